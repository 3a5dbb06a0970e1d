import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelSettings } from '@shared/contract/channel'
import type { Locale } from '@shared/vocabulary'
import { systemActor, type Site } from '@main/site'
import { decideAddChannel } from '@main/subjects/channel/domain'
import { channelSubject } from '@main/subjects/channel/projection'
import { decideChangeUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'
import { openMailServer, type MailServer } from '../support/mailServer'
import { hookSettings, mailSettings } from '../support/outboxDesk'
import { makeSeededSite, openTestSite, seedDay, useFolders } from '../support/site'

const newFolder = useFolders()
const dayMs = 86_400_000
/** Nine in the morning at the site. */
const morning = (days: number): number => seedDay + days * dayMs + 3_600_000
const open: { close(): Promise<void> }[] = []
afterEach(async () => { for (const one of open.splice(0).reverse()) await one.close() })

/** The text of a mail, its words put together again. */
function textOf(raw: string): string {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(body.replaceAll(/\s/g, ''), 'base64').toString('utf8')
  return /quoted-printable/i.test(head) ? Buffer.from(body.replaceAll('=\r\n', '').replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16))), 'latin1').toString('utf8') : body
}

describe('in the morning', () => {
  let site: Site
  const clock = { ms: morning(0) }
  const openIt = async (folder: string): Promise<Site> => {
    site = await openTestSite(folder, { clock: { now: () => clock.ms }, patience: { connectMs: 3000, answerMs: 3000 } })
    return site
  }
  async function setUp(): Promise<{ folder: string; server: MailServer }> {
    clock.ms = morning(0)
    const folder = await newFolder()
    await makeSeededSite(folder, 60, 7)
    await openIt(folder)
    open.push({ close: () => site.close() })
    const server = await openMailServer()
    open.push(server)
    return { folder, server }
  }
  const change = (id: string, to: { email?: string; phone?: string; locale?: Locale }): Promise<unknown> => site.services.writer.run(systemActor(), async (tx) => {
    const loaded = await tx.load(userSubject, id)
    await tx.record(userSubject, loaded, decideChangeUser(loaded.state, { change: to, otherAdministrators: 1 }))
  })
  const addChannel = (settings: ChannelSettings, more: { summary?: boolean; serves?: ('receiver' | 'hr')[] } = {}): Promise<string> => site.services.writer.run(systemActor(), async (tx) => {
    const id = site.services.random.id()
    await tx.record(channelSubject, await tx.load(channelSubject, id), decideAddChannel({ fields: { name: id, on: true, serves: [], locale: 'zh-CN', settings, summary: false, ...more }, given: settings.kind === 'dingtalk' ? ['token'] : [], nameTaken: false }))
    return id
  })
  /** Both look at the clock: what is due is put into the outbox, what lies in it is sent. */
  const look = async (): Promise<void> => {
    await site.reminding.look()
    await site.outbox.look()
  }
  const outbox = async (): Promise<{ channel_id: string; to_name: string; subject: string; body: string }[]> => (await site.services.reader('outbox').orderBy('id')) as never

  test('a due item’s reminder is a mail in the receiver’s mailbox, once a day, through a restart', async () => {
    const { folder, server } = await setUp()
    const due = (await site.services.reader('case_item').where({ live: 1 }).where('due_key', '<', '2026-11-20').whereNotNull('receiver_id').first('receiver_id')) as { receiver_id: string }
    await change(due.receiver_id, { email: 'xiaoli@site.example' })
    await addChannel(mailSettings(server.port))
    await look()
    expect(server.mails.map((mail) => mail.to)).toEqual(['xiaoli@site.example'])
    expect(textOf(server.mails[0]!.raw)).toMatch(/您负责的.+(已超时 \d+ 天，请尽快处理|今天到期)/)
    await look()
    await site.close()
    await openIt(folder)
    await look()
    expect(server.mails).toHaveLength(1)
    clock.ms = morning(1)
    await look()
    await look()
    expect(server.mails).toHaveLength(2)
  }, 60_000)

  test('the summary goes to HR by mail where the channel takes it, once a day, whomever else the channel serves', async () => {
    const { folder, server } = await setUp()
    await change('demo-hr', { email: 'hr@site.example' })
    await addChannel(mailSettings(server.port), { summary: true, serves: ['receiver'] })
    await look()
    expect(server.mails.map((mail) => mail.to)).toEqual(['hr@site.example'])
    const text = textOf(server.mails[0]!.raw)
    expect(text).toMatch(/^超时 \d+，今天到期 \d+/)
    const names = (await site.services.reader('case_card').where({ status: 'open' }).pluck('employee_name')) as string[]
    expect(names.some((name) => text.includes(name))).toBe(true)
    await site.close()
    await openIt(folder)
    await look()
    expect(server.mails).toHaveLength(1)
    clock.ms = morning(1)
    await look()
    expect(server.mails).toHaveLength(2)
    // The clock goes back to a day that was told.
    clock.ms = morning(0)
    await look()
    expect(server.mails).toHaveLength(2)
  }, 60_000)

  test('a group and an SMS hear no leaver’s name, and a channel that was not asked to hears nothing', async () => {
    await setUp()
    await change('demo-hr', { phone: '13800000001' })
    const robot = await addChannel({ kind: 'dingtalk', url: 'http://127.0.0.1:9/robot', format: 'text', keyword: '', mention: true }, { summary: true })
    const quiet = await addChannel({ kind: 'dingtalk', url: 'http://127.0.0.1:9/quiet', format: 'text', keyword: '', mention: true })
    const sms = await addChannel(hookSettings('http://127.0.0.1:9/sms'), { summary: true })
    await site.reminding.look()
    const all = (await outbox()).filter((one) => one.subject.startsWith('今日汇总'))
    expect(all.map((one) => one.channel_id).sort()).toEqual([robot, sms].sort())
    expect(all.map((one) => one.channel_id)).not.toContain(quiet)
    const names = (await site.services.reader('case_card').pluck('employee_name')) as string[]
    for (const one of all) {
      // Who has it is named, and may be called as somebody who leaves.
      const said = one.body.split('\n').map((line) => line.replace(/^[^：]+：/, '')).join('\n')
      expect(names.filter((name) => said.includes(name)), one.body).toEqual([])
    }
    expect(all.find((one) => one.channel_id === sms)!.body.split('\n').length).toBeLessThanOrEqual(5)
  }, 60_000)
})
