import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ensureBuilt } from '../../scripts/lib/build.mjs'
import { playwrightCounts, vitestCounts } from '../../scripts/lib/counts.mjs'
import { readOptions } from '../../scripts/lib/options.mjs'
import { appRoot } from '../../src-main/commands/folders'

const startScript = join(appRoot, 'scripts', 'start.mjs')
const running: ChildProcess[] = []
const folders: string[] = []

beforeAll(() => { expect(ensureBuilt({ quiet: true })).toBe(true) }, 120_000)
afterEach(async () => {
  for (const child of running.splice(0)) child.kill('SIGKILL')
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
})

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-start-'))
  folders.push(folder)
  return folder
}

/** Starts a command and resolves with its address when it is ready. */
async function started(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; url: string; said: () => string; ended: Promise<number | null> }> {
  const child = spawn(command, args, { cwd: appRoot, env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  running.push(child)
  const ended = new Promise<number | null>((resolve) => { child.once('exit', (code) => resolve(code)) })
  let text = ''
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (bytes: Buffer) => {
      text += bytes.toString()
      const ready = /^Handover Desk is ready at (http:\/\/127\.0\.0\.1:\d+)$/m.exec(text)
      if (ready) resolve(ready[1]!)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    void ended.then((code) => reject(new Error(`ended with ${code}:\n${text}`)))
  })
  return { child, url, said: () => text, ended }
}

const isUp = (url: string) => fetch(`${url}/healthz`).then((answer) => answer.ok, () => false)

describe('npm start', () => {
  test('refuses what it does not know in one line, and says how it is used', () => {
    const unknown = spawnSync(process.execPath, [startScript, '--hedless'], { encoding: 'utf8' })
    expect({ code: unknown.status, out: unknown.stdout, lines: unknown.stderr.trim().split('\n') }).toEqual({ code: 2, out: '', lines: ['不认识的选项 / unknown option: --hedless (--help)'] })
    const help = spawnSync(process.execPath, [startScript, '--help'], { encoding: 'utf8' })
    expect(help.status).toBe(0)
    for (const option of ['--headless', '--demo', '--data', '--port']) expect(help.stdout).toContain(option)
  })

  test('passes on what the application understands', () => {
    expect(readOptions(['--headless', '--demo', '--data', 'a b', '--port=0'])).toEqual({ help: false, headless: true, passedOn: ['--data', 'a b', '--port', '0', '--demo'] })
    for (const wrong of [['--port', '70000'], ['--port', 'x'], ['--data', ''], ['--data'], ['serve']]) expect(readOptions(wrong)).toHaveProperty('problem')
  })

  test.skipIf(process.platform !== 'linux')('without a display says so in one line and serves; a signal closes the site and frees the folder', async () => {
    const data = await newFolder()
    const { child, url, said, ended } = await started(process.execPath, [startScript, '--data', data, '--port', '0'])
    expect(said().trim().split('\n')).toEqual(['不开桌面窗口,改用浏览器 / No desktop window, use a browser: 没有显示器 / no display', `Handover Desk is ready at ${url}`])
    expect(await isUp(url)).toBe(true)
    child.kill('SIGINT')
    // The terminal and npm both send one.
    child.kill('SIGINT')
    expect(await ended).toBe(0)
    expect(await readdir(data)).not.toContain('desk.lock')
  })

  test.skipIf(process.platform === 'win32')('does not outlive npm’s shell', async () => {
    const data = await newFolder()
    const { child, url } = await started('/bin/sh', ['-c', `"${process.execPath}" "${startScript}" --headless --port 0 --data "${data}"; true`], { npm_lifecycle_event: 'start' })
    child.kill('SIGKILL')
    await expect.poll(() => isUp(url), { timeout: 10_000 }).toBe(false)
    await expect.poll(() => readdir(data), { timeout: 10_000 }).not.toContain('desk.lock')
  })
})

describe('the closing count', () => {
  test('takes a file that does not load as a failure', async () => {
    const file = join(await newFolder(), 'vitest.json')
    await writeFile(file, JSON.stringify({ numPassedTests: 7, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0, testResults: [{ status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{}] }] }))
    expect(vitestCounts(file)).toEqual({ passed: 7, failed: 2, skipped: 2 })
  })

  test('takes a flaky browser test and a broken set-up as failures', async () => {
    const file = join(await newFolder(), 'playwright.json')
    await writeFile(file, JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no browser' }] }))
    expect(playwrightCounts(file)).toEqual({ passed: 5, failed: 3, skipped: 2 })
    expect(playwrightCounts(join(await newFolder(), 'gone.json'))).toBeUndefined()
  })
})
