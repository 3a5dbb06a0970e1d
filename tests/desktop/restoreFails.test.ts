import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, expect, test, vi } from 'vitest'
import { everyFile } from '@main/commands/everyFile'
import { writeBackup } from '@main/store/backup'
import { stagingOf } from '@main/store/restore'
import { bundleForNode } from '../support/bundle'
import { copyDemo } from '../support/demoFolder'
import { app, stage } from '../support/electron'
import { databaseOf, useFolders } from '../support/site'

const newFolder = useFolders()
let backup: string
beforeAll(async () => {
  const source = await newFolder()
  await copyDemo(source)
  backup = join(await newFolder(), 'site.zip')
  await writeBackup({ database: databaseOf(source), scratch: join(source, 'backups'), target: backup, app: '0', now: new Date(), files: (copy) => everyFile(copy, source) })
})

/** Restores at the first start; when it is decided, the database is found to be none. */
async function restoreOntoBadDisk(dataDir: string, readyLine: string): Promise<void> {
  const url = `${/http:\S+/.exec(readyLine)![0]}/api/v1/restore`
  const ask = async (path: string) => expect((await fetch(url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })).status).toBe(200)
  await fetch(`${url}/upload`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: new Uint8Array(await readFile(backup)) })
  await ask('/open')
  await writeFile(join(stagingOf(dataDir), 'site.db'), 'no database any more, for the disk has failed meanwhile')
  await ask('/apply')
}

test('a restored site that cannot be opened is told in the window’s box, as at a start', async () => {
  const dataDir = await newFolder()
  stage.paths['appData'] = await newFolder()
  const { startDesktop } = await import('@main/desktop/lifecycle')
  const ended = new Promise<void>((resolve) => { stage.onExit = resolve })
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  startDesktop(['--data', dataDir, '--port', '0'])
  app.becomeReady()
  const readyLine = await vi.waitUntil(() => written.mock.calls.map(([text]) => String(text)).find((text) => text.startsWith('Handover Desk is ready')), { timeout: 30_000 })
  await restoreOntoBadDisk(dataDir, readyLine)
  await ended
  const lines = said.mock.calls.map(([text]) => String(text)).join('')
  vi.restoreAllMocks()
  const text = expect.stringMatching(/^数据库文件已损坏:/) as string
  expect({ exits: stage.exits, boxes: stage.errorBoxes }).toEqual({ exits: [1], boxes: [{ title: '交接台无法打开', text }] })
  expect(lines).toBe(`${stage.errorBoxes[0]!.text}\n`)
})

test('a restored site that cannot be opened ends desk serve with the sentence of a start', async () => {
  const dataDir = await newFolder()
  const entry = await bundleForNode('src-main/cli.ts')
  const server = spawn(process.execPath, [entry, 'serve', '--data', dataDir, '--port', '0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  server.stderr.on('data', (part: Buffer) => { said += part.toString('utf8') })
  const ended = once(server, 'close')
  const [ready] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
  await restoreOntoBadDisk(dataDir, ready)
  expect(await ended).toEqual([1, null])
  expect(said).toMatch(/^数据库文件已损坏，没有再写入：.* \/ the database is damaged[^\n]*\n$/)
  await rm(dirname(entry), { recursive: true })
})
