import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { call } from '@orpc/server'
import type { Knex } from 'knex'
import { appRoot, appVersion, resourcesDir } from '@main/commands/folders'
import { seededRandom } from '@main/demo/seed/dice'
import { seedSite, setUpMs } from '@main/demo/seed/seedSite'
import type { Context } from '@main/office/context'
import { openSession } from '@main/office/sessions'
import { allMigrations, openSite, subjectRegistry, systemActor, type Site } from '@main/site'
import { openWriter } from '@main/store/driver'
import { migrate } from '@main/store/migrate'
import { holdersOf } from '@main/subjects/user/queries'
import { p95, print, type Line } from './measure'

/** The lines of issue "Trust and scale", on a seeded site; the limits are for 100,000 cases. */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false }, data: { type: 'string' } } })
const cases = Number(values.cases)
const only = positionals[0]
const folder = mkdtempSync(join(tmpdir(), 'desk-bench-'))
const lines: Line[] = []
const say = (text: string): void => { if (!values.json) process.stderr.write(`${text}\n`) }

const dayStart = Math.floor(Date.now() / 86_400_000) * 86_400_000

/** Opens a seeded site; says how long seeding took. */
async function seeded(dataDir: string, count: number): Promise<{ site: Site; seconds: number }> {
  const random = seededRandom(Number(values.seed))
  random.at(setUpMs(dayStart))
  const making = await openSite({ dataDir, resources: resourcesDir, appVersion, random, clock: { now: () => setUpMs(dayStart) } })
  const from = performance.now()
  await seedSite(making, { cases: count, seed: Number(values.seed), nowMs: dayStart, random, onProgress: () => {} })
  const seconds = (performance.now() - from) / 1000
  await making.close()
  return { site: await openSite({ dataDir, resources: resourcesDir, appVersion }), seconds }
}

/** A caller with the office's role. */
async function officeContext(site: Site): Promise<Context> {
  const [hr] = await holdersOf(site.services.reader, 'hr')
  const userId = hr?.userId ?? (await holdersOf(site.services.reader, 'admin'))[0]!.userId
  const session = await site.services.writer.run(systemActor(), (tx) => openSession(tx.outsideLog, site.services.random, { userId, nowMs: tx.now(), via: 'api', pc: 'bench' }))
  return site.contextFor({ via: 'api', pc: 'bench', source: 'bench', token: () => session.token, setToken: () => {} })
}

const boardPage = (site: Site, context: Context) => p95(100, () => call(site.router.board.get, { sort: 'due', limit: 30 }, { context }))

async function measureService(site: Site): Promise<void> {
  const context = await officeContext(site)
  const reader = site.services.reader
  const ids = (await reader('case_card').where({ status: 'open' }).limit(400).pluck('id')) as string[]
  const pick = <T>(list: readonly T[], round: number): T => list[(round * 7919) % list.length]!
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()

  lines.push({ name: 'board, first page p95', value: await boardPage(site, context), unit: 'ms', limit: 50, bare: await p95(100, () => bareBoard(reader)) })
  lines.push({ name: 'case page p95', value: await p95(200, (round) => call(site.router.cases.get, { id: pick(ids, round) }, { context })), unit: 'ms', limit: 30, bare: await p95(200, (round) => reader('event').where({ subject: `case:${pick(ids, round)}` }).select('payload')) })
  const items = (await reader('case_item').where({ live: 1 }).whereIn('case_id', ids.slice(0, 60)).whereIn('status', ['not_started', 'in_progress']).limit(60).select('case_id', 'id')) as { case_id: string; id: string }[]
  const blocked = new Set<string>()
  lines.push({
    name: 'item state change, durable p95', unit: 'ms', limit: 20, bare: await bareCommit(),
    value: await p95(200, async (round) => {
      const item = pick(items, round)
      const act = blocked.has(item.id) ? 'resume' : 'block'
      if (act === 'block') blocked.add(item.id)
      else blocked.delete(item.id)
      await call(site.router.items.act, { id: item.case_id, itemIds: [item.id], act, blockedBy: '甲方' }, { context })
    }),
  })
  const words = ['维修', '张', 'lz', '钥匙', '图纸', 'E01', '交接', '安全帽']
  lines.push({ name: 'search p95', value: await p95(150, (round) => call(site.router.search.find, { text: pick(words, round) }, { context })), unit: 'ms', limit: 100, bare: await p95(100, () => reader.raw(`SELECT rowid FROM search_index WHERE search_index MATCH '"维 修"' ORDER BY rowid DESC LIMIT 50`)) })
  delay.disable()
  lines.push({ name: 'longest block of the event loop', value: delay.max / 1e6, unit: 'ms', limit: 50 })
}

const bareBoard = async (reader: Knex): Promise<void> => {
  for (const stage of ['to_start', 'handing_over', 'awaiting_confirmation', 'to_settle', 'to_file', 'archived']) await reader('case_card').where({ column_stage: stage }).orderBy(['due_key', 'id']).limit(30)
}

/** One small row in a transaction of its own with synchronous=FULL: what the disk takes. */
async function bareCommit(): Promise<number> {
  const db = openWriter(join(folder, 'bare-commit.db'))
  await db.raw('CREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT)')
  const value = await p95(100, () => db.transaction((trx) => trx('t').insert({ text: 'x'.repeat(400) })))
  await db.destroy()
  return value
}

/** The same rows, of the log and of every projection, written by the same driver in one transaction with nothing decided, hashed or signed. */
async function measureSeed(site: Site, seconds: number): Promise<void> {
  const tables = [{ name: 'event', columns: ['position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload'] }, ...[...subjectRegistry(site.desk).values()].flatMap((subject) => subject.tables)]
  const bare = openWriter(join(folder, 'bare.db'))
  await migrate(bare, allMigrations, folder, new Date())
  await bare.raw('DROP TABLE event')
  await bare.raw('CREATE TABLE event (position INTEGER PRIMARY KEY, replica TEXT, epoch INTEGER, seq INTEGER, hlc TEXT, wall_time TEXT, actor TEXT, type TEXT, subject TEXT, base TEXT, payload TEXT, UNIQUE (replica, epoch, seq))')
  await bare.raw('CREATE INDEX event_by_subject ON event (subject, position)')
  let rows = 0
  let writing = 0
  await bare.transaction(async (trx) => {
    for (const table of tables) {
      for (let offset = 0; ; offset += 1000) {
        const part = (await site.services.reader(table.name).select(...table.columns).limit(1000).offset(offset)) as Record<string, unknown>[]
        if (part.length === 0) break
        const json = JSON.stringify(part.map((row) => table.columns.map((column) => row[column])))
        const from = performance.now()
        await trx.raw(`INSERT OR IGNORE INTO ${table.name} (${table.columns.join(', ')}) SELECT ${table.columns.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?)`, [json])
        writing += performance.now() - from
        rows += part.length
      }
    }
  })
  await bare.destroy()
  const rate = rows / seconds
  const bareRate = rows / (writing / 1000)
  lines.push({ name: 'seed, rows written a second', value: rate, unit: 'rows/s', limit: Math.round(bareRate / 3), atLeast: true, bare: bareRate })
}

async function measureStart(dataDir: string): Promise<void> {
  const times: number[] = []
  let resident = Number.NaN
  for (let round = 0; round < 3; round += 1) {
    const from = performance.now()
    const child = spawn(process.execPath, [join(appRoot, 'out/main/cli.js'), 'serve', '--data', dataDir, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const url = await new Promise<string>((resolve) => child.stdout.on('data', (bytes: Buffer) => { const found = /ready at (\S+)/.exec(bytes.toString()); if (found) resolve(found[1]!) }))
    times.push(performance.now() - from)
    await fetch(`${url}/healthz`)
    if (existsSync(`/proc/${child.pid}/status`)) resident = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024
    child.kill('SIGTERM')
    await new Promise((resolve) => child.once('exit', resolve))
  }
  lines.push({ name: 'start of the process to ready', value: Math.min(...times) / 1000, unit: 's', limit: 1.5 })
  if (!Number.isNaN(resident)) lines.push({ name: 'resident memory after start', value: resident, unit: 'MB', limit: 250 })
}

/** What the first page loads before it shows: the entry and what it preloads. */
function measureScripts(): void {
  const root = join(appRoot, 'out/renderer')
  const html = readFileSync(join(root, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]!)
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0)
  lines.push({ name: 'initial script, gzipped', value: bytes / 1000, unit: 'kB', limit: 400 })
}

try {
  say(`Seeding ${cases} cases …`)
  const dataDir = join(folder, 'site')
  const { site, seconds } = await seeded(dataDir, cases)
  await measureService(site)
  const small = cases > 1000 ? await seeded(join(folder, 'small'), 1000) : null
  if (small) {
    const inBig = await boardPage(site, await officeContext(site))
    const inSmall = await boardPage(small.site, await officeContext(small.site))
    lines.push({ name: `board at ${cases} cases against 1000`, value: inBig / inSmall, unit: 'times', limit: 1.5 })
    await small.site.close()
  }
  await measureSeed(site, seconds)
  await site.close()
  await measureStart(dataDir)
  measureScripts()
  print(only ? lines.filter((line) => line.name.includes(only)) : lines, values.json)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
