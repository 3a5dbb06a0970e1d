import { describe, expect, test } from 'vitest'
import type { ChannelSettings } from '@shared/contract/channel'
import { channelKinds, sendReasons } from '@shared/outbox'
import { outboxWords, reasonSentence } from '@shared/locale/outbox'
import { smtpOutcome } from '@main/outbox/smtpOutcome'
import { robotMessage, signature } from '@main/outbox/dingtalk'
import { webhookRequest } from '@main/outbox/webhook'
import { tidy } from '@main/outbox/transport'
import { decideAddChannel, decideChangeChannel, decideTrouble, evolveChannel, initialChannel, stateOf, type Channel, type ChannelEvent } from '@main/subjects/channel/domain'
import type { LogEvent } from '@main/log/event'

const mail: ChannelSettings = { kind: 'email', host: 'mail.site.example', port: 587, security: 'starttls', user: 'desk', sender: 'desk@site.example', senderName: '', fingerprint: null }
const fields = { name: '邮件', on: true, serves: [], locale: 'zh-CN' as const, settings: mail, summary: false }
const fold = (channel: Channel, decision: { accepted: boolean; events?: readonly ChannelEvent[] }): Channel =>
  (decision.events ?? []).reduce((state, event) => evolveChannel(state, { ...event, wallTime: '2026-11-24T02:00:00.000Z' } as unknown as LogEvent), channel)
const saved = fold(initialChannel('c'), decideAddChannel({ fields, given: ['password'], nameTaken: false }))

describe('a channel', () => {
  test('keeps its secret for the server that it was entered for', () => {
    const change = (settings: Partial<typeof mail>, given: string[] = []) => decideChangeChannel(saved, { change: { settings: { ...mail, ...settings } as ChannelSettings }, given, nameTaken: false })
    expect(change({ sender: 'other@site.example' })).toMatchObject({ accepted: true })
    for (const elsewhere of [{ host: 'evil.example' }, { port: 25 }, { security: 'plain' as const }, { fingerprint: 'AA' }]) expect(change(elsewhere)).toMatchObject({ accepted: false, refusal: { code: 'CHANNEL_SECRET_AGAIN', data: { field: 'secrets.password' } } })
    expect(change({ host: 'new.site.example' }, ['password'])).toMatchObject({ accepted: true })
    expect(fold(saved, change({ user: '' })).secrets).toEqual([])
  })

  test('says its trouble once, and a change lets it try again', () => {
    const trouble = { halt: true, reason: { code: 'WRONG_PASSWORD' } } as const
    const halted = fold(saved, decideTrouble(saved, trouble))
    expect(stateOf(halted, ['password'])).toBe('halted')
    expect(decideTrouble(halted, trouble)).toEqual({ accepted: true, events: [] })
    expect(stateOf(fold(halted, decideChangeChannel(halted, { change: {}, given: ['password'], nameTaken: false })), ['password'])).toBe('ready')
    expect(stateOf(halted, [])).toBe('secret_missing')
    expect(stateOf({ ...halted, on: false }, [])).toBe('off')
  })
})

describe('what a mail server’s answer means', () => {
  test.each([
    ['connect', { responseCode: 554 }, 'halted', 'SERVER_REFUSES'], ['connect', { responseCode: 421 }, 'unreachable', 'SERVER_BUSY'], ['connect', { code: 'EDNS', originalCode: 'ENOTFOUND' }, 'unreachable', 'NAME_UNKNOWN'],
    ['connect', { code: 'ETIMEDOUT' }, 'unreachable', 'NO_ANSWER'], ['connect', { code: 'ESOCKET', originalCode: 'ERR_SSL_WRONG_VERSION_NUMBER' }, 'halted', 'TLS_FAILED'], ['login', { code: 'EAUTH', responseCode: 535 }, 'halted', 'WRONG_PASSWORD'],
    ['login', { responseCode: 454 }, 'unreachable', 'SERVER_BUSY'], ['envelope', { command: 'MAIL FROM', responseCode: 553 }, 'halted', 'SENDER_REFUSED'], ['envelope', { command: 'MAIL FROM', responseCode: 530 }, 'halted', 'LOGIN_NEEDED'],
    ['envelope', { command: 'RCPT TO', responseCode: 550 }, 'refused', 'RECIPIENT_REFUSED'], ['envelope', { command: 'RCPT TO', responseCode: 550, response: '550 5.2.2 full' }, 'refused', 'MAILBOX_FULL'], ['envelope', { command: 'RCPT TO', responseCode: 450 }, 'later', 'TRY_LATER'],
    ['text', { responseCode: 421 }, 'later', 'TRY_LATER'], ['text', { responseCode: 554 }, 'refused', 'MESSAGE_REFUSED'], ['text', { code: 'ECONNECTION' }, 'uncertain', 'CUT_WHILE_SENDING'], ['text', { code: 'ETIMEDOUT' }, 'uncertain', 'CUT_WHILE_SENDING'],
  ] as const)('at %s: %o', (stage, error, did, code) => {
    expect(smtpOutcome(error, stage, { host: 'mail' }, {})).toMatchObject({ did, reason: { code, host: 'mail' } })
  })
})

test('every reason has a sentence in both languages that leaves no place open', () => {
  for (const locale of ['zh-CN', 'en'] as const) {
    for (const code of sendReasons) expect(reasonSentence({ code, host: 'mail.example' }, locale)).not.toMatch(/[{}]|^$/)
    expect(Object.keys(outboxWords[locale].reason).sort()).toEqual([...sendReasons].sort())
  }
  expect(channelKinds).toHaveLength(3)
})

test('what a server said is shown without our secrets, on one line', () => {
  expect(tidy('535 no:\r\n hunter22 aHVudGVyMjI= hunter22', { password: 'hunter22' })).toBe('535 no: *** *** ***')
  expect(tidy('x'.repeat(1000), {})).toHaveLength(200)
})

test('a robot’s call is signed as DingTalk describes it', () => {
  // Computed with Python’s hmac, as the platform’s example does.
  expect(signature('1577262236757', 'this is secret')).toBe('hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM=')
  expect(robotMessage({ kind: 'dingtalk', url: '', format: 'text', keyword: 'K', mention: true }, { id: '1', toName: 'x', toAddress: '+8613800000001 13900000002', subject: 's', text: 't', siteName: '', writtenAt: '' })).toMatchObject({ text: { content: '【K】s\nt\n@13800000001 @13900000002' } })
})

test('a header’s value cannot begin another header', () => {
  const { headers } = webhookRequest({ kind: 'webhook', url: 'http://x.example', method: 'POST', encoding: 'json', body: '{}', headers: ['X-Key'], expects: '', repeatable: false, fingerprint: null }, { 'header:X-Key': 'a\r\nHost: evil 中' }, { id: '1', toName: '', toAddress: '', subject: '', text: '', siteName: '', writtenAt: '' })
  expect(headers['x-key']).toBe('a Host: evil %E4%B8%AD')
})
