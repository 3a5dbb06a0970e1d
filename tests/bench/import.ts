import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { call } from '@orpc/server'
import type { ImportView } from '@shared/contract/import'
import { attachmentLimit } from '@shared/contract/attachment'
import { allMigrations } from '@main/site'
import { writeXlsx } from '@main/spreadsheets/writeXlsx'
import { openWriter } from '@main/store/driver'
import { migrate } from '@main/store/migrate'
import { recordStored } from '@main/subjects/attachment/procedures'
import type { Line } from './measure'
import type { Bench } from './service'

const rowsOfList = 20_000
const resolutionMs = 2

/** A list of 20,000 people as an office has it: previewed, imported and taken back; how long the loop was away at most meanwhile. */
export async function importing(bench: Bench): Promise<Line[]> {
  const { site, context } = bench
  const fileId = await uploadList(bench)
  const forward = watchLoop()
  const [preview, previewSeconds] = await taking(() => call(site.router.imports.preview, { fileId, kind: 'employees' }, { context }))
  if (preview.counts.added !== rowsOfList) throw new Error(`the list should be all new: ${JSON.stringify(preview.counts)} ${JSON.stringify(preview.remarks)}`)
  const before = await lastPosition(bench)
  const [importId, importSeconds] = await taking(async () => {
    const started = await call(site.router.imports.run, { previewId: preview.previewId }, { context })
    await ended(bench, started.importId, 'done')
    return started.importId
  })
  // Not while the bare driver works: what that costs this thread is not ours. Twice from new, for a watch that is interrupted counts the interruption.
  const blocks = [forward()]
  const bare = await bareSeconds(bench, before)
  const back = watchLoop()
  const [, undoSeconds] = await taking(async () => {
    await call(site.router.imports.undo, { id: importId, reason: 'bench' }, { context })
    await ended(bench, importId, 'undone')
  })
  blocks.push(back())
  return [
    { name: `import, preview of ${rowsOfList} rows`, unit: 's', limit: 60, value: previewSeconds }, { name: `import of ${rowsOfList} rows`, unit: 's', limit: 60, value: importSeconds, bare },
    { name: `import of ${rowsOfList} rows undone`, unit: 's', limit: 60, value: undoSeconds }, { name: 'import, longest block of the loop', unit: 'ms', limit: 50, value: Math.max(...blocks) },
  ]
}

/** From now on until asked: the longest that the loop was away, in milliseconds. */
function watchLoop(): () => number {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs })
  delay.enable()
  return () => {
    delay.disable()
    return delay.max / 1e6 - resolutionMs
  }
}

async function taking<Result>(work: () => Promise<Result>): Promise<[Result, number]> {
  const from = performance.now()
  const result = await work()
  return [result, (performance.now() - from) / 1000]
}

const header = ['工号', '姓名', '手机号码', '部门', '班组', '岗位', '人员类别', '用工性质', '入职日期', '送达地址'] as const
const families = [...'王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗']
const given = [...'伟芳娜敏静强磊军洋勇艳杰娟涛明超秀霞平刚']

async function* list(): AsyncGenerator<string[]> {
  for (let n = 0; n < rowsOfList; n += 1) {
    const pick = (from: readonly string[], step: number): string => from[Math.floor(n / step) % from.length]!
    yield [`IMP-${String(n).padStart(6, '0')}`, pick(families, 1) + pick(given, 20) + pick(given, 400), `138${String(10_000_000 + n)}`, `部门${n % 40}`, `班组${n % 300}`, '技术员', n % 3 === 0 ? '工人' : '管理人员', n % 5 === 0 ? '劳务派遣' : '本公司', `20${String(10 + (n % 15))}-0${String(1 + (n % 9))}-1${String(n % 10)}`, `示例省示例市示例路 ${n} 号`]
  }
}

async function uploadList({ context, scratch }: Bench): Promise<string> {
  const path = join(scratch, 'list.xlsx')
  await writeXlsx(path, { sheet: '名册', columns: header.map((name) => ({ header: name, kind: name === '入职日期' ? 'date' : 'text' })), rows: list(), about: { sheet: '说明', lines: () => [] } }, new AbortController().signal)
  const received = await context.services.files.receive(createReadStream(path), attachmentLimit)
  return (await recordStored({ input: { ...received, name: 'list.xlsx', type: 'application/octet-stream' }, context })).id
}

async function ended({ site, context }: Bench, id: string, state: ImportView['state']): Promise<void> {
  for (;;) {
    const view = await call(site.router.imports.get, { id }, { context })
    if (view.state === state) return
    if (view.problem) throw new Error(view.problem.message)
    await new Promise((resolve) => { setTimeout(resolve, 100) })
  }
}

async function lastPosition({ reader }: Bench): Promise<number> {
  return ((await reader('event').max({ position: 'position' }).first()) as { position: number }).position
}

const rowsAtOnce = 1000
const tables = ['event', 'employee', 'employee_key'] as const

/** The same rows of the log and the register by the bare driver into the same schema in one transaction. */
async function bareSeconds({ reader, scratch }: Bench, before: number): Promise<number> {
  const bare = openWriter(join(scratch, 'bare-import.db'))
  await migrate(bare, allMigrations, scratch, new Date())
  const ids = (await reader('employee').where('number', 'like', 'IMP-%').pluck('id')) as string[]
  let spentMs = 0
  await bare.transaction(async (trx) => {
    for (const table of tables) {
      for (let from = 0; from < ids.length; from += rowsAtOnce) {
        const part = JSON.stringify(ids.slice(from, from + rowsAtOnce))
        const rows = (await (table === 'event' ? reader('event').where('position', '>', before).whereRaw(`substr(subject, 10) IN (SELECT value FROM json_each(?))`, [part])
          : reader(table).whereRaw(`${table === 'employee' ? 'id' : 'employee_id'} IN (SELECT value FROM json_each(?))`, [part]))) as Record<string, unknown>[]
        const columns = Object.keys(rows[0] ?? {})
        const json = JSON.stringify(rows.map((row) => columns.map((column) => (Buffer.isBuffer(row[column]) ? row[column].toString('hex') : row[column]))))
        const at = performance.now()
        await trx.raw(`INSERT INTO ${table} (${columns.map((column) => `"${column}"`).join(', ')}) SELECT ${columns.map((column, i) => (rows.some((row) => Buffer.isBuffer(row[column])) ? `unhex(value ->> ${i})` : `value ->> ${i}`)).join(', ')} FROM json_each(?)`, [json])
        spentMs += performance.now() - at
      }
    }
    const at = performance.now()
    await trx.commit()
    spentMs += performance.now() - at
  })
  await bare.destroy()
  return spentMs / 1000
}
