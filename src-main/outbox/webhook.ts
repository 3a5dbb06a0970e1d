import type { z } from 'zod'
import type { WebhookSettings } from '../../src-shared/contract/channel'
import { fillForm, fillJson, fillPlaces, fillUrl, type PlaceValues } from '../../src-shared/messageTemplate'
import { callHttp } from './httpCall'
import { httpOutcome } from './httpOutcome'
import { tidy, type Attempt, type Letter, type Outcome } from './transport'

type Settings = z.infer<typeof WebhookSettings>

/** Calls an SMS gateway, or any other program, with a letter. */
export async function callWebhook({ settings, secrets, letter, handOver, patience, signal }: Attempt<Settings>): Promise<Outcome> {
  const { url, headers, body } = webhookRequest(settings, secrets, letter)
  const result = await callHttp({ url, method: settings.method, headers, body, fingerprint: settings.fingerprint, handOver, patience, signal })
  const judged = httpOutcome(result, { host: url.hostname, secrets, repeatable: settings.repeatable })
  if (judged || result.got !== 'answer') return judged ?? { did: 'withdrawn' }
  const said = tidy(`${result.status} ${result.text}`, secrets)
  // Many gateways answer 200 whatever became of it, and say in the text what did.
  return result.text.includes(settings.expects) ? { did: 'sent', said } : { did: 'refused', reason: { code: 'ANSWER_UNEXPECTED', host: url.hostname, said } }
}

/** The request as it goes out, every value in its place and nowhere else. */
export function webhookRequest(settings: Settings, secrets: Readonly<Record<string, string>>, letter: Letter): { url: URL; headers: Record<string, string>; body: string | null } {
  const values: PlaceValues = { to: letter.toAddress, name: letter.toName, subject: letter.subject, text: letter.text, id: letter.id, time: letter.writtenAt, site: letter.siteName, secret: secrets['secret'] ?? '' }
  const own = Object.fromEntries(settings.headers.map((name) => [name.toLowerCase(), oneLine(fillPlaces(secrets[`header:${name}`] ?? '', values))]))
  const type = settings.encoding === 'json' ? 'application/json; charset=utf-8' : 'application/x-www-form-urlencoded; charset=utf-8'
  return {
    url: new URL(fillUrl(settings.url, values)), headers: { ...(settings.method === 'GET' ? {} : { 'content-type': type }), 'idempotency-key': letter.id, ...own },
    body: settings.method === 'GET' ? null : settings.encoding === 'json' ? fillJson(settings.body, values) : fillForm(settings.body, values),
  }
}

/** A value of a header: no line feed may begin another one, and what is no latin letter is written as in an address. */
const oneLine = (value: string): string => value.replaceAll(/\p{Cc}+/gu, ' ').replaceAll(/[^\u0020-\u00ff\t]+/g, (part) => encodeURIComponent(part))
