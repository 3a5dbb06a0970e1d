import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { rebuild as rebuildCommand } from '@main/commands/rebuild'
import { resourcesDir } from '@main/commands/folders'
import { fillDemo } from '@main/demo/fillDemo'
import { allMigrations, caseDesk, subjectRegistry } from '@main/site'
import { assertSafeVersion, openReader, openWriter } from '@main/store/driver'
import { FolderInUse } from '@main/store/lock'
import { NewerDatabase } from '@main/store/migrate'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { addPerson, changePhone, databaseOf, makeOlderDatabase, makeSeededSite, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const newFolder = useFolders()
const registry = subjectRegistry(caseDesk(resourcesDir))

describe('a database of another version', () => {
  test('that is newer is refused and stays as it was, byte for byte', async () => {
    const folder = await newFolder()
    await (await openTestSite(folder)).close()
    const writer = openWriter(databaseOf(folder))
    await writer('migration').insert({ name: '9999-from-the-future', batch: 9, migration_time: 0 })
    await writer.destroy()
    const before = await readFile(databaseOf(folder))
    await expect(openTestSite(folder)).rejects.toEqual(new NewerDatabase(['9999-from-the-future']))
    expect((await readFile(databaseOf(folder))).equals(before)).toBe(true)
    expect(await readdir(folder)).toEqual(['desk.hold', 'keys', 'site.db'])
  })

  test('that is older is backed up, then brought up to date', async () => {
    const folder = await newFolder()
    await makeOlderDatabase(folder)
    const site = await openTestSite(folder)
    const last = allMigrations.map((one) => one.name).sort().at(-1)!
    expect(site.migrated.ran).toEqual([last])
    expect(await readdir(join(folder, 'backups'))).toEqual([site.migrated.backup!.split(/[\\/]/).at(-1)])
    await addPerson(site, 'p1')
    await site.close()
    const backup = openReader(site.migrated.backup!, 1)
    expect(await backup('migration').pluck('name')).not.toContain(last)
    await backup.destroy()
  })

  test('that is new needs no backup, and one that is up to date runs nothing', async () => {
    const folder = await newFolder()
    const first = await openTestSite(folder)
    expect(first.migrated).toEqual({ ran: allMigrations.map((one) => one.name).sort(), backup: null })
    await first.close()
    const second = await openTestSite(folder)
    expect(second.migrated).toEqual({ ran: [], backup: null })
    await second.close()
  })

  test('whose step fails stays at the version it had', async () => {
    const folder = await newFolder()
    await makeOlderDatabase(folder, '0008-projection-basis')
    const db = openWriter(databaseOf(folder))
    // The next step makes this table: now it cannot.
    await db.raw('CREATE TABLE projection_basis (x)')
    const before = await db('migration').pluck('name')
    await db.destroy()
    await expect(openTestSite(folder)).rejects.toThrow('projection_basis')
    await withReader(folder, async (after) => {
      expect(await after('migration').pluck('name')).toEqual(before)
    })
    expect(await readdir(folder)).not.toContain('desk.lock')
  })
})

describe('projections', () => {
  const digestOf = (folder: string) => withReader(folder, (db) => projectionDigest(db, registry))

  test.each([['a seeded site', (folder: string) => makeSeededSite(folder, 60, 3)], ['the demonstration', async (folder: string) => {
    const site = await openTestSite(folder)
    await fillDemo(site)
    await changePhone(site, 'demo-e-xiaoli', '13811112222')
    await site.close()
  }]] as const)('of %s are byte for byte what a rebuild makes', async (_name, make) => {
    const folder = await newFolder()
    await make(folder)
    const live = await digestOf(folder)
    // Damaged on purpose, so that a rebuild that does nothing is noticed.
    await withIntruder(folder, async (db) => {
      await db.raw("UPDATE case_card SET employee_name = 'x' WHERE number LIKE '%3'")
      await db.raw('DELETE FROM case_item WHERE due_on IS NULL')
      await db.raw("DELETE FROM employee_key WHERE key LIKE 'z%'")
    })
    expect(await digestOf(folder)).not.toBe(live)
    const answer = await rebuildCommand({ dataDir: folder, args: [], options: { demo: false, json: false }, say: { tell: () => {}, note: () => {} } })
    expect(answer).toMatchObject({ code: 0 })
    expect(await digestOf(folder)).toBe(live)
    expect(answer.result.subjects).toBe(await withReader(folder, async (db) => Number(((await db('event').countDistinct({ count: 'subject' }).first()) as { count: number }).count)))
  })

  test('leave the search as it was', async () => {
    const folder = await newFolder()
    await makeSeededSite(folder, 30, 4)
    const find = () => withReader(folder, async (db) => (await db.raw(`SELECT rowid FROM search_index WHERE search_index MATCH '"签字"' ORDER BY rowid`)) as unknown[])
    const before = await find()
    expect(before.length).toBeGreaterThan(0)
    const db = openWriter(databaseOf(folder))
    await rebuild(db, registry)
    await db.destroy()
    expect(await find()).toEqual(before)
  })
})

describe('one process a folder', () => {
  test('a second start is refused with the pid of the first', async () => {
    const folder = await newFolder()
    const first = await openTestSite(folder)
    await expect(openTestSite(folder)).rejects.toEqual(new FolderInUse(process.pid))
    await first.close()
    await (await openTestSite(folder)).close()
    expect(await readdir(folder)).not.toContain('desk.lock')
  })

  test('the folder is free again after a start that failed', async () => {
    const folder = await newFolder()
    await mkdir(join(folder, 'keys'))
    await writeFile(join(folder, 'keys', 'replica.json'), '{}')
    await expect(openTestSite(folder)).rejects.toThrow()
    expect(await readdir(folder)).not.toContain('desk.lock')
  })
})

test('a SQLite that can corrupt its WAL is refused', () => {
  expect(() => assertSafeVersion('3.51.2')).toThrow('older than 3.51.3')
  expect(() => assertSafeVersion('3.50.9')).toThrow('older than 3.51.3')
  for (const version of ['3.51.3', '3.52.0', '4.0.0']) expect(() => assertSafeVersion(version)).not.toThrow()
})

test('an error of the database does not repeat what was to be written', async () => {
  const folder = await newFolder()
  await (await openTestSite(folder)).close()
  const db = openWriter(databaseOf(folder))
  const failed = await db('seal_key').insert({ secret_id: 'very-private', key: null }).then(() => null, (error: unknown) => error as Error)
  await db.destroy()
  expect(failed?.message).toContain('seal_key')
  expect(JSON.stringify([failed?.message, failed?.stack])).not.toContain('very-private')
})

describe('a transaction', () => {
  test('that is refused leaves nothing, and the next one follows without a gap', async () => {
    const folder = await newFolder()
    const site = await openTestSite(folder)
    await addPerson(site, 'p1')
    await expect(site.services.writer.run({ userId: 'u', name: 'u', roles: [], via: 'cli', pc: 'p' }, async (tx) => {
      await tx.outsideLog('command_key').insert({ user_id: 'u', key: 'k', fingerprint: 'f', result: '{}', at: 1 })
      throw new Error('stop')
    })).rejects.toThrow('stop')
    expect(await site.services.reader('command_key').count({ count: '*' })).toEqual([{ count: 0 }])
    expect(await addPerson(site, 'p2')).toEqual([expect.stringMatching(/\.1\.3$/)])
    await site.close()
  })

  test('that was asked for runs in its turn, and is told only when it is durable', async () => {
    const folder = await newFolder()
    const site = await openTestSite(folder)
    const told: number[] = []
    site.services.writer.onCommit((committed) => told.push(committed.position))
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => addPerson(site, id)))
    expect(told).toEqual([2, 3, 4, 5])
    expect(await site.services.reader('event').max({ max: 'position' })).toEqual([{ max: 5 }])
    await site.close()
  })
})
