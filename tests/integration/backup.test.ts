import { createHash } from 'node:crypto'
import { appendFile, copyFile, mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { beforeAll, describe, expect, test } from 'vitest'
import { everyFile } from '@main/commands/everyFile'
import { fillDemo } from '@main/demo/fillDemo'
import { verifyLog } from '@main/log/verify'
import { allMigrations, type Site } from '@main/site'
import { BackupExists, writeBackup } from '@main/store/backup'
import { BadBackup, checkBackup, type BackupManifest } from '@main/store/backupFile'
import { makeBackupKey, PassphraseNeeded, readBackupKey, WrongPassphrase, type BackupKey } from '@main/store/backupKey'
import { interruptOnAbort, openReader, openWriter } from '@main/store/driver'
import { migrate, NewerDatabase, type Migration } from '@main/store/migrate'
import { FolderNotEmpty, restoreBackup } from '@main/store/restore'
import { copyDemo } from '../support/demoFolder'
import { addPerson, databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const newFolder = useFolders()

const backUp = (dataDir: string, target: string, encryptWith: BackupKey | null = null): Promise<BackupManifest> =>
  writeBackup({ database: databaseOf(dataDir), scratch: join(dataDir, 'backups'), target, app: '0.1.0', now: new Date('2026-11-24T00:00:00Z'), key: encryptWith, files: (copy) => everyFile(copy, dataDir) })
const headsOf = (dataDir: string) => withReader(dataDir, async (db) => (await verifyLog(db)).heads)

const passphrase = '浙江 hefei 2026 桥'
/** What age calls the work factor: small, so that the tests do not wait for the passphrase. */
const light = 8

/** A demonstration site that nobody has open, a good backup of it, and an encrypted one. */
let source: string
let good: string
let secret: string
let key: BackupKey
beforeAll(async () => {
  source = await newFolder()
  await copyDemo(source)
  good = join(await newFolder(), 'good.zip')
  await backUp(source, good)
  key = await makeBackupKey(passphrase, light)
  secret = join(await newFolder(), 'secret.zip')
  await backUp(source, secret, key)
})

describe('a backup', () => {
  test('made while the application writes is one instant of it, and restores to the same heads in a new epoch', async () => {
    const folder = await newFolder()
    const site = await openTestSite(folder)
    await fillDemo(site)
    const target = join(await newFolder(), 'site.zip')
    const { stop, written } = keepWriting(site)
    const before = written()
    const manifest = await backUp(folder, target)
    const after = written()
    await stop()
    expect(after).toBeGreaterThan(before)
    expect(manifest.events).toBe(manifest.heads[0]!.seq)
    expect(manifest.damaged).toEqual([])
    await site.close()

    const restored = join(await newFolder(), 'again')
    expect(await restoreBackup(target, restored, allMigrations)).toEqual(manifest)
    expect(await headsOf(restored)).toEqual(manifest.heads)
    const opened = await openTestSite(restored)
    expect(opened.restored).toBe(true)
    const own = opened.services.writer.key
    expect(own.replica).not.toBe(manifest.heads[0]!.replica)
    expect(await addPerson(opened, 'after')).toEqual([`${own.replica}.2.2`])
    for await (const file of everyFile(opened.services.reader, restored)) expect(file.state).toBe('intact')
    await opened.close()
    expect(await headsOf(restored)).toEqual(expect.arrayContaining([manifest.heads[0], expect.objectContaining({ replica: own.replica, epoch: 2, seq: 2 })]))
    const third = await openTestSite(restored)
    expect(third.restored).toBe(false)
    await third.close()
  })

  test('holds the database, every attachment under its hash and no private key', async () => {
    const { manifest } = await checkBackup(good)
    const files = await readdir(join(source, 'attachments'), { recursive: true, withFileTypes: true })
    const names = files.filter((one) => one.isFile()).map((one) => `attachments/${basename(one.parentPath)}/${one.name}`)
    expect(names.length).toBeGreaterThan(1)
    expect(manifest.entries.map((entry) => entry.name).sort()).toEqual([...names, 'site.db'].sort())
    const privateKey = (JSON.parse(await readFile(join(source, 'keys', 'replica.json'), 'utf8')) as { privateKeyPem: string }).privateKeyPem.split('\n')[1]!
    expect((await readFile(good)).includes(privateKey)).toBe(false)
    expect(await readdir(dirname(good))).toEqual(['good.zip'])
    expect(await readdir(join(source, 'backups'))).toEqual([])
  })

  test('never writes over a file that is there', async () => {
    const target = join(await newFolder(), 'kept.zip')
    await writeFile(target, 'precious')
    await expect(backUp(source, target)).rejects.toBeInstanceOf(BackupExists)
    expect(await readFile(target, 'utf8')).toBe('precious')
  })

  test('names attachments that are missing or altered, and holds the others', async () => {
    const folder = await newFolder()
    await restoreBackup(good, join(folder, 'site'), allMigrations)
    const data = join(folder, 'site')
    const [first, second] = await withReader(data, async (db) => (await db('attachment').distinct('hash').orderBy('hash').pluck('hash')) as string[])
    const pathOf = (hash: string) => join(data, 'attachments', hash.slice(0, 2), hash.slice(2))
    await rm(pathOf(first!))
    const handle = await open(pathOf(second!), 'r+')
    await handle.write('X', 10)
    await handle.close()
    const target = join(folder, 'partly.zip')
    const manifest = await backUp(data, target)
    expect(manifest.damaged.map(({ hash, state }) => [hash, state])).toEqual([[first, 'missing'], [second, 'altered']])
    expect((await restoreBackup(target, join(folder, 'again'), allMigrations)).entries).toEqual(manifest.entries)
  })

  test('of a log that is not whole is not made, and leaves nothing behind', async () => {
    const folder = await newFolder()
    await restoreBackup(good, join(folder, 'site'), allMigrations)
    const data = join(folder, 'site')
    await withIntruder(data, (db) => db('event').where({ position: 40 }).update({ wall_time: '2020-01-01T00:00:00.000Z' }))
    await expect(backUp(data, join(folder, 'bad.zip'))).rejects.toMatchObject({ problem: 'log' })
    expect((await readdir(folder)).sort()).toEqual(['site'])
    expect(await readdir(join(data, 'backups'))).toEqual([])
  })
})

describe('two folders restored from one backup', () => {
  test('write under names of their own: no fact of one has the id of a fact of the other', async () => {
    const folder = await newFolder()
    const ids: string[] = []
    for (const name of ['here', 'there']) {
      await restoreBackup(good, join(folder, name), allMigrations)
      const site = await openTestSite(join(folder, name))
      expect(site.services.writer.key.epoch).toBe(2)
      ids.push(...(await addPerson(site, name)))
      const started = (await site.services.reader('event').where({ type: 'replica.started', epoch: 2 }).first('payload')) as { payload: string }
      expect(JSON.parse(started.payload)).toMatchObject({ reason: 'restored', backup: { made: '2026-11-24T00:00:00.000Z', app: '0.1.0' } })
      await site.close()
      expect((await readdir(join(folder, name))).includes('restored.json')).toBe(false)
    }
    expect(new Set(ids).size).toBe(2)
  })
})

describe('an encrypted backup', () => {
  test('shows nothing of the site, and its passphrase alone restores it on any machine', async () => {
    const bytes = await readFile(secret)
    for (const word of ['site.db', 'SQLite format', 'manifest.json', '老张', 'AGE-SECRET-KEY']) expect(bytes.includes(word)).toBe(false)
    const folder = await newFolder()
    const manifest = await restoreBackup(secret, join(folder, 'again'), allMigrations, { secret: { passphrase } })
    expect(await headsOf(join(folder, 'again'))).toEqual(manifest.heads)
    expect(await headsOf(source)).toEqual(manifest.heads)
    const site = await openTestSite(join(folder, 'again'))
    for await (const file of everyFile(site.services.reader, join(folder, 'again'))) expect(file.state).toBe('intact')
    await site.close()
  })

  test('leaves its key with the restored folder, which goes on encrypting for the same passphrase', async () => {
    const folder = await newFolder()
    await restoreBackup(secret, join(folder, 'again'), allMigrations, { secret: { passphrase } })
    expect(await readBackupKey(join(folder, 'again'))).toEqual(key)
  })

  test('says a wrong passphrase and a missing one apart, and restores nothing', async () => {
    const parent = await newFolder()
    await expect(restoreBackup(secret, join(parent, 'site'), allMigrations, { secret: { passphrase: `${passphrase}.` } })).rejects.toBeInstanceOf(WrongPassphrase)
    await expect(restoreBackup(secret, join(parent, 'site'), allMigrations)).rejects.toBeInstanceOf(PassphraseNeeded)
    expect(await readdir(parent)).toEqual([])
  })

  test('whose passphrase’s part is damaged is called damaged: the passphrase is not to blame', async () => {
    const file = join(await newFolder(), 'flipped.zip')
    await copyFile(secret, file)
    await flip(file, (await readFile(file)).indexOf('BEGIN AGE ENCRYPTED FILE') + 120)
    await expect(restoreBackup(file, join(await newFolder(), 'site'), allMigrations, { secret: { passphrase } })).rejects.toMatchObject({ problem: 'entry', detail: 'identity.age' })
  })

  test('typed with a composed or a decomposed é is one passphrase', async () => {
    const target = join(await newFolder(), 'e.zip')
    await backUp(source, target, await makeBackupKey('caf\u00e9 caf\u00e9 2026', light))
    await expect(checkBackup(target, { secret: { passphrase: 'cafe\u0301 cafe\u0301 2026' } })).resolves.toBeTruthy()
  })
})

describe('a backup that is given up', () => {
  test('leaves nothing, at whichever step', async () => {
    for (const step of ['copy', 'write', 'check'] as const) {
      const folder = await newFolder()
      const stopping = new AbortController()
      if (step === 'copy') stopping.abort()
      await expect(writeBackup({
        database: databaseOf(source), scratch: join(folder, 'scratch'), target: join(folder, 'x.zip'), app: '0', now: new Date(), signal: stopping.signal, files: (copy) => everyFile(copy, source),
        onProgress: (done, total) => { if (total !== null && (step === 'write' || done > total / 2)) stopping.abort() },
      })).rejects.toThrow()
      expect(await readdir(folder)).toEqual(['scratch'])
      expect(await readdir(join(folder, 'scratch'))).toEqual([])
    }
  })
})

describe('a statement that takes long', () => {
  const long = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30000000) SELECT max(i) FROM n'

  test('is broken off, also when it had not begun when it was given up', async () => {
    const db = openReader(databaseOf(source), 1)
    const [before, early, late] = [new AbortController(), new AbortController(), new AbortController()]
    before.abort()
    await expect(interruptOnAbort(db, before.signal)).rejects.toThrow(/abort/i)
    const stopEarly = await interruptOnAbort(db, early.signal)
    early.abort()
    await expect(db.raw(long)).rejects.toMatchObject({ code: 'SQLITE_INTERRUPT' })
    stopEarly()
    expect(await db.raw('SELECT 1 AS one')).toEqual([{ one: 1 }])
    const stopLate = await interruptOnAbort(db, late.signal)
    stopLate()
    late.abort()
    expect(await db.raw('SELECT 1 AS one')).toEqual([{ one: 1 }])
    await db.destroy()
  })

  test('is not begun for a restore that was given up: its database is not even looked at', async () => {
    const content = Buffer.from(await readFile(databaseOf(source)))
    // The later pages are noise; the first ones name the tables.
    content.fill(0x5a, Math.floor(content.length / 8192) * 4096)
    const file = join(await newFolder(), 'noise.zip')
    const zip = new ZipFile()
    const entries = [{ name: 'site.db', size: content.length, sha256: createHash('sha256').update(content).digest('hex') }]
    zip.addBuffer(Buffer.from(JSON.stringify({ format: 'handover-desk-backup', version: 1, app: '0', made: '', events: 0, heads: [], damaged: [], entries })), 'manifest.json', { compress: false })
    zip.addBuffer(content, 'site.db', { compress: false })
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(file))
    const stopping = new AbortController()
    const restoring = restoreBackup(file, join(await newFolder(), 'site'), allMigrations, { signal: stopping.signal, onProgress: (done, total) => { if (done === total) stopping.abort() } })
    await expect(restoring).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('the copy made before an update', () => {
  test('holds nobody’s session, and of the copies the newest three stay', async () => {
    const folder = await newFolder()
    const backups = join(folder, 'backups')
    await mkdir(backups)
    await writeFile(join(backups, 'before-update-of-mine.db'), 'mine')
    const db = openWriter(join(folder, 'site.db'))
    const steps: Migration[] = [1, 2, 3, 4, 5, 6].map((n) => ({ name: `000${n}`, up: async (trx) => { await trx.raw(n === 1 ? 'CREATE TABLE session (token TEXT)' : `CREATE TABLE t${n} (x)`) } }))
    const copies: string[] = []
    for (const n of steps.keys()) {
      const { backup } = await migrate(db, steps.slice(0, n + 1), backups, new Date(Date.parse('2026-11-25T00:00:00Z') + n * 86_400_000))
      if (backup) copies.push(basename(backup))
      if (n === 0) await db('session').insert({ token: 'precious-token' })
    }
    await db.destroy()
    expect(copies).toHaveLength(5)
    expect((await readdir(backups)).sort()).toEqual([...copies.slice(-3), 'before-update-of-mine.db'].sort())
    expect((await readFile(join(backups, copies.at(-1)!))).includes('precious-token')).toBe(false)
  })
})

describe('a damaged backup is refused and leaves the folder as it was:', () => {
  const refusedWith = async (file: string, problem: BadBackup['problem']) => {
    const parent = await newFolder()
    const target = join(parent, 'site')
    await expect(restoreBackup(file, target, allMigrations)).rejects.toMatchObject({ problem })
    expect(await readdir(parent)).toEqual([])
  }

  test('a byte flipped, anywhere', async () => {
    const size = (await stat(good)).size
    for (const part of [0.001, 0.02, 0.3, 0.6, 0.9]) {
      const file = join(await newFolder(), 'flipped.zip')
      await copyFile(good, file)
      await flip(file, Math.floor(size * part))
      const parent = await newFolder()
      await expect(restoreBackup(file, join(parent, 'site'), allMigrations)).rejects.toBeInstanceOf(BadBackup)
      expect(await readdir(parent)).toEqual([])
    }
  })

  test('a byte flipped, anywhere, in an encrypted one', async () => {
    const size = (await stat(secret)).size
    const seed = Date.now() % 1_000_000
    let state = seed
    const places = Array.from({ length: 24 }, (_, n) => (n < 6 ? n * 40 : (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % size))
    for (const at of places) {
      const file = join(await newFolder(), 'flipped.zip')
      await copyFile(secret, file)
      await flip(file, at)
      const parent = await newFolder()
      const answer = await restoreBackup(file, join(parent, 'site'), allMigrations, { secret: { passphrase } }).then(() => 'restored', (error: unknown) => error)
      // A flipped time stamp or attribute of the zip itself changes nothing of what is in it.
      if (answer !== 'restored') expect({ seed, at, answer }).toEqual({ seed, at, answer: expect.any(BadBackup) })
      else expect(await headsOf(join(parent, 'site'))).toEqual(await headsOf(source))
      if (answer !== 'restored') expect(await readdir(parent)).toEqual([])
    }
  })

  test('a half of it', async () => {
    const file = join(await newFolder(), 'half.zip')
    await writeFile(file, (await readFile(good)).subarray(0, 200_000))
    await refusedWith(file, 'not_a_backup')
  })

  test('no zip at all, and an empty file', async () => {
    const file = join(await newFolder(), 'x.zip')
    await writeFile(file, '')
    await refusedWith(file, 'not_a_backup')
    await appendFile(file, 'hello'.repeat(1000))
    await refusedWith(file, 'not_a_backup')
  })

  const zipOf = async (entries: readonly (readonly [name: string, content: Buffer, compress?: boolean])[]): Promise<string> => {
    const file = join(await newFolder(), 'made.zip')
    const zip = new ZipFile()
    for (const [name, content, compress] of entries) zip.addBuffer(content, name, { compress: compress ?? false })
    zip.end()
    await pipeline(zip.outputStream, createWriteStream(file))
    return file
  }
  const manifestOf = (entries: readonly { name: string; content: Buffer }[], more: object = {}): Buffer => Buffer.from(JSON.stringify({
    format: 'handover-desk-backup', version: 1, app: '0', made: '', events: 0, heads: [], damaged: [],
    entries: entries.map(({ name, content }) => ({ name, size: content.length, sha256: createHash('sha256').update(content).digest('hex') })), ...more,
  }))
  const database = Buffer.from('not a database, but sixteen bytes and more')

  test('another program’s zip', async () => refusedWith(await zipOf([['readme.txt', Buffer.from('hi')]]), 'not_a_backup'))
  test('a manifest of somebody else', async () => refusedWith(await zipOf([['manifest.json', Buffer.from('{"format":"other"}')]]), 'not_a_backup'))
  test('a format of a later version', async () => refusedWith(await zipOf([['manifest.json', manifestOf([], { version: 2 })]]), 'newer'))
  test('an entry that is missing', async () => refusedWith(await zipOf([['manifest.json', manifestOf([{ name: 'site.db', content: database }, { name: `attachments/ab/${'c'.repeat(62)}`, content: database }])], ['site.db', database]]), 'entry'))
  test('an entry that nobody named', async () => refusedWith(await zipOf([['manifest.json', manifestOf([])], ['site.db', database]]), 'entry'))
  test('an entry twice', async () => refusedWith(await zipOf([['manifest.json', manifestOf([{ name: 'site.db', content: database }])], ['site.db', database], ['site.db', database]]), 'entry'))
  test('a path that leads out of the folder', async () => refusedWith(await zipOf([['manifest.json', manifestOf([], { entries: [{ name: '../evil', size: 1, sha256: '0'.repeat(64) }] })]]), 'not_a_backup'))
  test('a compressed entry, which may be a bomb', async () => refusedWith(await zipOf([['manifest.json', manifestOf([{ name: 'site.db', content: database }])], ['site.db', database, true]]), 'entry'))
  test('a database that is none', async () => refusedWith(await zipOf([['manifest.json', manifestOf([{ name: 'site.db', content: database }])], ['site.db', database]]), 'database'))
  test('heads that are not the log’s', async () => {
    const content = await readFile(databaseOf(source))
    await refusedWith(await zipOf([['manifest.json', manifestOf([{ name: 'site.db', content }], { heads: [] })], ['site.db', content]]), 'log')
  })
  test('a site of a newer version', async () => {
    const parent = await newFolder()
    await expect(restoreBackup(good, join(parent, 'site'), allMigrations.slice(0, -1))).rejects.toBeInstanceOf(NewerDatabase)
    expect(await readdir(parent)).toEqual([])
  })
})

describe('restoring', () => {
  test('goes into an empty folder, and never into one that holds something', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'note.txt'), 'mine')
    await expect(restoreBackup(good, folder, allMigrations)).rejects.toBeInstanceOf(FolderNotEmpty)
    expect(await readdir(folder)).toEqual(['note.txt'])
    const empty = join(folder, 'empty')
    await mkdir(empty)
    await restoreBackup(good, empty, allMigrations)
    expect((await readdir(empty)).sort()).toEqual(['attachments', 'restored.json', 'site.db'])
    expect((await readdir(folder)).sort()).toEqual(['empty', 'note.txt'])
  })
})

async function flip(file: string, at: number): Promise<void> {
  const handle = await open(file, 'r+')
  const byte = Buffer.alloc(1)
  await handle.read(byte, 0, 1, at)
  await handle.write(Buffer.from([byte[0]! ^ 0x10]), 0, 1, at)
  await handle.close()
}

/** Somebody works on without a pause. */
function keepWriting(site: Site): { stop(): Promise<void>; written(): number } {
  let going = true
  let count = 0
  const work = (async () => {
    while (going) {
      await addPerson(site, `busy-${count}`)
      count += 1
    }
  })()
  return { written: () => count, stop: async () => { going = false; await work } }
}
