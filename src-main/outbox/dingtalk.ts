import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import type { DingTalkSettings } from '../../src-shared/contract/channel'
import type { Reason, SendReason } from '../../src-shared/outbox'
import { callHttp } from './httpCall'
import { httpOutcome } from './httpOutcome'
import { tidy, type Attempt, type Letter, type Outcome } from './transport'

type Settings = z.infer<typeof DingTalkSettings>

/** Sends a letter to a DingTalk group by its robot (自定义机器人). */
export async function sendToDingTalk({ settings, secrets, letter, handOver, patience, nowMs, signal }: Attempt<Settings>): Promise<Outcome> {
  const url = new URL(settings.url)
  url.searchParams.set('access_token', secrets['token'] ?? '')
  const secret = secrets['secret']
  if (secret) {
    const timestamp = String(nowMs())
    url.searchParams.set('timestamp', timestamp)
    url.searchParams.set('sign', signature(timestamp, secret))
  }
  const result = await callHttp({
    url, method: 'POST', headers: { 'content-type': 'application/json; charset=utf-8', 'idempotency-key': letter.id }, body: JSON.stringify(robotMessage(settings, letter)), fingerprint: null, handOver, patience, signal,
  })
  const judged = httpOutcome(result, { host: url.hostname, secrets, repeatable: false })
  return judged ?? ofRobot(result.got === 'answer' ? result.text : '', url.hostname, secrets)
}

/** HMAC-SHA256 over the milliseconds, a line feed and the secret, with the secret as key, in base64. */
export const signature = (timestamp: string, secret: string): string => createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')

/** The body that the robot takes. */
export function robotMessage({ format, keyword, mention }: Settings, { subject, text, toAddress }: Letter): object {
  const mobiles = mention ? toAddress.split(' ').filter(Boolean).map((phone) => phone.replace(/^\+86/, '')) : []
  const mentioned = mobiles.map((mobile) => `@${mobile}`).join(' ')
  const missing = keyword && !`${subject}\n${text}`.includes(keyword) ? `【${keyword}】` : ''
  const at = { atMobiles: mobiles, isAtAll: false }
  if (format === 'text') return { msgtype: 'text', text: { content: [`${missing}${subject}`, text, mentioned].filter(Boolean).join('\n') }, at }
  const words = [`**${missing}${withoutMarks(subject)}**`, ...text.split('\n').map(withoutMarks), mentioned].filter(Boolean)
  return { msgtype: 'markdown', markdown: { title: `${missing}${subject}`.slice(0, 60), text: words.join('\n\n') }, at }
}

const wide: Readonly<Record<string, string>> = { '[': '［', ']': '］', '(': '（', ')': '）', '*': '＊', '_': '＿', '`': '｀', '#': '＃', '>': '＞', '<': '＜', '!': '！', '|': '｜', '~': '～', '\\': '＼' }
/** Names and notes are hostile text: none of them draws a link or a picture. The robot knows no escaping, so the marks are written wide. */
const withoutMarks = (line: string): string => line.replaceAll(/[[\]()*_`#><!|~\\]/g, (mark) => wide[mark] ?? mark)

function ofRobot(text: string, host: string, secrets: Readonly<Record<string, string>>): Outcome {
  const answer = parsed(text)
  const said = tidy(answer ? `${answer.errcode} ${answer.errmsg}` : text, secrets)
  const reason = (code: SendReason): Reason => ({ code, host, said })
  // 200 without the robot's own words: something else answers at that address.
  if (!answer) return { did: 'halted', reason: reason('ADDRESS_WRONG') }
  switch (answer.errcode) {
    case 0: return { did: 'sent', said }
    // Too many a minute (the robot may then be shut for ten), or the platform is busy.
    case 130101: case 410100: case 660026: return { did: 'unreachable', reason: reason('TOO_MANY'), afterMs: 10 * 60_000 }
    case -1: return { did: 'later', reason: reason('SERVER_ERROR') }
    case 300001: case 300005: case 40014: case 400101: case 400102: return { did: 'halted', reason: reason('KEY_REFUSED') }
    case 310000: return { did: 'halted', reason: reason(/keyword/i.test(answer.errmsg) ? 'DINGTALK_KEYWORD' : /ip/i.test(answer.errmsg.replaceAll(/description|script/gi, '')) ? 'DINGTALK_PLACE' : 'DINGTALK_SIGN') }
    default: return { did: 'refused', reason: reason('MESSAGE_REFUSED') }
  }
}

function parsed(text: string): { errcode: number; errmsg: string } | null {
  try {
    const answer = JSON.parse(text) as { errcode?: unknown; errmsg?: unknown }
    return typeof answer.errcode === 'number' ? { errcode: answer.errcode, errmsg: typeof answer.errmsg === 'string' ? answer.errmsg : '' } : null
  } catch {
    return null
  }
}
