import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { FolderInUse, lockFolder } from '@main/store/lock'
import { bundleForNode } from '../support/bundle'
import { useFolders } from '../support/site'

const newFolder = useFolders()
const lockIn = (folder: string): string => join(folder, 'desk.lock')

/** The pid of a process that is gone. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', ''], { stdio: 'ignore' })
  await once(child, 'exit')
  return child.pid!
}

describe('the lock of a data folder', () => {
  test('is refused to a second caller in the same process, and free again afterwards', async () => {
    const folder = await newFolder()
    const unlock = await lockFolder(folder)
    await expect(lockFolder(folder)).rejects.toEqual(new FolderInUse(process.pid))
    await expect(lockFolder(join(folder, '..', folder.split(/[\\/]/).at(-1)!))).rejects.toBeInstanceOf(FolderInUse)
    expect((await readFile(lockIn(folder), 'utf8')).split('\n')[0]).toBe(String(process.pid))
    await unlock()
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  test('left by a dead process, by one that had our pid, or half written, is taken over', async () => {
    for (const content of [String(await deadPid()), String(process.pid), '']) {
      const folder = await newFolder()
      await writeFile(lockIn(folder), content)
      await (await lockFolder(folder))()
      expect(await readdir(folder)).toEqual([])
    }
  })

  test('is taken over even when a takeover itself died halfway', async () => {
    const folder = await newFolder()
    await writeFile(lockIn(folder), String(await deadPid()))
    await writeFile(`${lockIn(folder)}.takeover`, String(await deadPid()))
    await (await lockFolder(folder))()
    expect(await readdir(folder)).toEqual([])
  })

  test('that is another’s by now is not removed when the former holder lets go', async () => {
    const folder = await newFolder()
    const unlock = await lockFolder(folder)
    await writeFile(lockIn(folder), '4711\nanother\n')
    await unlock()
    expect(await readFile(lockIn(folder), 'utf8')).toBe('4711\nanother\n')
  })

  test('that is stale is taken over by exactly one of many processes that start at once', async () => {
    const module = await bundleForNode('src-main/store/lock.ts')
    const root = await newFolder()
    const stale = String(await deadPid())
    const folders = Array.from({ length: rounds }, (_, round) => join(root, String(round)))
    for (const folder of folders) {
      await mkdir(folder)
      await writeFile(lockIn(folder), stale)
    }
    const children = Array.from({ length: processes }, () => spawn(process.execPath, ['--input-type=module', '-e', racer(module), ...folders], { stdio: ['pipe', 'pipe', 'inherit'] }))
    try {
      const lines = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]())
      const next = async (): Promise<string[]> => Promise.all(lines.map(async (line) => String((await line.next()).value)))
      expect(new Set(await next())).toEqual(new Set(['ready']))
      for (const [round, folder] of folders.entries()) {
        for (const child of children) child.stdin.write('go\n')
        const answers = await next()
        expect([round, answers.filter((answer) => answer === 'mine').length]).toEqual([round, 1])
        const owner = children[answers.indexOf('mine')]!.pid
        expect((await readFile(lockIn(folder), 'utf8')).split('\n')[0]).toBe(String(owner))
        expect(await readdir(folder)).toEqual(['desk.lock'])
      }
    } finally {
      await Promise.all(children.map(async (child) => {
        if (child.exitCode !== null) return
        child.stdin.end()
        await once(child, 'exit')
      }))
      await rm(dirname(module), { recursive: true, force: true })
    }
  }, 60_000)
})

const processes = 12
const rounds = 20

/** A program that tries for the next folder at each line it is sent, and keeps what it gets. */
const racer = (module: string): string => `
  import { createInterface } from 'node:readline'
  const { lockFolder } = await import(${JSON.stringify(pathToFileURL(module).href)})
  const folders = process.argv.slice(1)
  console.log('ready')
  for await (const _ of createInterface({ input: process.stdin })) {
    console.log(await lockFolder(folders.shift()).then(() => 'mine', (error) => (error.pid === undefined ? String(error) : 'taken')))
  }
`
