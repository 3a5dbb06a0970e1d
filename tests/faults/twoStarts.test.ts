/** Several start on one data folder in the same instant: exactly one gets it, the others name its pid; whoever dies lets it go. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { lockFolder } from '@main/store/lock'
import { bundleForNode } from '../support/bundle'
import { useFolders } from '../support/site'
import { useFault } from './fault'
import { makeDemoFolder } from './ground'
import { serveAfter } from './smallDisk'

const fault = useFault('twoStarts', { rounds: 20 })
const processes = 4
const newFolder = useFolders()
const bundles: string[] = []
const bundled = async (entry: string): Promise<string> => {
  const path = await bundleForNode(entry)
  bundles.push(dirname(path))
  return path
}
afterAll(() => Promise.all(bundles.map((folder) => rm(folder, { recursive: true, force: true }))))

/** Takes the next folder at each line it reads, and says whose it is. */
const racer = (module: string): string => `
  import { createInterface } from 'node:readline'
  const { lockFolder } = await import(${JSON.stringify(pathToFileURL(module).href)})
  const folders = process.argv.slice(1)
  console.log('ready')
  for await (const _ of createInterface({ input: process.stdin })) {
    console.log(await lockFolder(folders.shift()).then(() => 'mine', (error) => (error.pid === undefined ? String(error) : 'of ' + error.pid)))
  }
`

test(`one of ${processes} gets the folder, each of the others says whose it is (${fault.rounds} folders)`, async () => {
  const module = await bundled('src-main/store/lock.ts')
  const root = await newFolder()
  const folders = Array.from({ length: fault.rounds }, (_, round) => join(root, String(round)))
  const stale = [`${process.pid}\nof a dead process whose number another has\n`, '', '999999\nof a dead process\n']
  for (const [round, folder] of folders.entries()) {
    await mkdir(folder)
    if (round % 4 !== 0) await writeFile(join(folder, 'desk.lock'), stale[round % 4 - 1]!)
  }
  const children = Array.from({ length: processes }, () => spawn(process.execPath, ['--input-type=module', '-e', racer(module), ...folders], { stdio: ['pipe', 'pipe', 'inherit'] }))
  try {
    const lines = children.map((child) => createInterface({ input: child.stdout })[Symbol.asyncIterator]())
    const next = async (): Promise<string[]> => Promise.all(lines.map(async (line) => String((await line.next()).value)))
    expect(new Set(await next())).toEqual(new Set(['ready']))
    for (const round of folders.keys()) {
      for (const child of children) child.stdin.write('go\n')
      const answers = await next()
      const owner = children[answers.indexOf('mine')]?.pid
      // A dead process's number may be this test's own: then it is alive, and the loser reads it before the winner has written.
      const named = round % 4 === 1 ? expect.stringMatching(/^of \d+$/) as string : `of ${owner}`
      expect({ round, answers: answers.filter((answer) => answer !== 'mine') }).toEqual({ round, answers: Array.from({ length: processes - 1 }, () => named) })
      fault.count({ rounds: 1 })
    }
    // Killed, they let everything go at once, whatever their files say.
    for (const child of children) child.kill('SIGKILL')
    await Promise.all(children.map((child) => child.exitCode ?? child.signalCode ?? once(child, 'exit')))
    for (const folder of folders) await (await lockFolder(folder))()
  } finally {
    for (const child of children) child.kill('SIGKILL')
  }
}, 60_000 + fault.rounds * 10_000)

test('of two applications started at once one serves, the other ends with its pid in a plain message', async () => {
  const cli = await bundled('src-main/cli.ts')
  const dataDir = await makeDemoFolder(await newFolder())
  const started = await Promise.all([serveAfter('', ['env'], cli, dataDir), serveAfter('', ['env'], cli, dataDir)])
  const running = started.filter((one) => 'url' in one)
  const refused = started.filter((one) => !('url' in one))
  expect([running.length, refused.length]).toEqual([1, 1])
  expect(refused[0]).toMatchObject({ code: 1, said: expect.stringMatching(new RegExp(`进程 ${running[0]!.child.pid} .*in use by process ${running[0]!.child.pid}`)) as string })
  await running[0]!.stop()
  fault.count({ rounds: 1 })
}, 300_000)
