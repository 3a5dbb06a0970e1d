import { afterEach, describe, expect, test } from 'vitest'
import type { SMTPServerOptions } from 'smtp-server'
import { goodForDays } from '@shared/outbox'
import { useFolders } from '../support/site'
import { freePort } from '../support/httpGate'
import { openMailServer, openRawServer, smtpRefusal, untilText, type MailServer } from '../support/mailServer'
import { mailSettings, openOutboxDesk, type OutboxDesk } from '../support/outboxDesk'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const newFolder = useFolders()
const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close()
})
const keep = <One extends { close(): Promise<void> }>(one: One): One => {
  open.push(one)
  return one
}
const newDesk = async (more?: Parameters<typeof openOutboxDesk>[1]): Promise<OutboxDesk> => keep(await openOutboxDesk(await newFolder(), more))
const newServer = async (options: Parameters<typeof openMailServer>[0] = {}, port = 0): Promise<MailServer> => keep(await openMailServer(options, port))
const states = async (desk: OutboxDesk): Promise<[string, string | undefined, number][]> => (await desk.messages()).map((one) => [one.state, one.reason?.code, one.attempts])
const only = async (desk: OutboxDesk) => (await desk.messages())[0]!
/** The sender looks every quarter of an hour, for so long. */
async function live(desk: OutboxDesk, ms: number): Promise<void> {
  for (const end = desk.clock.ms + ms; desk.clock.ms < end;) await desk.later(15 * minuteMs)
}
const login = (right: string, tries: string[]): SMTPServerOptions => ({
  authOptional: false, allowInsecureAuth: true,
  onAuth: (auth, _session, done) => {
    tries.push(auth.password ?? '')
    if (auth.password === right) done(null, { user: auth.username ?? '' })
    else done(smtpRefusal(535, `5.7.8 bad credentials ${auth.password}`))
  },
})

describe('mail', () => {
  test('goes out once, in the recipient’s language, and the log says so', async () => {
    const desk = await newDesk()
    const server = await newServer()
    const channel = await desk.addChannel(mailSettings(server.port))
    expect(await desk.write('a', { to: [{ userId: 'u-xiaoli' }, { userId: 'u-wang' }, { userId: 'u-smith' }] })).toEqual({ queued: 2, withoutAddress: ['老王'] })
    expect(await desk.write('a')).toMatchObject({ queued: 0 })
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'ready', waiting: 2 })
    await desk.later(0)
    await desk.later(minuteMs)
    expect(server.mails.map((mail) => mail.to).sort()).toEqual(['smith@site.example', 'xiaoli@site.example'])
    const english = server.mails.find((mail) => mail.to.startsWith('smith'))!
    expect(english.raw).toContain('Subject: Handover reminder')
    expect(english.messageId).toMatch(/^<01[0-9A-Z]{24}\.handover-desk@site\.example>$/)
    expect(await states(desk)).toEqual([['sent', undefined, 1], ['sent', undefined, 1]])
    const facts = (await desk.site.services.reader('event').where('subject', '>=', 'message:').where('subject', '<', 'message;').orderBy('position').pluck('type')) as string[]
    expect(facts.sort()).toEqual(['message.queued', 'message.queued', 'message.sent', 'message.sent'])
  })

  test('waits while nobody listens, is looked for ever more seldom, and goes out once when the server is back', async () => {
    const desk = await newDesk()
    const port = await freePort()
    const channel = await desk.addChannel(mailSettings(port))
    await desk.write('a')
    await desk.later(0)
    expect(await states(desk)).toEqual([['waiting', 'CONNECTION_REFUSED', 1]])
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'waiting', waiting: 1, reason: { code: 'CONNECTION_REFUSED', host: '127.0.0.1' } })
    await desk.later(5000)
    expect((await only(desk)).attempts).toBe(1)
    await live(desk, 6 * hourMs)
    const { attempts } = await only(desk)
    expect(attempts).toBeGreaterThan(6)
    expect(attempts).toBeLessThan(20)
    const server = await newServer({}, port)
    await live(desk, hourMs)
    expect(server.mails).toHaveLength(1)
    expect(await states(desk)).toEqual([['sent', undefined, attempts + 1]])
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'ready', reason: null })
  })

  test('whose connection is cut in the middle of the text is uncertain, is not sent again by itself, and by a person under the same number', async () => {
    const desk = await newDesk()
    const cut = { now: true }
    const raw = keep(await openRawServer(untilText((socket, part) => {
      if (cut.now) socket.destroy()
      else if (part.includes('\r\n.\r\n')) socket.write('250 2.0.0 taken\r\n')
    })))
    await desk.addChannel(mailSettings(raw.port))
    await desk.write('a')
    await desk.later(0)
    expect(await states(desk)).toEqual([['uncertain', 'CUT_WHILE_SENDING', 1]])
    await live(desk, 12 * hourMs)
    expect((await only(desk)).attempts).toBe(1)
    cut.now = false
    expect(await desk.ask('POST', '/outbox/retry', { ids: [(await only(desk)).id] })).toMatchObject({ status: 200, body: { changed: 1 } })
    await desk.later(0)
    expect(await states(desk)).toEqual([['sent', undefined, 2]])
    const numbers = [...raw.received().matchAll(/^Message-ID: (.*)$/gim)].map((match) => match[1])
    expect(numbers).toHaveLength(2)
    expect(new Set(numbers).size).toBe(1)
  })

  test('whose server never answers the text is uncertain too, and the application does not wait for it', async () => {
    const desk = await newDesk({ patience: { connectMs: 500, answerMs: 500 } })
    const raw = keep(await openRawServer(untilText(() => {})))
    await desk.addChannel(mailSettings(raw.port))
    await desk.write('a')
    await desk.later(0)
    expect(await states(desk)).toEqual([['uncertain', 'CUT_WHILE_SENDING', 1]])
  })

  test('whose connection is cut before the text waits and goes out later', async () => {
    const desk = await newDesk()
    const raw = keep(await openRawServer({ talk: (socket) => socket.destroy(), greet: (socket) => { socket.write('220 loopback\r\n') } }))
    await desk.addChannel(mailSettings(raw.port))
    await desk.write('a')
    await desk.later(0)
    expect(await states(desk)).toEqual([['waiting', 'CONNECTION_CUT', 1]])
  })

  test('that the server puts off is tried again, others are not held up', async () => {
    const desk = await newDesk()
    const refusals = { left: 2 }
    const server = await newServer({ onRcptTo: (address, _session, done) => { if (address.address.startsWith('xiaoli') && refusals.left-- > 0) done(smtpRefusal(451, '4.7.1 greylisted')); else done() } })
    const channel = await desk.addChannel(mailSettings(server.port))
    await desk.write('a', { to: [{ userId: 'u-xiaoli' }, { userId: 'u-smith' }] })
    await desk.later(0)
    expect(server.mails.map((mail) => mail.to)).toEqual(['smith@site.example'])
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'ready', waiting: 1 })
    await live(desk, hourMs)
    expect(server.mails.map((mail) => mail.to)).toEqual(['smith@site.example', 'xiaoli@site.example'])
  })

  test('with a wrong password stops the channel until it is changed; the password is in no answer', async () => {
    const desk = await newDesk()
    const tries: string[] = []
    const server = await newServer(login('right-horse-battery', tries))
    const channel = await desk.addChannel(mailSettings(server.port, { user: 'desk' }), { password: 'wrong-horse-battery' })
    await desk.write('a')
    await desk.later(0)
    await live(desk, 5 * hourMs)
    expect(tries).toEqual(['wrong-horse-battery'])
    const halted = await desk.channel(channel.id)
    expect(halted).toMatchObject({ state: 'halted', waiting: 1, secrets: [{ name: 'password', state: 'saved' }], reason: { code: 'WRONG_PASSWORD', said: expect.stringContaining('535') } })
    expect(JSON.stringify([halted, await desk.messages()])).not.toContain('horse-battery')
    expect(await desk.ask('PATCH', `/channels/${channel.id}`, { secrets: { password: 'right-horse-battery' } })).toMatchObject({ status: 200, body: { state: 'ready' } })
    await desk.later(0)
    expect(await states(desk)).toEqual([['sent', undefined, 2]])
    expect(tries).toEqual(['wrong-horse-battery', 'right-horse-battery'])
  })

  test.each([[452, '4.2.2 mailbox full', 'rcpt'], [552, '5.2.2 over quota', 'rcpt'], [552, '5.2.2 over quota', 'text']] as const)('to a full mailbox (%i %s at %s) is shown as not sent, and goes out when somebody tries again', async (code, said, where) => {
    const desk = await newDesk()
    const full = { now: true }
    const server = await newServer(where === 'rcpt' ? { onRcptTo: (_address, _session, done) => { if (full.now) done(smtpRefusal(code, said)); else done() } } : { afterText: () => (full.now ? smtpRefusal(code, said) : null) })
    const channel = await desk.addChannel(mailSettings(server.port))
    await desk.write('a')
    await desk.later(0)
    await live(desk, hourMs)
    expect(await states(desk)).toEqual([['not_sent', 'MAILBOX_FULL', 1]])
    expect((await only(desk)).reason?.said).toContain(String(code))
    expect((await desk.channel(channel.id)).state).toBe('ready')
    full.now = false
    await desk.ask('POST', '/outbox/retry', { ids: [(await only(desk)).id] })
    await desk.later(0)
    expect(server.mails).toHaveLength(1)
    expect(await states(desk)).toEqual([['sent', undefined, 2]])
  })

  test('to an address that is not there is shown as not sent, the next one goes out', async () => {
    const desk = await newDesk()
    const server = await newServer({ onRcptTo: (address, _session, done) => { if (address.address.startsWith('xiaoli')) done(smtpRefusal(550, '5.1.1 unknown')); else done() } })
    await desk.addChannel(mailSettings(server.port))
    await desk.write('a', { to: [{ userId: 'u-xiaoli' }, { userId: 'u-smith' }] })
    await desk.later(0)
    expect((await desk.messages('trouble')).map((one) => [one.toName, one.reason?.code])).toEqual([['小李', 'RECIPIENT_REFUSED']])
    expect(server.mails.map((mail) => mail.to)).toEqual(['smith@site.example'])
  })

  test.each(['tls', 'starttls'] as const)('over %s to a certificate that nobody vouches for stops, and goes on when that one certificate is trusted; no other is', async (security) => {
    const desk = await newDesk()
    const tries: string[] = []
    const server = await newServer({ secure: security === 'tls', disabledCommands: [], ...login('pass-phrase-1', tries), allowInsecureAuth: false })
    const settings = mailSettings(server.port, { security, user: 'desk' })
    const channel = await desk.addChannel(settings, { password: 'pass-phrase-1' })
    await desk.write('a')
    await desk.later(0)
    const { state, reason } = await desk.channel(channel.id)
    expect({ state, code: reason?.code, fingerprint: reason?.fingerprint }).toEqual({ state: 'halted', code: 'TLS_UNTRUSTED', fingerprint: expect.stringMatching(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) as string })
    const trust = (fingerprint: string, secrets: object = { password: 'pass-phrase-1' }) => desk.ask('PATCH', `/channels/${channel.id}`, { settings: { ...settings, fingerprint }, secrets })
    await trust(Array.from({ length: 32 }, () => 'A1').join(':'))
    await desk.later(0)
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'halted', reason: { code: 'TLS_CHANGED', fingerprint: reason?.fingerprint } })
    expect(tries).toEqual([])
    expect(await trust(reason!.fingerprint!, {})).toMatchObject({ status: 422, body: { code: 'CHANNEL_SECRET_AGAIN' } })
    await trust(reason!.fingerprint!)
    await desk.later(0)
    expect(await states(desk)).toEqual([['sent', undefined, 3]])
    expect(tries).toEqual(['pass-phrase-1'])
  })

  test('that asks for STARTTLS is not sent in the clear to a server without it', async () => {
    const desk = await newDesk()
    const server = await newServer()
    const channel = await desk.addChannel(mailSettings(server.port, { security: 'starttls' }))
    await desk.write('a')
    await desk.later(0)
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'halted', reason: { code: 'TLS_MISSING' } })
    expect(server.mails).toEqual([])
  })
})

describe('the outbox', () => {
  test('takes nothing and sends nothing before a channel is switched on', async () => {
    const desk = await newDesk()
    const server = await newServer()
    expect(await desk.write('a')).toEqual({ queued: 0, withoutAddress: [] })
    await desk.addChannel(mailSettings(server.port), {}, { on: false })
    expect(await desk.write('b')).toMatchObject({ queued: 0 })
    await live(desk, hourMs)
    expect(server.mails).toEqual([])
    expect(await desk.messages()).toEqual([])
  })

  test('puts a message in with what caused it or not at all', async () => {
    const desk = await newDesk()
    await desk.addChannel(mailSettings((await newServer()).port))
    const { enqueue } = await import('@main/subjects/message/enqueue')
    const { systemActor } = await import('@main/site')
    await expect(desk.site.services.writer.run(systemActor(), async (tx) => {
      await enqueue(tx, [{ dedupe: 'a', to: [{ userId: 'u-xiaoli' }], words: { 'zh-CN': { subject: 's', text: 't' }, en: { subject: 's', text: 't' } } }], () => desk.site.services.random.id())
      throw new Error('the cause fell through')
    })).rejects.toThrow('fell through')
    expect(await desk.messages()).toEqual([])
  })

  test('serves the roles that a channel is for', async () => {
    const desk = await newDesk()
    await desk.addChannel(mailSettings((await newServer()).port), {}, { serves: ['head'] })
    expect(await desk.write('a', { to: [{ userId: 'u-xiaoli' }, { userId: 'u-smith' }] })).toEqual({ queued: 1, withoutAddress: ['小李'] })
    expect((await only(desk)).toName).toBe('Smith')
  })

  test('does not send old news: what waited too long is shown, and goes out when somebody wants it to', async () => {
    const desk = await newDesk()
    const port = await freePort()
    await desk.addChannel(mailSettings(port))
    await desk.write('a')
    await desk.later(0)
    await desk.later(goodForDays * 24 * hourMs + minuteMs)
    expect((await states(desk))[0]!.slice(0, 2)).toEqual(['not_sent', 'TOO_OLD'])
    const server = await newServer({}, port)
    await live(desk, hourMs)
    expect(server.mails).toEqual([])
    await desk.ask('POST', '/outbox/retry', { ids: [(await only(desk)).id] })
    await desk.later(0)
    expect(server.mails).toHaveLength(1)
  })

  test('gives up what it is told to, and what waited for a channel that was removed is shown as not sent', async () => {
    const desk = await newDesk()
    const channel = await desk.addChannel(mailSettings(await freePort()))
    await desk.write('a')
    await desk.write('b')
    const [newer, older] = await desk.messages()
    expect(await desk.ask('POST', '/outbox/discard', { ids: [newer!.id] })).toMatchObject({ status: 200 })
    expect(await desk.ask('POST', '/outbox/discard', { ids: [newer!.id] })).toMatchObject({ status: 409, body: { code: 'MESSAGE_SETTLED' } })
    expect(await desk.ask('DELETE', `/channels/${channel.id}`)).toMatchObject({ status: 200 })
    expect((await desk.messages()).map((one) => [one.id, one.state, one.reason?.code])).toEqual([[newer!.id, 'discarded', undefined], [older!.id, 'not_sent', 'CHANNEL_GONE']])
    expect((await desk.ask<{ counts: object }>('GET', '/outbox')).body.counts).toEqual({ waiting: 0, trouble: 1 })
  })

  test('that is at work, looked at by every commit at once, tries each message once', async () => {
    const desk = await newDesk()
    const tries: string[] = []
    const refusing = await newServer(login('right', tries))
    const taking = await newServer()
    const halted = await desk.addChannel(mailSettings(refusing.port, { user: 'desk' }), { password: 'wrong' }, { name: 'halted' })
    await desk.addChannel(mailSettings(taking.port), {}, { name: 'good' })
    desk.site.outbox.start()
    await Promise.all(Array.from({ length: 20 }, (_each, n) => desk.write(`m${n}`)))
    await expect.poll(() => taking.mails.length, { timeout: 30_000 }).toBe(20)
    await expect.poll(async () => (await desk.channel(halted.id)).state, { timeout: 30_000 }).toBe('halted')
    await desk.site.outbox.look()
    expect(tries).toHaveLength(1)
    const messages = await desk.messages()
    expect(messages.filter((one) => one.channelName === 'good').map((one) => [one.state, one.attempts])).toEqual(Array.from({ length: 20 }, () => ['sent', 1]))
    expect(messages.filter((one) => one.attempts > 0 && one.channelName === 'halted').map((one) => one.attempts)).toEqual([1])
  })

  test('takes what a person writes, once a time he sends it, and says whom it does not reach', async () => {
    const desk = await newDesk()
    const server = await newServer()
    const written = { userIds: ['u-xiaoli', 'u-wang'], subject: '请来签字', text: '周一上午' }
    expect(await desk.ask('POST', '/outbox', written)).toMatchObject({ status: 409, body: { code: 'CHANNEL_NONE_ON' } })
    await desk.addChannel(mailSettings(server.port))
    expect(await desk.ask('POST', '/outbox', written)).toEqual({ status: 200, body: { queued: 1, withoutAddress: ['老王'] } })
    await desk.ask('POST', '/outbox', written)
    await desk.later(0)
    expect(server.mails.map((mail) => mail.to)).toEqual(['xiaoli@site.example', 'xiaoli@site.example'])
  })

  test('is listed in pages, by shelf and by channel', async () => {
    const desk = await newDesk()
    const channel = await desk.addChannel(mailSettings(await freePort()))
    for (const dedupe of ['a', 'b', 'c', 'd', 'e']) await desk.write(dedupe)
    const seen: string[] = []
    for (let cursor = ''; ;) {
      const { items, next } = (await desk.ask<{ items: { id: string }[]; next: string | null }>('GET', `/outbox?limit=2&shelf=waiting&channelId=${channel.id}${cursor}`)).body
      seen.push(...items.map((one) => one.id))
      if (!next) break
      cursor = `&cursor=${next}`
    }
    expect(seen).toEqual((await desk.messages()).map((one) => one.id))
    expect(seen).toHaveLength(5)
  })

  test('of a site that was started again goes on, also when the clock was set', async () => {
    const folder = await newFolder()
    const clock = { ms: Date.parse('2026-11-24T02:00:00Z') }
    const first = await openOutboxDesk(folder, { clock })
    const port = await freePort()
    await first.addChannel(mailSettings(port))
    await first.write('a')
    await first.later(0)
    await first.close()
    clock.ms -= 3 * 24 * hourMs
    const server = await newServer({}, port)
    const second = keep(await openOutboxDesk(folder, { clock }))
    await second.later(0)
    expect(server.mails).toHaveLength(1)
    expect(await second.write('a')).toMatchObject({ queued: 0 })
  })
})
