import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelView } from '@shared/contract/channel'
import { useFolders } from '../support/site'
import { freePort } from '../support/httpGate'
import { openMailServer, openRawServer, smtpRefusal, untilText, type MailServer } from '../support/mailServer'
import { mailSettings, openOutboxDesk, type OutboxDesk } from '../support/outboxDesk'

const minuteMs = 60_000
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

describe('mail', () => {
  test('goes out once, in the recipient’s language, and the log says so', async () => {
    const desk = await newDesk()
    const server = await newServer()
    const channel = await desk.addChannel(mailSettings(server.port))
    expect(await desk.write('a', { to: [{ userId: 'u-xiaoli' }, { userId: 'u-wang' }, { userId: 'u-smith' }] })).toEqual({ queued: 2, withoutAddress: ['老王'] })
    expect(await desk.write('a', { to: [{ userId: 'u-xiaoli' }] })).toMatchObject({ queued: 0 })
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
})
void smtpRefusal; void untilText; void openRawServer; void freePort; void ({} as ChannelView)
