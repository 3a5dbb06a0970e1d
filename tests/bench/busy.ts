import { spawn } from 'node:child_process'
import { once, setMaxListeners } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { call } from '@orpc/server'
import { rendererDir } from '@main/commands/folders'
import { startHttp } from '@main/lan/http'
import { verifyJob } from '@main/store/upkeepJobs'
import { p95, percentile, type Line } from './measure'
import { pick, type Bench } from './service'
import { openHrSession } from './site'

const windows = 20

/** Acts while twenty windows follow live changes and each looks the changed card up, as boards do. */
export async function liveWindows({ site, context, reader }: Bench): Promise<Line> {
  const items = await openItems(reader)
  const closing = new AbortController()
  setMaxListeners(windows, closing.signal)
  let heard = 0
  const follow = async (): Promise<void> => {
    const changes = await call(site.router.live.changes, {}, { context, signal: closing.signal })
    for await (const change of changes) {
      heard += 1
      for (const subject of change.subjects) if (subject.kind === 'case') await call(site.router.board.card, { id: subject.id }, { context })
    }
  }
  const following = Array.from({ length: windows }, follow)
  const value = await p95(60, (round) => call(site.router.items.change, { id: pick(items, round).case_id, itemId: pick(items, round).id, tags: round % 2 === 0 ? ['urgent'] : [] }, { context }))
  await wait(200)
  closing.abort()
  await Promise.allSettled(following)
  if (heard < windows * 60) throw new Error(`the windows heard ${heard} changes`)
  // An act waits for nobody's window, but for the one processor that all of them share.
  return { name: `act while ${windows} windows follow p95`, unit: 'ms', limit: 100, value }
}

const uploadBytes = 25 * 1024 * 1024
const sender = `const [url, token, size] = process.argv.slice(1)
const body = Buffer.alloc(Number(size), 7)
for (let n = 0; n < 3; n += 1) { body.writeUInt32LE(process.pid + n); const answer = await fetch(url, { method: 'PUT', body, headers: { authorization: 'Bearer ' + token, 'content-type': 'application/octet-stream' } }); if (answer.status !== 201) throw new Error(await answer.text()) }`

/** Three files of 25 MiB sent by another process: received, hashed, stored. */
export async function upload({ site }: Bench, prepared: () => void): Promise<Line> {
  const http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: ({ cause }) => { throw cause } } })
  try {
    await wait(50)
    prepared()
    const from = performance.now()
    const child = spawn(process.execPath, ['--input-type=module', '-e', sender, `http://127.0.0.1:${http.port}/api/v1/attachments?name=big.bin`, await openHrSession(site), String(uploadBytes)], { stdio: ['ignore', 'inherit', 'inherit'] })
    const [code] = (await once(child, 'exit')) as [number]
    if (code !== 0) throw new Error('the upload failed')
    return { name: 'upload, 25 MiB a file', unit: 'MB/s', limit: 20, atLeast: true, value: (3 * uploadBytes) / 1e6 / ((performance.now() - from) / 1000) }
  } finally {
    await http.close()
  }
}

const perSecond = 20

/** Commands at an even pace while a worker does heavy work: what they cost, and how long the work took. */
export async function besideWork({ site, context, reader }: Bench, name: string, work: () => Promise<unknown>): Promise<Line> {
  const items = await openItems(reader)
  const act = async (round: number): Promise<number> => {
    const from = performance.now()
    await call(site.router.items.change, { id: pick(items, round).case_id, itemId: pick(items, round).id, tags: round % 2 === 0 ? ['urgent'] : [] }, { context })
    return performance.now() - from
  }
  let going = true
  const done = work().finally(() => { going = false })
  const sent: Promise<number>[] = []
  for (let round = 0; going; round += 1) {
    sent.push(act(round))
    await wait(1000 / perSecond)
  }
  await done
  return { name: `act while ${name} runs p95`, unit: 'ms', limit: 100, value: percentile(await Promise.all(sent), 0.95) }
}

export const besideVerify = (bench: Bench): Promise<Line> => besideWork(bench, 'verify', async () => {
  const { ok } = await bench.site.services.jobs.run(verifyJob, { dataDir: bench.site.dataDir })
  if (!ok) throw new Error('the log of the bench is not intact')
})

/** Every case of the site as a workbook. */
export const besideExport = (bench: Bench): Promise<Line> => besideWork(bench, 'an export of all cases', async () => {
  const { site, context } = bench
  const { id } = await call(site.router.exports.start, { what: { list: 'cases' }, format: 'xlsx' }, { context })
  while ((await call(site.router.exports.get, { id }, { context })).state === 'running') await wait(100)
})

const openItems = async (reader: Bench['reader']): Promise<{ case_id: string; id: string }[]> => (await reader('case_item').where({ live: 1 }).whereIn('status', ['not_started', 'in_progress', 'blocked']).limit(300).select('case_id', 'id')) as { case_id: string; id: string }[]
