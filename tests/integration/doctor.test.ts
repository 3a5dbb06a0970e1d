import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, cp, mkdir, open, readdir, readFile, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDesk } from '@main/commands/run'
import { resourcesDir } from '@main/commands/folders'
import { systemClock } from '@main/log/clock'
import type { JobRun } from '@main/jobs/job'
import { caseDesk, subjectRegistry } from '@main/site'
import { projectionDigest } from '@main/store/rebuild'
import { repair } from '@main/works/repair'
import { upkeepChecks, upkeepFindings, type UpkeepCode } from '@shared/upkeep'
import { bundleForNode } from '../support/bundle'
import { mountPrefix } from '../faults/smallDisk'
import { copyDemo } from '../support/demoFolder'
import { addPerson, databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const newFolder = useFolders()
const registry = subjectRegistry(caseDesk(resourcesDir))
const unix = process.platform !== 'win32'
let base: string
const backupName = 'monday.zip'

interface Answer { code: number; out: string; error: string; codes: UpkeepCode[]; data: Record<string, Record<string, string | number>>; result: Record<string, unknown> }

async function desk(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  let out = ''
  let error = ''
  const code = await runDesk(argv, { out: (text) => { out += text }, error: (text) => { error += text } })
  expect(out + error).not.toMatch(/\n\s+at |\{\w+\}/)
  return { code, out, error }
}

/** What the doctor finds, as codes; the demonstration's time zone may be this machine's or not. */
async function doctor(folder: string, ...more: string[]): Promise<Answer> {
  const { code, out, error } = await desk('doctor', '--data', folder, '--json', ...more)
  return { code, out, error, ...found(out) }
}
function found(out: string): Pick<Answer, 'codes' | 'data' | 'result'> {
  const result = JSON.parse(out) as { results: { findings: { code: UpkeepCode; data: Record<string, string | number> }[] }[] }
  const findings = result.results.flatMap((one) => one.findings).filter((one) => one.code !== 'ZONE_DIFFERS')
  return { codes: findings.map((one) => one.code), data: Object.fromEntries(findings.map((one) => [one.code, one.data])), result: result as unknown as Record<string, unknown> }
}

const digestOf = (folder: string) => withReader(folder, (db) => projectionDigest(db, registry))
async function copy(): Promise<string> {
  const folder = join(await newFolder(), 'site')
  await cp(base, folder, { recursive: true })
  return folder
}
/** Does harm, sees it found and named, refuses to touch it unasked, repairs it, and finds nothing any more. */
async function harmAndRepair(harm: (folder: string) => Promise<unknown>, codes: readonly UpkeepCode[], { changesRows = true } = {}): Promise<Answer> {
  const folder = await copy()
  const good = await digestOf(folder)
  await harm(folder)
  const seen = await doctor(folder)
  expect([seen.code, seen.codes]).toEqual([codes.some((code) => upkeepFindings[code].problem) ? 1 : 0, codes])
  const again = await doctor(folder)
  // No terminal and no --yes: nothing was repaired.
  expect(again.codes).toEqual(codes)
  const repaired = await doctor(folder, '--yes')
  expect([repaired.code, repaired.codes, repaired.error]).toEqual([0, [], expect.any(String)])
  expect((repaired.result['repaired'] as string[]).length).toBeGreaterThan(0)
  expect((await doctor(folder)).codes).toEqual([])
  expect(await digestOf(folder)).toBe(good)
  const kept = (await readdir(join(folder, 'backups'))).filter((name) => name.startsWith('before-repair-'))
  expect(kept).toHaveLength(changesRows ? 1 : 0)
  const site = await openTestSite(folder)
  await addPerson(site, 'afterwards')
  await site.close()
  return seen
}

beforeAll(async () => {
  base = join(await newFolder(), 'site')
  await copyDemo(base)
  await desk('backup', join(base, 'backups', backupName), '--data', base)
}, 120_000)

test('a folder in order: every check says so in both languages, and nothing but the note of it is written', async () => {
  const folder = await copy()
  const before = await digestOf(folder)
  const database = await readFile(databaseOf(folder))
  const { code, codes, result } = await doctor(folder)
  expect([code, codes]).toEqual([0, []])
  expect((result['results'] as { check: string }[]).map((one) => one.check)).toEqual([...upkeepChecks])
  const spoken = await desk('doctor', '--data', folder)
  expect(spoken.out).toContain('没有发现问题 / nothing is wrong')
  for (const line of spoken.out.trim().split('\n')) expect(line).toMatch(/\p{Script=Han}.* \/ [\w ]+/u)
  expect(await digestOf(folder)).toBe(before)
  expect((await readFile(databaseOf(folder))).equals(database)).toBe(true)
  expect((await readdir(folder)).filter((name) => !['desk.hold', 'desk.hold-journal'].includes(name))).toEqual((await readdir(base)).concat('logs').filter((name, index, all) => all.indexOf(name) === index && !name.startsWith('desk.')).sort())
})

describe('found and repaired:', () => {
  test('a missing index, and a missing trigger that keeps the log append-only', async () => {
    const { data } = await harmAndRepair((folder) => withIntruder(folder, (db) => db.raw('DROP INDEX case_card_by_due')), ['INDEX_MISSING', 'TRIGGER_MISSING', 'TRIGGER_MISSING', 'TRIGGER_MISSING'])
    expect(data['INDEX_MISSING']).toEqual({ name: 'case_card_by_due' })
  })

  test('an index that does not agree with its table', async () => {
    const { data } = await harmAndRepair(async (folder) => {
      await withIntruder(folder, async (db) => {
        const rows = (await db.raw("SELECT name, rootpage FROM sqlite_master WHERE name IN ('case_card_by_due', 'case_card_by_left') ORDER BY name")) as { name: string; rootpage: number }[]
        await db.raw('PRAGMA writable_schema = ON')
        for (const [index, { name }] of rows.entries()) await db.raw('UPDATE sqlite_master SET rootpage = ? WHERE name = ?', [rows[1 - index]!.rootpage, name])
      })
      await makeTriggersAgain(folder)
    }, ['INDEX_WRONG', 'INDEX_WRONG'])
    expect(data['INDEX_WRONG']!['name']).toMatch(/^case_card_by_/)
  })

  test('rows that were changed, taken away or put in past the log, each named with its view', async () => {
    const { data } = await harmAndRepair(async (folder) => {
      await withIntruder(folder, async (db) => {
        await db.raw("UPDATE case_card SET employee_name = 'x' WHERE number LIKE '%3'")
        await db.raw('DELETE FROM case_item WHERE due_on IS NULL')
        await db.raw("INSERT INTO employee_key (key, employee_id) VALUES ('intruder', 'nobody')")
      })
      await makeTriggersAgain(folder)
    }, ['ROWS_EXTRA', 'ROWS_DIFFER', 'ROWS_DIFFER'])
    expect(data['ROWS_EXTRA']).toEqual({ name: 'employee_key', count: 1 })
    expect(data['ROWS_DIFFER']).toMatchObject({ name: 'case_item', first: expect.stringMatching(/^case:/) })
  })

  test('a view whose table is gone', async () => {
    await harmAndRepair(async (folder) => {
      await withIntruder(folder, (db) => db.raw('DROP TABLE case_item'))
      await makeTriggersAgain(folder)
    }, ['PROJECTION_MISSING', 'NOT_CHECKED'])
  })

  const countsOf = (folder: string) => withReader(folder, (db) => db('case_count').orderBy(['column_stage', 'department', 'position_id', 'employer', 'kind']) as Promise<Record<string, unknown>[]>)

  test('counts of the board that are not those of its cards', async () => {
    let harmed = ''
    const { data } = await harmAndRepair(async (folder) => {
      harmed = folder
      await withIntruder(folder, async (db) => {
        await db.raw('UPDATE case_count SET cases = cases + 1 WHERE column_stage = (SELECT min(column_stage) FROM case_count)')
        await db.raw("INSERT INTO case_count (department, position_id, employer, kind, column_stage, cases) VALUES ('nowhere', '', 'own', 'departed', 'closed', 7)")
      })
      await makeTriggersAgain(folder)
    }, ['COUNTS_DIFFER'])
    expect(data['COUNTS_DIFFER']!['count']).toBeGreaterThan(1)
    expect(await countsOf(harmed)).toEqual(await countsOf(base))
  })

  test('counts of a site that has no case', async () => {
    const folder = await newFolder()
    await (await openTestSite(folder)).close()
    await withIntruder(folder, (db) => db.raw("INSERT INTO case_count (department, position_id, employer, kind, column_stage, cases) VALUES ('nowhere', '', 'own', 'departed', 'closed', 7)"))
    await makeTriggersAgain(folder)
    expect((await doctor(folder)).data['COUNTS_DIFFER']).toEqual({ name: 'case_count', count: 1 })
    expect((await doctor(folder, '--yes')).codes).not.toContain('COUNTS_DIFFER')
    expect(await countsOf(folder)).toEqual([])
  })

  test('counts whose table is gone', async () => {
    let harmed = ''
    await harmAndRepair(async (folder) => {
      harmed = folder
      await withIntruder(folder, (db) => db.raw('DROP TABLE case_count'))
      await makeTriggersAgain(folder)
    }, ['PROJECTION_MISSING', 'NOT_CHECKED'])
    expect(await countsOf(harmed)).toEqual(await countsOf(base))
  })

  test('a trigger that feeds a view: what was written without it is made up for with it', async () => {
    const folder = await copy()
    await withIntruder(folder, async (db) => {
      await db.raw('DROP TRIGGER case_count_moved')
      await db.raw("UPDATE case_card SET department = 'elsewhere'")
    })
    await makeTriggersAgain(folder)
    const run: JobRun = { progress: () => {}, signal: new AbortController().signal }
    const report = { startedAt: '', endedAt: '', results: [] }
    await repair({ dataDir: folder, resources: resourcesDir, report, repairs: ['makeSchema'], nowMs: Date.now() }, run)
    expect((await doctor(folder)).codes).toEqual([])
    expect(await countsOf(folder)).toEqual(await countsOf(base))
  })

  test('a search index that was emptied', async () => {
    const { data } = await harmAndRepair(async (folder) => {
      await withIntruder(folder, (db) => db.raw("INSERT INTO search_index (search_index) VALUES ('delete-all')"))
      await makeTriggersAgain(folder)
    }, ['SEARCH_DIFFERS', 'SEARCH_DIFFERS'])
    expect(Number(data['SEARCH_DIFFERS']!['missing'])).toBeGreaterThan(0)
  })

  test('a search index that knows other words than its documents hold', async () => {
    await harmAndRepair(async (folder) => {
      await withIntruder(folder, async (db) => {
        const ids = (await db.raw('SELECT CAST(id AS TEXT) AS id FROM employee_doc')) as { id: string }[]
        for (const { id } of ids) await db.raw("INSERT INTO employee_doc_intake (id, grams) VALUES (CAST(? AS INTEGER), 'nothing')", [id])
      })
      await makeTriggersAgain(folder)
    }, ['SEARCH_DIFFERS'])
  })

  test('rows made by an older program', async () => {
    await harmAndRepair(async (folder) => {
      await withIntruder(folder, (db) => db.raw("UPDATE projection_basis SET value = '0' WHERE key = 'version'"))
      await makeTriggersAgain(folder)
    }, ['BASIS_DIFFERS'])
  })

  test('unfinished uploads and backups that were left behind', async () => {
    await harmAndRepair(async (folder) => {
      await mkdir(join(folder, 'attachments', 'incoming'), { recursive: true })
      await writeFile(join(folder, 'attachments', 'incoming', 'abc'), 'half')
      await mkdir(join(folder, 'backups', 'making-abc'))
      await writeFile(join(folder, 'backups', 'sunday.zip.partial'), 'half')
    }, ['LEFTOVERS'], { changesRows: false })
  })

  test.runIf(unix)('a signing key that others can read', async () => {
    const folder = await copy()
    const key = join(folder, 'keys', 'replica.json')
    await chmod(key, 0o644)
    expect(await doctor(folder)).toMatchObject({ code: 1, codes: ['KEY_READABLE'], data: { KEY_READABLE: { path: key, mode: '644' } } })
    expect(await doctor(folder, '--yes')).toMatchObject({ code: 0, codes: [] })
    expect((await stat(key)).mode & 0o777).toBe(0o600)
  })
})

/** What an intruder takes away to get at the log. */
const makeTriggersAgain = (folder: string) => withReader(base, async (db) => (await db.raw("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'event'")) as { sql: string }[])
  .then((triggers) => withPlainWriter(folder, triggers.map((one) => one.sql)))
async function withPlainWriter(folder: string, statements: readonly string[]): Promise<void> {
  await withIntruder(folder, async (db) => { for (const sql of statements) await db.raw(sql) })
}

describe('found, and the backup to restore is named:', () => {
  const named = expect.stringContaining(backupName) as string

  test('a flipped byte in the log; nothing is rebuilt from it', async () => {
    const folder = await copy()
    await withIntruder(folder, async (db) => {
      await db.raw(`UPDATE event SET payload = replace(payload, '老', '考') WHERE position = (SELECT min(position) FROM event WHERE payload LIKE '%老张%')`)
      await db.raw('DROP INDEX case_card_by_due')
    })
    const { code, codes, data, out } = await doctor(folder, '--yes')
    expect([code, codes.includes('LOG_DAMAGED'), data['LOG_DAMAGED']]).toEqual([1, true, { replica: expect.any(String), epoch: 1, seq: expect.any(Number), problem: 'payload', backup: named }])
    expect(JSON.parse(out)).not.toHaveProperty('repaired')
    expect((await doctor(folder)).codes).toContain('INDEX_MISSING')
    expect((await desk('doctor', '--data', folder)).out).toContain('不能修复')
  })

  test('a page of noise', async () => {
    const folder = await copy()
    const root = await withReader(folder, async (db) => ((await db.raw("SELECT rootpage FROM sqlite_master WHERE name = 'event'")) as [{ rootpage: number }])[0].rootpage)
    const file = await open(databaseOf(folder), 'r+')
    await file.write(Buffer.alloc(4096, 0xa5), 0, 4096, (root - 1) * 4096)
    await file.close()
    const { code, codes, data } = await doctor(folder, '--yes')
    expect([code, codes.filter((one) => one === 'DATABASE_DAMAGED').length > 0, data['DATABASE_DAMAGED']!['backup']]).toEqual([1, true, named])
  })

  test('a file that is no database, an empty one, and none at all', async () => {
    const folder = await copy()
    await writeFile(databaseOf(folder), 'this is not a database, though it is long enough to look like one. '.repeat(100))
    expect(await doctor(folder, '--yes')).toMatchObject({ code: 1, data: { DATABASE_DAMAGED: { backup: named } } })
    await truncate(databaseOf(folder), 0)
    expect(await doctor(folder, '--yes')).toMatchObject({ code: 1, data: { TABLE_MISSING: { name: 'event', backup: named } } })
    await rm(databaseOf(folder))
    expect(await doctor(folder, '--yes')).toMatchObject({ code: 1, data: { DATABASE_MISSING: { backup: named } } })
    expect(await readdir(folder)).not.toContain('site.db')
  })

  test('attachments that are missing or cut short; one that nobody knows is only told of', async () => {
    const folder = await copy()
    const files: string[] = []
    for (const two of await readdir(join(folder, 'attachments'))) for (const name of await readdir(join(folder, 'attachments', two))) files.push(join(folder, 'attachments', two, name))
    await truncate(files[0]!, 3)
    await rm(files[1]!)
    await mkdir(join(folder, 'attachments', 'ff'), { recursive: true })
    await writeFile(join(folder, 'attachments', 'ff', 'f'.repeat(62)), 'whose?')
    const { code, codes, data } = await doctor(folder, '--yes')
    expect([code, codes]).toEqual([1, ['FILE_MISSING', 'FILE_ALTERED', 'FILE_UNKNOWN']])
    expect([data['FILE_MISSING'], data['FILE_ALTERED']]).toEqual([{ count: 1, name: expect.stringMatching(/\.\w+$/), backup: named }, { count: 1, name: expect.stringMatching(/\.\w+$/), backup: named }])
    expect(await readdir(join(folder, 'attachments', 'ff'))).toContain('f'.repeat(62))
  })

  test('a table that no log can give back', async () => {
    const folder = await copy()
    await withIntruder(folder, (db) => db.raw('DROP TABLE seal_key'))
    await makeTriggersAgain(folder)
    expect(await doctor(folder, '--yes')).toMatchObject({ code: 1, codes: ['TABLE_MISSING'], data: { TABLE_MISSING: { name: 'seal_key', backup: named } } })
  })
})

describe('told of:', () => {
  test('a clock behind the last act, by an hour or by days', async () => {
    for (const [aheadMs, code] of [[3_600_000, 'CLOCK_BEHIND'], [3 * 86_400_000, 'ACT_IN_FUTURE']] as const) {
      const folder = await copy()
      const site = await openTestSite(folder, { clock: { ...systemClock, now: () => Date.now() + aheadMs } })
      await addPerson(site, 'early')
      await site.close()
      expect(await doctor(folder)).toMatchObject({ code: 1, codes: [code] })
    }
  })

  test('a newer database, which stays untouched, and an older one, which the next start brings up', async () => {
    const folder = await copy()
    await withIntruder(folder, (db) => db('migration').insert({ name: '9999-from-the-future', batch: 9, migration_time: new Date() }))
    await makeTriggersAgain(folder)
    const before = await readFile(databaseOf(folder))
    const newer = await doctor(folder, '--yes')
    expect([newer.code, newer.codes.includes('NEWER_DATABASE'), newer.data['NEWER_DATABASE']]).toEqual([1, true, { what: '9999-from-the-future' }])
    expect((await readFile(databaseOf(folder))).equals(before)).toBe(true)
    await withIntruder(folder, (db) => db.raw('DELETE FROM migration WHERE id > (SELECT max(id) - 2 FROM migration)'))
    await makeTriggersAgain(folder)
    expect((await doctor(folder)).codes).toContain('OLDER_DATABASE')
  })

  test('no key, or one that cannot be read', async () => {
    const folder = await copy()
    const key = join(folder, 'keys', 'replica.json')
    await writeFile(key, '{}', { mode: 0o600 })
    expect(await doctor(folder)).toMatchObject({ code: 1, codes: ['KEY_DAMAGED'] })
    await rm(key)
    expect(await doctor(folder)).toMatchObject({ code: 0, codes: ['KEY_MISSING'] })
  })

  test('no backup, and one that is too old', async () => {
    const folder = await copy()
    await rm(join(folder, 'backups'), { recursive: true })
    expect(['BACKUP_NONE', 'BACKUP_NOT_YET']).toContain((await doctor(folder)).codes[0])
    await mkdir(join(folder, 'backups'))
    const old = join(folder, 'backups', 'old.zip')
    await writeFile(old, 'x')
    await utimes(old, new Date(Date.now() - 5 * 86_400_000), new Date(Date.now() - 5 * 86_400_000))
    expect(await doctor(folder)).toMatchObject({ code: 1, codes: ['BACKUP_OLD'], data: { BACKUP_OLD: { file: 'old.zip', days: 5 } } })
  })

  test('something that the program never made', async () => {
    const folder = await copy()
    await withIntruder(folder, (db) => db.raw('CREATE TABLE notes (x)'))
    await makeTriggersAgain(folder)
    expect(await doctor(folder)).toMatchObject({ code: 0, codes: ['SCHEMA_EXTRA'] })
  })

  test('an application at work, with its pid; it is looked at and not touched', async () => {
    const folder = await copy()
    const site = await openTestSite(folder)
    await mkdir(join(folder, 'attachments', 'incoming'), { recursive: true })
    await writeFile(join(folder, 'attachments', 'incoming', 'arriving'), 'half')
    await withIntruder(folder, (db) => db.raw('DROP INDEX case_card_by_due'))
    const { code, codes, data } = await doctor(folder, '--yes')
    // What is arriving just now is no leftover.
    expect([code, codes.slice(0, 2), codes.includes('LEFTOVERS'), data['IN_USE']]).toEqual([1, ['IN_USE', 'INDEX_MISSING'], false, { pid: process.pid }])
    expect(await readdir(join(folder, 'attachments', 'incoming'))).toEqual(['arriving'])
    expect((await desk('doctor', '--yes', '--data', folder)).out).toContain(String(process.pid))
    await site.close()
    expect((await doctor(folder)).codes).toContain('INDEX_MISSING')
  })
})

describe('where there is no site or nothing can be written', () => {
  test('an empty folder stays empty, one that is not there is not made', async () => {
    const folder = await newFolder()
    for (const path of [folder, join(folder, 'nowhere')]) {
      const { code, out } = await desk('doctor', '--yes', '--json', '--data', path)
      expect([code, JSON.parse(out)]).toEqual([2, { ok: false, code: 'NO_SITE', dir: path }])
    }
    expect(await readdir(folder)).toEqual([])
  })

  const prefix = mountPrefix()
  test.runIf(prefix)('a read-only disk is looked through and named; a full one too', async () => {
    const cli = await bundleForNode('src-main/cli.ts')
    afterAll(() => rm(dirname(cli), { recursive: true, force: true }))
    const folder = await copy()
    const run = async (script: string, at: string): Promise<{ code: number | null } & ReturnType<typeof found>> => {
      const [command, ...args] = [...prefix!, 'sh', '-c', `${script} && exec "$0" "$1" doctor --json --data "$2"`, process.execPath, cli, at]
      const child = spawn(command!, args, { stdio: ['ignore', 'pipe', 'pipe'] })
      let out = ''
      let error = ''
      child.stdout.on('data', (part: Buffer) => { out += part.toString('utf8') })
      child.stderr.on('data', (part: Buffer) => { error += part.toString('utf8') })
      await once(child, 'close')
      expect(error).not.toMatch(/\n\s+at /)
      return { code: child.exitCode, ...found(out) }
    }
    expect(await run(`mount --bind "${folder}" "${folder}" && mount -o remount,bind,ro "${folder}"`, folder)).toMatchObject({ code: 1, codes: ['FOLDER_READ_ONLY'] })
    const disk = await newFolder()
    const small = await run(`mount -t tmpfs -o size=12m tmpfs "${disk}" && cp -r "${folder}" "${disk}/site"`, join(disk, 'site'))
    expect([small.code, small.codes[0]]).toEqual([1, 'SPACE_FULL'])
  })
})
