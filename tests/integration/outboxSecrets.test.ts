import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { backup } from '@main/commands/backup'
import { allMigrations } from '@main/site'
import { restoreBackup } from '@main/store/restore'
import { channelKeyFile } from '@main/subjects/channel/secrets'
import { freePort, openHttpGate } from '../support/httpGate'
import { openMailServer, smtpRefusal } from '../support/mailServer'
import { hookSettings, mailSettings, openOutboxDesk, type OutboxDesk } from '../support/outboxDesk'
import { useFolders } from '../support/site'

const newFolder = useFolders()
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
const keep = <One extends { close(): Promise<void> }>(one: One): One => {
  open.push(one)
  return one
}

const secrets = ['first-Passw0rd', 'second-Passw0rd', 'T0kenOfTheRobot', 'SEC-signing-key', 'Bearer-0f-the-gate', 'plain-gate-s3cret', 'tried-and-not-saved']
/** As a secret may lie somewhere: as it is, in two bytes a letter, in base64. */
const spellings = (secret: string): Buffer[] => [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le'), Buffer.from(Buffer.from(secret, 'utf8').toString('base64').replace(/=+$/, ''))]

async function filesUnder(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  const paths = names.map((name) => join(folder, name))
  return (await Promise.all(paths.map(async (path) => ((await stat(path)).isFile() ? [path] : [])))).flat()
}
async function whereFound(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(async (path) => {
    const bytes = await readFile(path)
    return secrets.filter((secret) => spellings(secret).some((spelling) => bytes.includes(spelling))).map((secret) => `${secret} in ${path}`)
  }))
  return found.flat()
}

/** A site whose channels have failed and been changed in every way, everything that it answered, and messages that wait. */
async function lived(folder: string): Promise<{ desk: OutboxDesk; answers: string }> {
  const desk = keep(await openOutboxDesk(folder))
  const answers: unknown[] = []
  const told = async (...[method, path, body]: Parameters<OutboxDesk['ask']>): Promise<void> => { answers.push(await desk.ask(method, path, body)) }
  const mail = keep(await openMailServer({ authOptional: false, allowInsecureAuth: true, onAuth: (auth, _session, done) => done(smtpRefusal(535, `no: ${auth.username} ${auth.password} ${Buffer.from(auth.password ?? '').toString('base64')}`)) }))
  const gate = keep(await openHttpGate((call, response) => { response.writeHead(403).end(`${call.url} ${JSON.stringify(call.headers)} ${call.body}`) }))
  const channels = [
    await desk.addChannel(mailSettings(mail.port, { user: 'desk' }), { password: 'first-Passw0rd' }), await desk.addChannel({ kind: 'dingtalk', url: `${gate.url}/robot/send?access_token=T0kenOfTheRobot`, format: 'text', keyword: '', mention: true }, { secret: 'SEC-signing-key' }),
    await desk.addChannel(hookSettings(`${gate.url}/sms?k={secret}`, { headers: ['Authorization'], body: '{"key":"{secret}","to":"{to}"}' }), { secret: 'plain-gate-s3cret', 'header:Authorization': 'Bearer-0f-the-gate' }),
  ]
  answers.push(channels)
  await desk.write('a')
  await desk.later(0)
  await told('GET', '/channels')
  await told('PATCH', `/channels/${channels[0]!.id}`, { secrets: { password: 'second-Passw0rd' } })
  await told('POST', '/channels/test', { settings: mailSettings(mail.port, { user: 'desk' }), secrets: { password: 'tried-and-not-saved' }, to: 'a@b.example' })
  await told('POST', '/channels', { name: 'bad', settings: { ...mailSettings(mail.port), port: 0 }, secrets: { password: 'tried-and-not-saved' } })
  await told('POST', '/channels', { name: 'email', settings: mailSettings(mail.port, { user: 'x' }), secrets: { password: 'tried-and-not-saved' } })
  await desk.later(60_000)
  for (const path of ['/channels', '/outbox', '/search?text=Passw0rd']) await told('GET', path)
  return { desk, answers: JSON.stringify([answers, desk.errors]) }
}

test('a secret of a channel is in no answer, no log, nowhere in the data folder in the clear, and in no backup', async () => {
  const folder = await newFolder()
  const { desk, answers } = await lived(folder)
  expect((await desk.site.services.reader('channel_secret').count({ count: '*' }).first())).toEqual({ count: 5 })
  expect(secrets.filter((secret) => spellings(secret).some((spelling) => Buffer.from(answers).includes(spelling)))).toEqual([])
  const out = join(await newFolder(), 'out.zip')
  await desk.site.outbox.look()
  expect(await backup({ dataDir: folder, args: [out], options: { demo: false, json: false }, say: { tell: () => {}, note: () => {} } })).toMatchObject({ code: 0 })
  expect(await whereFound([...(await filesUnder(folder)), out])).toEqual([])
  // The key is the data folder's alone.
  const key = (JSON.parse(await readFile(join(folder, channelKeyFile), 'utf8')) as { key: string }).key
  const bytes = await readFile(out)
  expect(bytes.includes(Buffer.from(key, 'base64')) || bytes.includes(key)).toBe(false)
  expect((await stat(join(folder, channelKeyFile))).mode & 0o077).toBe(0)
})

test('a restored site asks for its secrets again, and sends nothing that waited in the backup without being told to', async () => {
  const folder = await newFolder()
  const first = await openOutboxDesk(folder)
  const port = await freePort()
  const channel = await first.addChannel(mailSettings(port, { user: 'desk' }), { password: 'first-Passw0rd' })
  await first.write('a')
  const out = join(await newFolder(), 'out.zip')
  await backup({ dataDir: folder, args: [out], options: { demo: false, json: false }, say: { tell: () => {}, note: () => {} } })
  await first.close()
  const again = join(await newFolder(), 'again')
  await restoreBackup(out, again, allMigrations)
  const server = keep(await openMailServer({ authOptional: true, allowInsecureAuth: true, onAuth: (auth, _session, done) => done(null, { user: auth.username ?? '' }) }, port))
  const desk = keep(await openOutboxDesk(again))
  expect(await desk.channel(channel.id)).toMatchObject({ state: 'secret_missing', secrets: [{ name: 'password', state: 'missing' }] })
  await desk.ask('PATCH', `/channels/${channel.id}`, { secrets: { password: 'second-Passw0rd' } })
  expect(await desk.channel(channel.id)).toMatchObject({ state: 'ready', secrets: [{ name: 'password', state: 'saved' }] })
  await desk.later(3_600_000)
  expect(server.mails).toEqual([])
  const [message] = await desk.messages()
  expect(message).toMatchObject({ state: 'uncertain', reason: { code: 'RESTORED' } })
  await desk.ask('POST', '/outbox/retry', { ids: [message!.id] })
  await desk.later(0)
  expect(server.mails).toHaveLength(1)
})

test('without the key of its folder a site asks for the secrets again', async () => {
  const folder = await newFolder()
  const first = await openOutboxDesk(folder)
  const channel = await first.addChannel(mailSettings(25, { user: 'desk' }), { password: 'first-Passw0rd' })
  await first.close()
  await rm(join(folder, channelKeyFile))
  const desk = keep(await openOutboxDesk(folder))
  expect((await desk.channel(channel.id)).state).toBe('secret_missing')
  await desk.ask('PATCH', `/channels/${channel.id}`, { secrets: { password: 'second-Passw0rd' } })
  expect((await desk.channel(channel.id)).state).toBe('ready')
})
