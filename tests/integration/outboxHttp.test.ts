import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { ChannelSettings } from '@shared/contract/channel'
import { useFolders } from '../support/site'
import { freePort, openHttpGate, type TakenCall } from '../support/httpGate'
import { hookSettings, openOutboxDesk, type OutboxDesk } from '../support/outboxDesk'

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
const newDesk = async (): Promise<OutboxDesk> => keep(await openOutboxDesk(await newFolder()))
const newGate = async (answer: (call: TakenCall, response: ServerResponse) => void) => keep(await openHttpGate(answer))
const states = async (desk: OutboxDesk) => (await desk.messages()).map((one) => [one.state, one.reason?.code, one.attempts])
const ok = (_call: TakenCall, response: ServerResponse): void => { response.end('{"code":"OK"}') }
/** Answers with these one after the other, then with 200. */
const inTurn = (...statuses: readonly number[]) => {
  const left = [...statuses]
  return (_call: TakenCall, response: ServerResponse): void => {
    response.statusCode = left.shift() ?? 200
    response.end('{"code":"OK"}')
  }
}
const hostile = { 'zh-CN': { subject: '"},{"to":"*"', text: '老张"\\\n&text=x&to=110 {secret} </script>' }, en: { subject: 's', text: 't' } }

describe('a webhook', () => {
  test('that answers 500 and then 200 gets the message again under the same number, and it is sent once', async () => {
    const desk = await newDesk()
    const gate = await newGate(inTurn(500))
    await desk.addChannel(hookSettings(`${gate.url}/sms`))
    await desk.write('a')
    await desk.later(0)
    expect(await states(desk)).toEqual([['waiting', 'SERVER_ERROR', 1]])
    await desk.later(5 * minuteMs)
    await desk.later(60 * minuteMs)
    expect(await states(desk)).toEqual([['sent', undefined, 2]])
    expect(gate.calls.map((call) => call.headers['idempotency-key'])).toEqual(Array.from({ length: 2 }, () => gate.calls[0]!.headers['idempotency-key']))
    expect(JSON.parse(gate.calls[1]!.body)).toEqual({ to: '13800000001', text: '您负责的客户资料交接已超时 2 天，请尽快处理' })
  })

  test.each([
    ['json', { body: '{"mobile":"{to}","params":["{name}","{text}"],"title":"{subject}","key":"{secret}"}' }, (body: string) => JSON.parse(body) as unknown, { mobile: '13800000001', params: ['小李', hostile['zh-CN'].text], title: hostile['zh-CN'].subject, key: 's3cret+/=&' }],
    ['form', { encoding: 'form', body: 'mobile={to}&content={text}\nkey={secret}' }, (body: string) => Object.fromEntries(new URLSearchParams(body)), { mobile: '13800000001', content: hostile['zh-CN'].text, key: 's3cret+/=&' }],
  ] as const)('gets hostile text in its place of the %s and nowhere else', async (_what, more, read, expected) => {
    const desk = await newDesk()
    const gate = await newGate(ok)
    await desk.addChannel(hookSettings(`${gate.url}/sms`, { ...more, headers: ['X-Key'] } as never), { secret: 's3cret+/=&', 'header:X-Key': 'Bearer abc\r\nx-more: 1' })
    await desk.write('a', { words: hostile })
    await desk.later(0)
    expect(read(gate.calls[0]!.body)).toEqual(expected)
    expect(gate.calls[0]!.headers).toMatchObject({ 'x-key': 'Bearer abc x-more: 1' })
    expect(gate.calls[0]!.headers).not.toHaveProperty('x-more')
  })

  test('that is called by GET gets values as parts of the address', async () => {
    const desk = await newDesk()
    const gate = await newGate(ok)
    await desk.addChannel(hookSettings(`${gate.url}/sms?to={to}&text={text}&pw={secret}`, { method: 'GET' }), { secret: 'a&b=c' })
    await desk.write('a', { words: hostile })
    await desk.later(0)
    const { searchParams } = new URL(gate.calls[0]!.url, gate.url)
    expect(Object.fromEntries(searchParams)).toEqual({ to: '13800000001', text: hostile['zh-CN'].text, pw: 'a&b=c' })
    expect(gate.calls[0]!.body).toBe('')
  })

  test('whose answer is lost leaves it uncertain; one that knows a message by its number gets it again', async () => {
    const desk = await newDesk()
    const cut = (_call: TakenCall, response: ServerResponse): void => { response.socket?.destroy() }
    const plain = await newGate(cut)
    const first = { lost: false }
    const knowing = await newGate((call, response) => { if (first.lost) ok(call, response); else { first.lost = true; cut(call, response) } })
    await desk.addChannel(hookSettings(plain.url), {}, { name: 'plain' })
    await desk.addChannel(hookSettings(knowing.url, { repeatable: true }), {}, { name: 'knowing' })
    await desk.write('a')
    await desk.later(0)
    await desk.later(10 * minuteMs)
    expect(Object.fromEntries((await desk.messages()).map((one) => [one.channelName, [one.state, one.reason?.code, one.attempts]]))).toEqual({ plain: ['uncertain', 'CUT_WHILE_SENDING', 1], knowing: ['sent', undefined, 2] })
    expect(plain.calls).toHaveLength(1)
  })

  test('that is not there yet is waited for', async () => {
    const desk = await newDesk()
    const port = await freePort()
    await desk.addChannel(hookSettings(`http://127.0.0.1:${port}/sms`))
    await desk.write('a')
    await desk.later(0)
    expect(await states(desk)).toEqual([['waiting', 'CONNECTION_REFUSED', 1]])
    const gate = keep(await openHttpGate(ok, port))
    await desk.later(minuteMs)
    expect(gate.calls).toHaveLength(1)
    expect(await states(desk)).toEqual([['sent', undefined, 2]])
  })

  test('that points elsewhere is not followed, and our key does not go there', async () => {
    const desk = await newDesk()
    const elsewhere = await newGate(ok)
    const gate = await newGate((_call, response) => { response.writeHead(302, { location: elsewhere.url }).end() })
    const channel = await desk.addChannel(hookSettings(gate.url, { headers: ['Authorization'] }), { 'header:Authorization': 'Bearer key-of-the-gate' })
    await desk.write('a')
    await desk.later(0)
    expect(await desk.channel(channel.id)).toMatchObject({ state: 'halted', reason: { code: 'ADDRESS_MOVED' } })
    expect(elsewhere.calls).toEqual([])
  })

  test('that does not take the key stops; one that repeats it in its answer does not get it shown', async () => {
    const desk = await newDesk()
    const gate = await newGate((call, response) => { response.writeHead(call.headers['authorization'] === 'right-key-1' ? 200 : 401).end(`no such key: ${String(call.headers['authorization'])}`) })
    const channel = await desk.addChannel(hookSettings(gate.url, { headers: ['Authorization'] }), { 'header:Authorization': 'wrong-key-1' })
    await desk.write('a')
    await desk.later(0)
    await desk.later(60 * minuteMs)
    const halted = await desk.channel(channel.id)
    expect(halted).toMatchObject({ state: 'halted', reason: { code: 'KEY_REFUSED', said: '401 no such key: ***' } })
    expect(gate.calls).toHaveLength(1)
    await desk.ask('PATCH', `/channels/${channel.id}`, { secrets: { 'header:Authorization': 'right-key-1' } })
    await desk.later(0)
    expect(await states(desk)).toEqual([['sent', undefined, 2]])
  })

  test('that answers 200 without saying that it took it has not taken it', async () => {
    const desk = await newDesk()
    const gate = await newGate((_call, response) => { response.end('{"code":"BALANCE_EMPTY"}') })
    await desk.addChannel(hookSettings(gate.url, { expects: '"code":"OK"' }))
    await desk.write('a')
    await desk.later(0)
    expect((await desk.messages())[0]).toMatchObject({ state: 'not_sent', reason: { code: 'ANSWER_UNEXPECTED', said: '200 {"code":"BALANCE_EMPTY"}' } })
  })

  test.each([
    ['a key in its address', { url: 'https://gate.example/sms?access_token=abc' }, {}, 'CHANNEL_URL_HAS_SECRET'],
    ['a name and password in its address', { url: 'https://me:pw@gate.example/sms' }, {}, 'CHANNEL_URL_HAS_SECRET'],
    ['a place that there is not', { url: 'https://gate.example/{who}' }, {}, 'CHANNEL_PLACE_UNKNOWN'],
    ['a body that is no JSON', { url: 'https://gate.example', body: '{"to":{to}}' }, {}, 'CHANNEL_BODY_NOT_JSON'],
    ['a header without its value', { url: 'https://gate.example', headers: ['X-Key'] }, {}, 'CHANNEL_SECRET_NEEDED'],
  ])('with %s is refused', async (_what, settings, secrets, code) => {
    const desk = await newDesk()
    const { status, body } = await desk.ask<{ code: string }>('POST', '/channels', { name: 'x', settings: { kind: 'webhook', ...settings }, secrets })
    expect([status, body.code]).toEqual([422, code])
  })
})

describe('a DingTalk robot', () => {
  const robot = (url: string, more: object = {}): ChannelSettings => ({ kind: 'dingtalk', url, format: 'text', keyword: '', mention: true, ...more })
  const answers = (errcode: number, errmsg: string) => (_call: TakenCall, response: ServerResponse): void => { response.end(JSON.stringify({ errcode, errmsg })) }

  test('gets a signed call, one for all who are told, and they are mentioned', async () => {
    const desk = await newDesk()
    const gate = await newGate(answers(0, 'ok'))
    const pasted = await desk.addChannel(robot(`${gate.url}/robot/send?access_token=token-of-the-robot`, { keyword: '交接' }), { secret: 'SECabcdef' })
    expect(pasted.settings).toMatchObject({ url: `${gate.url}/robot/send` })
    expect(pasted.secrets).toEqual([{ name: 'token', state: 'saved' }, { name: 'secret', state: 'saved' }])
    await desk.write('a', { to: [{ userId: 'u-xiaoli' }, { userId: 'u-wang' }] })
    await desk.later(0)
    const { searchParams } = new URL(gate.calls[0]!.url, gate.url)
    const timestamp = searchParams.get('timestamp')!
    expect(Number(timestamp)).toBe(desk.clock.ms)
    expect(searchParams.get('access_token')).toBe('token-of-the-robot')
    expect(searchParams.get('sign')).toBe(createHmac('sha256', 'SECabcdef').update(`${timestamp}\nSECabcdef`).digest('base64'))
    expect(JSON.parse(gate.calls[0]!.body)).toEqual({ msgtype: 'text', text: { content: '交接提醒\n您负责的客户资料交接已超时 2 天，请尽快处理\n@13800000001' }, at: { atMobiles: ['13800000001'], isAtAll: false } })
    expect(gate.calls).toHaveLength(1)
    expect((await desk.messages())[0]).toMatchObject({ state: 'sent', toName: '小李、老王' })
  })

  test('gets its keyword where the text has none, and names that draw no links', async () => {
    const desk = await newDesk()
    const gate = await newGate(answers(0, 'ok'))
    await desk.addChannel(robot(gate.url, { keyword: '告警', format: 'markdown', mention: false }), { token: 't0ken' })
    await desk.write('a', { words: { ...hostile, 'zh-CN': { subject: '提醒', text: '[点这里](http://evil.example) # 大字' } } })
    await desk.later(0)
    expect(JSON.parse(gate.calls[0]!.body)).toMatchObject({ msgtype: 'markdown', markdown: { title: '【告警】提醒', text: '**【告警】提醒**\n\n［点这里］（http://evil.example） ＃ 大字' } })
  })

  test.each([
    [310000, 'description: sign not match', 'halted', 'DINGTALK_SIGN'], [310000, 'keywords not in content', 'halted', 'DINGTALK_KEYWORD'], [310000, 'ip 1.2.3.4 not in whitelist', 'halted', 'DINGTALK_PLACE'],
    [300001, 'token is not exist', 'halted', 'KEY_REFUSED'], [130101, 'send too fast, exceed 20 times per minute', 'waiting', 'TOO_MANY'],
  ] as const)('that answers %i %s leaves the channel %s', async (errcode, errmsg, state, code) => {
    const desk = await newDesk()
    const gate = await newGate(answers(errcode, errmsg))
    const channel = await desk.addChannel(robot(gate.url), { token: 't0ken' })
    await desk.write('a')
    await desk.later(0)
    await desk.later(2 * minuteMs)
    expect(await desk.channel(channel.id)).toMatchObject({ state, waiting: 1, reason: { code } })
    expect(gate.calls).toHaveLength(1)
  })

  test('gets fewer than twenty a minute', async () => {
    const desk = await newDesk()
    const gate = await newGate(answers(0, 'ok'))
    await desk.addChannel(robot(gate.url), { token: 't0ken' })
    for (let n = 0; n < 30; n += 1) await desk.write(`m${n}`)
    await desk.later(0)
    expect(gate.calls.length).toBe(18)
    await desk.later(30_000)
    expect(gate.calls.length).toBe(18)
    await desk.later(31_000)
    expect(gate.calls.length).toBe(30)
  })
})

describe('the test of a channel', () => {
  const mail = { kind: 'webhook', method: 'POST', encoding: 'json', body: '{"to":"{to}","text":"{text}","key":"{secret}"}' }
  test('sends a real one, saved or not, and says what the server said', async () => {
    const desk = await newDesk()
    const gate = await newGate((call, response) => { response.statusCode = call.body.includes('k3y-right') ? 200 : 403; response.end('answer') })
    const tried = (secrets: object, more: object = {}) => desk.ask('POST', '/channels/test', { settings: { ...mail, url: gate.url }, secrets, to: '13900000000', ...more })
    expect(await tried({ secret: 'k3y-right' })).toMatchObject({ status: 200, body: { sent: true, reason: null, said: '200 answer' } })
    expect(JSON.parse(gate.calls[0]!.body)).toMatchObject({ to: '13900000000', text: expect.stringContaining('一号项目') as string })
    expect(await tried({ secret: 'k3y-wrong' })).toMatchObject({ body: { sent: false, reason: { code: 'KEY_REFUSED' } } })
    expect(await tried({})).toMatchObject({ status: 422, body: { code: 'CHANNEL_SECRET_NEEDED' } })
    expect(await desk.messages()).toEqual([])
  })

  test('uses what is saved for the same server only: sent elsewhere, a secret could be read', async () => {
    const desk = await newDesk()
    const gate = await newGate(ok)
    const spy = await newGate(ok)
    const channel = await desk.addChannel(hookSettings(gate.url, { body: '{"key":"{secret}"}' }), { secret: 'kept-s3cret' })
    const elsewhere = { ...mail, url: spy.url }
    expect(await desk.ask('POST', '/channels/test', { id: channel.id, settings: elsewhere, to: '1390000' })).toMatchObject({ status: 422, body: { code: 'CHANNEL_SECRET_AGAIN' } })
    expect(await desk.ask('PATCH', `/channels/${channel.id}`, { settings: elsewhere })).toMatchObject({ status: 422, body: { code: 'CHANNEL_SECRET_AGAIN' } })
    expect(await desk.ask('POST', '/channels/test', { id: channel.id, settings: { ...mail, url: `${gate.url}/other/path` }, to: '1390000' })).toMatchObject({ body: { sent: true } })
    expect(JSON.parse(gate.calls[0]!.body)).toMatchObject({ key: 'kept-s3cret' })
    expect(spy.calls).toEqual([])
  })
})
