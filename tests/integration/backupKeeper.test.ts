import { chmod, cp, mkdir, open, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { accept } from '@shared/decision'
import { everyFile } from '@main/commands/everyFile'
import { fillDemo } from '@main/demo/fillDemo'
import { verifyLog } from '@main/log/verify'
import { allMigrations, systemActor, type Site } from '@main/site'
import { checkBackup } from '@main/store/backupFile'
import { makeBackupKey, removeBackupKey, writeBackupKey } from '@main/store/backupKey'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { restoreBackup } from '@main/store/restore'
import { decidePlan, type BackupEvent, type BackupPlan, type MadeBackup } from '@main/subjects/backup/domain'
import { backupJob } from '@main/subjects/backup/jobs'
import { backupSubject } from '@main/subjects/backup/projection'
import { backupsOf } from '@main/subjects/backup/queries'
import { backupAge } from '@main/subjects/backup/views'
import { emptyWal, openWriter } from '@main/store/driver'
import { addPerson, databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const newFolder = useFolders()

const setUpMs = Date.parse('2026-11-24T02:00:00Z')
let demo: string
beforeAll(async () => {
  demo = await newFolder()
  const site = await openTestSite(demo, { clock: { now: () => setUpMs } })
  await fillDemo(site)
  await site.close()
})

/** A demonstration site, a copy of its own, on a clock that the test turns. */
class Desk {
  private constructor(readonly folder: string, readonly site: Site, readonly clock: { ms: number }) {}

  static async open(folder: string, clock = { ms: setUpMs }): Promise<Desk> {
    if ((await readdir(folder)).length === 0) await cp(demo, folder, { recursive: true })
    const site = await openTestSite(folder, { clock: { now: () => clock.ms } })
    const desk = new Desk(folder, site, clock)
    opened.push(desk)
    return desk
  }

  get backups() { return backupsOf(this.site.services.reader, this.site.services.writer.key.replica) }

  async plan(change: Partial<BackupPlan>): Promise<void> {
    await this.site.services.writer.run(systemActor(), async (tx) => {
      const loaded = await tx.load(backupSubject, this.site.services.writer.key.replica)
      await tx.record(backupSubject, loaded, decidePlan(loaded.state, change))
    })
  }

  record(event: BackupEvent): Promise<unknown> {
    const { writer } = this.site.services
    return writer.run(systemActor(), async (tx) => tx.record(backupSubject, await tx.load(backupSubject, writer.key.replica), accept(event)))
  }

  /** The clock goes on in steps of two minutes, and each time the keeper looks at it. */
  async live(ms: number, stepMs = 2 * minuteMs): Promise<void> {
    for (const end = this.clock.ms + ms; this.clock.ms < end;) {
      this.clock.ms += stepMs
      await this.site.backups.look()
    }
  }

  async events(type: string): Promise<{ payload: string; actor: string }[]> {
    return (await this.site.services.reader('event').where('subject', '>=', 'backup:').where('subject', '<', 'backup;').where({ type }).orderBy('position').select('payload', 'actor')) as { payload: string; actor: string }[]
  }
}
const opened: Desk[] = []
afterEach(async () => {
  for (const { site } of opened.splice(0)) await site.close()
})

const filesIn = async (folder: string): Promise<string[]> => (await readdir(folder)).sort()
const failureOf = (event: { payload: string } | undefined) => JSON.parse(event!.payload) as { code: string; place: string; data: Record<string, unknown> }

describe('scheduled backups', () => {
  test('are made at half past twelve of the site, checked, and named in the log', async () => {
    const desk = await Desk.open(await newFolder())
    await desk.live(2 * 60 * minuteMs)
    expect((await desk.backups).made).toEqual([])
    await desk.live(40 * minuteMs)
    const { made } = await desk.backups
    expect(made).toMatchObject([{ place: '', encrypted: false, asked: false, damaged: 0, madeAt: '2026-11-24T04:30:00.000Z' }])
    expect(made[0]!.file).toMatch(/^handover-desk-2026-11-24-123000-[0-9a-z]{6}\.zip$/)
    expect(await filesIn(join(desk.folder, 'backups'))).toEqual([made[0]!.file])
    const { manifest } = await checkBackup(join(desk.folder, 'backups', made[0]!.file))
    expect(manifest.events).toBe(made[0]!.events)
    expect(JSON.parse((await desk.events('backup.made'))[0]!.actor)).toMatchObject({ userId: 'system', via: 'system' })
  })

  test('that were missed are made up for at the next start, once', async () => {
    const folder = await newFolder()
    const first = await Desk.open(folder)
    await first.live(3 * 60 * minuteMs)
    await first.site.close()
    opened.splice(0)
    const desk = await Desk.open(folder, { ms: first.clock.ms + 5 * dayMs })
    await desk.live(60 * minuteMs, 10 * minuteMs)
    expect((await desk.backups).made.map((one) => one.madeAt)).toEqual(['2026-11-24T04:30:00.000Z', '2026-11-29T05:10:00.000Z'])
  })

  test('leave of eleven days the newest of seven days and of two weeks; and no file that they did not make', async () => {
    const desk = await Desk.open(await newFolder())
    const folder = join(desk.folder, 'backups')
    await mkdir(folder, { recursive: true })
    const others = ['handover-desk-2020-01-01-123000-zzzzzz.zip', 'before-update-old.db', 'holiday.jpg']
    for (const name of others) await writeFile(join(folder, name), 'mine')
    await desk.live(9 * dayMs, dayMs)
    const oldest = (await desk.backups).made[0]!
    // Another file under a name of ours is not ours to remove.
    await writeFile(join(folder, oldest.file), 'somebody put this here')
    await desk.live(2 * dayMs, dayMs)
    const { made } = await desk.backups
    // Sunday 29 November is a week's newest; the days before it are let go, but for the one whose file is another's.
    expect(made.map((one) => one.madeAt.slice(5, 10))).toEqual([oldest.madeAt.slice(5, 10), '11-29', '11-30', '12-01', '12-02', '12-03', '12-04', '12-05'])
    expect(await filesIn(folder)).toEqual([...others, ...made.map((one) => one.file)].sort())
    expect(await readFile(join(folder, oldest.file), 'utf8')).toBe('somebody put this here')
    const removed = (await desk.events('backup.removed')).flatMap((event) => (JSON.parse(event.payload) as { ids: string[] }).ids)
    expect(removed.length + made.length).toBe((await desk.events('backup.made')).length)
  }, 180_000)

  test.runIf(process.platform === 'linux')('stay good when an old one cannot be removed: it stays, and the others are gone and recorded as gone', async () => {
    const desk = await Desk.open(await newFolder())
    const folder = join(desk.folder, 'backups')
    await mkdir(folder, { recursive: true })
    // A file of the kernel's, which nobody can remove, root neither.
    const stuck = '/sys/kernel/uevent_seqnum'
    const old = [join(folder, 'first.zip'), stuck, join(folder, 'last.zip')]
    for (const path of [old[0]!, old[2]!]) await writeFile(path, 'an earlier one')
    const ids: string[] = []
    for (const [index, path] of old.entries()) {
      const payload: MadeBackup = { id: `old-${index}`, place: '', file: relative(folder, path), size: (await stat(path)).size, madeAt: `2026-11-24T01:0${index}:00.000Z`, events: 1, encrypted: false, damaged: 0, asked: true }
      await desk.record({ type: 'backup.made', payload })
      ids.push(payload.id)
    }
    await desk.site.backups.runNow(systemActor()).done
    expect(await desk.events('backup.failed')).toEqual([])
    const { made } = await desk.backups
    expect(made.map((one) => one.id)).toEqual([ids[1], expect.any(String)])
    expect((await desk.events('backup.removed')).map((event) => JSON.parse(event.payload) as unknown)).toEqual([{ ids: [ids[0], ids[2]] }])
    expect(await filesIn(folder)).toEqual([made[1]!.file])
  })

  test('fold and rebuild to the same rows', async () => {
    const desk = await Desk.open(await newFolder())
    await desk.live(3 * dayMs, 6 * 60 * minuteMs)
    await desk.plan({ at: '07:15' })
    const { registry } = desk.site.services.writer
    const live = await projectionDigest(desk.site.services.reader, registry)
    await desk.site.close()
    opened.splice(0)
    const db = openWriter(databaseOf(desk.folder))
    await rebuild(db, registry)
    expect(await projectionDigest(db, registry)).toBe(live)
    await db.destroy()
  })
})

describe('a place that cannot take a backup', () => {
  const withPlace = async (path: string, otherDisk = false) => {
    const desk = await Desk.open(await newFolder())
    await desk.live(3 * 60 * minuteMs)
    await desk.plan({ places: [{ path, otherDisk }] })
    return desk
  }

  test('because its stick is not plugged in is said once a day, and made up for when it is there again', async () => {
    const stick = join(await newFolder(), 'media', 'stick')
    const desk = await withPlace(stick)
    await desk.live(2 * dayMs, 60 * minuteMs)
    const failed = await desk.events('backup.failed')
    expect(failed.map(failureOf)).toEqual(Array.from({ length: 3 }, () => ({ place: stick, asked: false, code: 'BACKUP_PLACE_MISSING', data: { path: stick } })))
    await mkdir(join(stick, '..'))
    await desk.live(2 * minuteMs)
    expect((await desk.backups).made.map((one) => one.place)).toEqual(['', stick])
    expect((await desk.backups).failures).toEqual({})
    expect(await filesIn(stick)).toHaveLength(1)
  })

  test('because the folder that the stick left behind is on this PC’s own disk gets no backup', async () => {
    const left = join(await newFolder(), 'stick')
    await mkdir(left)
    const desk = await withPlace(left, true)
    await desk.live(2 * minuteMs)
    expect(failureOf((await desk.events('backup.failed')).at(-1)).code).toBe('BACKUP_PLACE_MISSING')
    expect(await filesIn(left)).toEqual([])
  })

  test('because its disk is full says so, leaves nothing and touches no earlier backup', async () => {
    const stick = await newFolder()
    const desk = await withPlace(stick)
    await desk.live(2 * minuteMs)
    const before = await filesIn(stick)
    expect(before).toHaveLength(1)
    const bytes = await readFile(join(stick, before[0]!))
    desk.clock.ms += dayMs
    // What is written next goes to a disk that is full.
    await symlink('/dev/full', join(stick, `${fileAt(desk.clock.ms, before[0]!)}.partial`))
    await desk.site.backups.look()
    expect(failureOf((await desk.events('backup.failed')).at(-1))).toMatchObject({ code: 'BACKUP_PLACE_FULL', data: { path: stick } })
    expect(await filesIn(stick)).toEqual(before)
    expect((await readFile(join(stick, before[0]!))).equals(bytes)).toBe(true)
    expect(await readdir(join(desk.folder, 'backups'))).toHaveLength(1)
    // Not every two minutes: half an hour later, and by then there is room.
    await desk.live(28 * minuteMs)
    expect(await filesIn(stick)).toHaveLength(1)
    await desk.live(4 * minuteMs)
    expect(await filesIn(stick)).toHaveLength(2)
  })

  test('because it cannot be written says so', async () => {
    const locked = await newFolder()
    await chmod(locked, 0o500)
    // Root writes everywhere but where the kernel itself forbids it.
    const place = process.getuid?.() === 0 ? '/sys/kernel' : locked
    const desk = await withPlace(place)
    await desk.live(2 * minuteMs)
    expect(failureOf((await desk.events('backup.failed')).at(-1))).toMatchObject({ code: 'BACKUP_PLACE_READ_ONLY', data: { path: place } })
  })

  test('because it went away after it was looked at is told as missing: what its disk says is no trouble of the site', async () => {
    const gone = join(await newFolder(), 'gone')
    const desk = await Desk.open(await newFolder())
    const making = desk.site.services.jobs.run(backupJob, { dataDir: desk.folder, target: join(gone, 'x.zip'), app: '0', madeAt: new Date(setUpMs).toISOString(), key: null, tail: '-x.zip' })
    await expect(making).rejects.toMatchObject({ refusal: { code: 'BACKUP_PLACE_MISSING', data: { path: gone } } })
  })

  test('takes nothing from the others: each place has its own backups', async () => {
    const stick = await newFolder()
    const desk = await Desk.open(await newFolder())
    await desk.plan({ places: [{ path: join(stick, 'gone', 'deeper'), otherDisk: false }, { path: '', otherDisk: false }, { path: stick, otherDisk: false }].slice(0, 2) })
    await desk.live(3 * 60 * minuteMs)
    expect((await desk.backups).made.map((one) => one.place)).toEqual([''])
    expect((await desk.events('backup.failed')).map(failureOf).map((one) => one.code)).toEqual(['BACKUP_PLACE_MISSING'])
  })
})

describe('a log that is not whole', () => {
  test('is not backed up, and says which event', async () => {
    const desk = await Desk.open(await newFolder())
    await withIntruder(desk.folder, (db) => db('event').where({ position: 40 }).update({ wall_time: '2020-01-01T00:00:00.000Z' }))
    await desk.live(3 * 60 * minuteMs)
    expect(failureOf((await desk.events('backup.failed')).at(-1)).code).toBe('BACKUP_LOG_BAD')
    expect(await filesIn(join(desk.folder, 'backups'))).toEqual([])
  })
})

describe('a database that is damaged', () => {
  test('is met by a backup as by anybody: the site takes note and writes nothing more, no failed backup either', async () => {
    const desk = await Desk.open(await newFolder())
    const { condition, reader } = desk.site.services
    await emptyWal(databaseOf(desk.folder))
    const [{ page_size: size }] = (await reader.raw('PRAGMA page_size')) as [{ page_size: number }]
    const { rootpage } = (await reader('sqlite_master').where({ type: 'table', name: 'attachment' }).first('rootpage')) as { rootpage: number }
    const handle = await open(databaseOf(desk.folder), 'r+')
    await handle.write(Buffer.alloc(size, 0x5a), 0, size, (rootpage - 1) * size)
    await handle.close()
    await desk.site.backups.runNow(systemActor()).done
    expect(condition.trouble).toBe('DATABASE_DAMAGED')
    expect(await desk.events('backup.failed')).toEqual([])
    expect(await filesIn(join(desk.folder, 'backups'))).toEqual([])
    await expect(addPerson(desk.site, 'after')).rejects.toMatchObject({ refusal: { code: 'DATABASE_DAMAGED' } })
  })
})

describe('with a passphrase', () => {
  const passphrase = '一个很长很长的口令 2026'

  test('scheduled backups are encrypted without it, and it alone restores them', async () => {
    const desk = await Desk.open(await newFolder())
    await writeBackupKey(desk.folder, await makeBackupKey(passphrase, 8))
    await desk.live(3 * 60 * minuteMs)
    const [made] = (await desk.backups).made
    expect(made).toMatchObject({ encrypted: true, file: expect.stringMatching(/-encrypted-[0-9a-z]{6}\.zip$/) })
    const again = join(await newFolder(), 'again')
    const manifest = await restoreBackup(join(desk.folder, 'backups', made!.file), again, allMigrations, { secret: { passphrase } })
    expect(await withReader(again, async (db) => (await verifyLog(db)).heads)).toEqual(manifest.heads)
  })

  test('none is made in the clear because the key’s file was lost', async () => {
    const desk = await Desk.open(await newFolder())
    await desk.site.services.writer.run(systemActor(), async (tx) => tx.record(backupSubject, await tx.load(backupSubject, desk.site.services.writer.key.replica), { accepted: true, events: [{ type: 'backup.keyChanged' as const, payload: { encrypted: true } }] }))
    await removeBackupKey(desk.folder)
    await desk.live(3 * 60 * minuteMs)
    expect(failureOf((await desk.events('backup.failed')).at(-1)).code).toBe('BACKUP_KEY_MISSING')
    expect(await readdir(join(desk.folder, 'backups')).catch(() => [])).toEqual([])
  })
})

describe('a backup that somebody asks for', () => {
  test('goes on beside the work, can be given up, and a second one is refused meanwhile', async () => {
    const desk = await Desk.open(await newFolder())
    const first = desk.site.backups.runNow(systemActor())
    expect(desk.site.backups.progress().running).toMatchObject({ total: null })
    expect(() => desk.site.backups.runNow(systemActor())).toThrow('BACKUP_RUNNING')
    await desk.site.backups.cancel()
    await first.done
    expect(desk.site.backups.progress().running).toBeNull()
    expect(await desk.events('backup.made')).toEqual([])
    expect(await desk.events('backup.failed')).toEqual([])
    expect(await readdir(join(desk.folder, 'backups')).catch(() => [])).toEqual([])
    await desk.site.backups.runNow(systemActor()).done
    expect((await desk.backups).made).toMatchObject([{ asked: true }])
  })

  test('while commands are written is one instant of the log, and each command was recorded', async () => {
    const desk = await Desk.open(await newFolder())
    const { reader } = desk.site.services
    let going = true
    let written = 0
    const writing = (async () => {
      for (; going; written += 1) await addPerson(desk.site, `busy-${written}`)
    })()
    const before = written
    await desk.site.backups.runNow(systemActor()).done
    const during = written - before
    going = false
    await writing
    expect(during).toBeGreaterThan(0)
    const [made] = (await desk.backups).made
    const again = join(await newFolder(), 'again')
    const manifest = await restoreBackup(join(desk.folder, 'backups', made!.file), again, allMigrations)
    const restored = await withReader(again, (db) => verifyLog(db))
    expect(restored).toMatchObject({ ok: true, bad: null, heads: manifest.heads })
    for (const head of manifest.heads) {
      const row = (await reader('event').where({ replica: head.replica, epoch: head.epoch, seq: head.seq }).first('hash')) as { hash: Buffer }
      expect(row.hash.toString('hex')).toBe(head.hash)
    }
    const people = await reader('employee').where('number', 'like', 'busy-%').count({ count: '*' }).first() as { count: number }
    expect(people.count).toBe(written)
    for await (const file of everyFile(reader, again)) expect(file.state).toBe('intact')
  })
})

describe('the age of the newest backup', () => {
  test('is worth a word after three days, or three days after the set-up without one', async () => {
    const desk = await Desk.open(await newFolder())
    const age = () => backupAge(desk.site.services.reader, desk.site.services)
    await desk.plan({ on: false })
    expect(await age()).toEqual({ newestAt: null, days: null, isOld: false })
    desk.clock.ms += 3 * dayMs + minuteMs
    expect(await age()).toEqual({ newestAt: null, days: null, isOld: true })
    await desk.site.backups.runNow(systemActor()).done
    expect(await age()).toMatchObject({ days: 0, isOld: false })
    desk.clock.ms += 3 * dayMs
    expect(await age()).toMatchObject({ days: 3, isOld: true })
  })
})

/** The name of a backup made at this instant, by the same PC as another one. */
function fileAt(ms: number, other: string): string {
  const shanghai = new Date(ms + 8 * 60 * minuteMs).toISOString()
  return `handover-desk-${shanghai.slice(0, 10)}-${shanghai.slice(11, 19).replaceAll(':', '')}${other.slice(-11)}`
}
