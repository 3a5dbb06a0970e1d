import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runDesk } from '@main/commands/run'
import { isPassword } from '@main/office/password'
import { userByName } from '@main/subjects/user/queries'
import { makeBackupKey, PassphraseNeeded, writeBackupKey } from '@main/store/backupKey'
import { openWriter } from '@main/store/driver'
import { restoreBackup } from '@main/store/restore'
import { allMigrations } from '@main/site'
import { refusalSentence } from '@shared/locale'
import { bundleForNode } from '../support/bundle'
import { copyDemo } from '../support/demoFolder'
import { addPerson, databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const newFolder = useFolders()

/** Runs a command as the terminal would; `json` is its answer when it was asked for. */
async function desk(...argv: string[]): Promise<{ code: number; out: string; error: string; json: Record<string, unknown> }> {
  let out = ''
  let error = ''
  const code = await runDesk(argv, { out: (text) => { out += text }, error: (text) => { error += text } })
  expect(out + error).not.toMatch(/\n\s+at /)
  return { code, out, error, json: argv.includes('--json') ? (JSON.parse(out) as Record<string, unknown>) : {} }
}

let demo: string
beforeAll(async () => {
  demo = await newFolder()
  await copyDemo(demo)
})

/** The demonstration site, closed, in a folder of its own. */
async function demoFolder(): Promise<string> {
  const folder = await newFolder()
  await cp(demo, folder, { recursive: true })
  return folder
}

describe('a call that is not understood ends with 2 and says how it goes:', () => {
  test.each([
    ['nothing at all', []], ['a command that is not there', ['frobnicate']], ['a name that every object has', ['constructor']], ['an option that is not there', ['verify', '--frob']], ['a port that is no number', ['serve', '--port', 'x']],
    ['a backup without a file', ['backup']], ['a restore without a file', ['restore']], ['two files', ['backup', 'a', 'b']], ['an act on users that is not there', ['user', 'frob', 'x']], ['no name', ['user', 'reset-password']],
  ])('%s', async (_what, argv) => {
    const { code, out, error } = await desk(...argv)
    expect(code).toBe(2)
    expect((out + error).length).toBeGreaterThan(10)
  })

  test.each(['verify', 'rebuild', 'backup', 'restore', 'seed', 'user', 'serve'])('%s --help says how it goes, in both languages', async (name) => {
    const { code, out } = await desk(name, '--help')
    expect(code).toBe(0)
    expect(out).toContain(`desk ${name}`)
    expect(out).toMatch(/\p{Script=Han}.* \/ [a-z]/u)
  })

  test('no command --help lists them all', async () => {
    expect((await desk('--help')).code).toBe(0)
  })

  test.each([['verify'], ['rebuild'], ['backup', 'x.zip'], ['user', 'reset-password', 'admin']])('%s in a folder without a site makes none', async (...argv) => {
    const folder = await newFolder()
    expect(await desk(...argv, '--data', folder, '--json')).toMatchObject({ code: 2, json: { ok: false, code: 'NO_SITE', dir: folder } })
    expect(await readdir(folder)).toEqual([])
  })
})

describe('verify', () => {
  test('answers heads and counts, also while the application runs', async () => {
    const folder = await demoFolder()
    const site = await openTestSite(folder)
    await addPerson(site, 'p1')
    const { code, json } = await desk('verify', '--data', folder, '--json')
    expect(code).toBe(0)
    expect(json).toMatchObject({ ok: true, bad: null, files: 3, heads: [{ epoch: 1, seq: json.events }] })
    expect((await desk('verify', '--data', folder)).out).toContain('日志完好')
    await site.close()
  })

  test('names the first bad event in words and ends with 1', async () => {
    const folder = await demoFolder()
    const { replica } = await withIntruder(folder, async (db) => {
      await db('event').where({ seq: 99 }).update({ payload: '{}' })
      return (await db('event').first('replica')) as { replica: string }
    })
    expect(await desk('verify', '--data', folder, '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'BAD_EVENT', bad: { replica, epoch: 1, seq: 99, problem: 'payload' } } })
    const { code, out } = await desk('verify', '--data', folder)
    expect(code).toBe(1)
    for (const part of [replica, '99', '内容被改动', 'its content was changed']) expect(out).toContain(part)
  })

  test('names an attachment that is missing or altered', async () => {
    const folder = await demoFolder()
    const hash = await withReader(folder, async (db) => ((await db('attachment').orderBy('hash').first('hash')) as { hash: string }).hash)
    const path = join(folder, 'attachments', hash.slice(0, 2), hash.slice(2))
    const handle = await open(path, 'r+')
    await handle.write('X', 100)
    await handle.close()
    expect(await desk('verify', '--data', folder, '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'ATTACHMENT_ALTERED', file: { hash } } })
    await rm(path)
    expect(await desk('verify', '--data', folder, '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'ATTACHMENT_MISSING', file: { hash } } })
  })
})

describe('what needs the folder for itself', () => {
  test('is refused while the application runs, with its pid', async () => {
    const folder = await demoFolder()
    const entry = await bundleForNode('src-main/cli.ts')
    const server = spawn(process.execPath, [entry, 'serve', '--data', folder, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [ready] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
    expect(ready).toMatch(/^Handover Desk is ready at http:\/\/127\.0\.0\.1:\d+$/)
    for (const argv of [['rebuild'], ['user', 'reset-password', 'admin'], ['serve', '--port', '0']]) {
      const { code, error } = await desk(...argv, '--data', folder)
      expect(code).toBe(1)
      expect(error).toContain(String(server.pid))
    }
    expect(await desk('rebuild', '--data', folder, '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'FOLDER_IN_USE', pid: server.pid } })
    server.kill('SIGTERM')
    expect(await once(server, 'exit')).toEqual([0, null])
    expect(await desk('rebuild', '--data', folder, '--json')).toMatchObject({ code: 0, json: { ok: true, subjects: expect.any(Number) } })
    await rm(dirname(entry), { recursive: true })
  })

  test('leaves a newer database alone', async () => {
    const folder = await demoFolder()
    const db = openWriter(databaseOf(folder))
    await db('migration').insert({ name: '9999-later', batch: 9, migration_time: 0 })
    await db.destroy()
    for (const argv of [['rebuild'], ['serve', '--port', '0'], ['user', 'reset-password', 'hr']]) {
      const { code, error } = await desk(...argv, '--data', folder)
      expect(code).toBe(1)
      expect(error).toContain('9999-later')
    }
  })
})

describe('backup and restore', () => {
  test('give the same heads, and refuse what is there already', async () => {
    const folder = await demoFolder()
    const out = await newFolder()
    const file = join(out, 'site.zip')
    const made = await desk('backup', file, '--data', folder, '--json')
    expect(made).toMatchObject({ code: 0, json: { ok: true, file, files: 3, damaged: [] } })
    expect(await desk('backup', file, '--data', folder, '--json')).toMatchObject({ code: 2, json: { code: 'FILE_EXISTS' } })
    const restored = await desk('restore', file, '--data', join(out, 'new'), '--json')
    expect(restored).toMatchObject({ code: 0, json: { ok: true, heads: made.json.heads, events: made.json.events } })
    expect(await desk('restore', file, '--data', join(out, 'new'), '--json')).toMatchObject({ code: 2, json: { code: 'FOLDER_NOT_EMPTY' } })
    expect(await desk('verify', '--data', join(out, 'new'), '--json')).toMatchObject({ code: 0, json: { heads: made.json.heads } })
  })

  test('without a passphrase go by the site’s: encrypted when its backups are, and no plain file because the key cannot be read', async () => {
    const folder = await demoFolder()
    const out = await newFolder()
    const passphrase = '一个很长很长的口令 2026'
    await writeBackupKey(folder, await makeBackupKey(passphrase, 8))
    const file = join(out, 'site.zip')
    expect(await desk('backup', file, '--data', folder, '--json')).toMatchObject({ code: 0, json: { ok: true, encrypted: true } })
    await expect(restoreBackup(file, join(out, 'without'), allMigrations)).rejects.toBeInstanceOf(PassphraseNeeded)
    await restoreBackup(file, join(out, 'with'), allMigrations, { secret: { passphrase } })
    await writeFile(join(folder, 'keys', 'backup.json'), 'torn')
    const { code, error } = await desk('backup', join(out, 'plain.zip'), '--data', folder)
    expect(code).toBe(1)
    expect(error).toContain(refusalSentence({ code: 'BACKUP_KEY_MISSING', data: {} }, 'zh-CN'))
    expect((await readdir(out)).sort()).toEqual(['site.zip', 'with'])
  })

  test('count a passphrase by its signs, as the page does', async () => {
    const file = join(await newFolder(), 'passphrase')
    await writeFile(file, '𠮷'.repeat(6))
    expect(await desk('backup', join(await newFolder(), 'x.zip'), '--passphrase-file', file, '--data', demo, '--json')).toMatchObject({ code: 2, json: { code: 'PASSPHRASE_TOO_SHORT' } })
  })

  test('refuse what is no backup, in words', async () => {
    const folder = await newFolder()
    await writeFile(join(folder, 'x.zip'), 'x'.repeat(500))
    expect(await desk('restore', join(folder, 'x.zip'), '--data', join(folder, 'new'), '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'BACKUP_NOT_A_BACKUP' } })
    expect((await desk('restore', join(folder, 'nothing.zip'), '--data', join(folder, 'new'))).error).toContain('这不是交接台的备份文件')
    expect(await readdir(folder)).toEqual(['x.zip'])
  })

  test('a place that cannot be written is said plainly', async () => {
    const folder = await demoFolder()
    const { code, error } = await desk('backup', join(folder, 'no', 'such', 'folder', 'x.zip'), '--data', folder)
    expect(code).toBe(1)
    expect(error).toContain('ENOENT')
  })
})

describe('seed', () => {
  test('fills an empty folder and tells what it made; one with a site is refused', async () => {
    const folder = join(await newFolder(), 'seeded')
    const { code, json } = await desk('seed', '--data', folder, '--cases', '12', '--seed', '3', '--json')
    expect(code).toBe(0)
    expect(json).toMatchObject({ ok: true, cases: 12, seed: 3 })
    expect(await withReader(folder, (db) => db('case_card').count({ count: '*' }))).toEqual([{ count: 12 }])
    expect(await desk('seed', '--data', folder, '--json')).toMatchObject({ code: 2, json: { code: 'FOLDER_NOT_EMPTY' } })
    // The day it was made on goes on from there.
    const site = await openTestSite(folder)
    expect(site.restored).toBe(false)
    await site.close()
  })
})

describe('user reset-password', () => {
  const given = process.env.HANDOVER_NEW_PASSWORD
  beforeAll(() => { delete process.env.HANDOVER_NEW_PASSWORD })
  afterAll(() => { if (given !== undefined) process.env.HANDOVER_NEW_PASSWORD = given })
  const verifierOf = (folder: string) => withReader(folder, async (db) => (await userByName(db, 'hr'))!.verifier)

  test('makes one up without a terminal, tells it once, and ends the user’s sessions', async () => {
    const folder = await demoFolder()
    const db = openWriter(databaseOf(folder))
    await db('session').insert({ token_hash: 'x', user_id: 'demo-hr', created_at: 1, seen_at: 1, expires_at: 1, locked: 0, via: 'api', pc: 'p' })
    await db.destroy()
    const { code, json } = await desk('user', 'reset-password', 'HR', '--data', folder, '--json')
    expect(code).toBe(0)
    expect(json).toMatchObject({ ok: true, name: 'hr', password: expect.stringMatching(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/) })
    expect(await isPassword(json.password as string, await verifierOf(folder))).toBe(true)
    expect(await withReader(folder, (reader) => reader('session'))).toEqual([])
    const last = await withReader(folder, async (reader) => (await reader('event').orderBy('position', 'desc').first('type', 'payload', 'actor')) as { type: string; payload: string; actor: string })
    expect(last.type).toBe('user.passwordSet')
    expect(JSON.parse(last.actor)).toMatchObject({ via: 'cli' })
    expect(last.payload).not.toContain(json.password)
  })

  test('takes the one in HANDOVER_NEW_PASSWORD without repeating it; a short one is refused', async () => {
    const folder = await demoFolder()
    process.env.HANDOVER_NEW_PASSWORD = 'correct horse'
    const taken = await desk('user', 'reset-password', 'hr', '--data', folder)
    expect(taken.code).toBe(0)
    expect(taken.out + taken.error).not.toContain('correct horse')
    expect(await isPassword('correct horse', await verifierOf(folder))).toBe(true)
    process.env.HANDOVER_NEW_PASSWORD = 'short'
    expect(await desk('user', 'reset-password', 'hr', '--data', folder, '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'PASSWORD_TOO_SHORT' } })
    delete process.env.HANDOVER_NEW_PASSWORD
    expect(await isPassword('correct horse', await verifierOf(folder))).toBe(true)
  })

  test('knows nobody by another name', async () => {
    expect(await desk('user', 'reset-password', 'nobody', '--data', await demoFolder(), '--json')).toMatchObject({ code: 1, json: { ok: false, code: 'NO_SUCH_USER' } })
  })
})

test('a folder that is a file is said plainly', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'sub'))
  await writeFile(join(folder, 'file'), '')
  const { code, error } = await desk('serve', '--data', join(folder, 'file'), '--port', '0')
  expect(code).toBe(1)
  expect(error).toContain('没有完成')
})
