import type { ChannelSettings } from '../../../src-shared/contract/channel'
import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import { isJson, placesIn, unknownPlace } from '../../../src-shared/messageTemplate'
import type { ChannelState, Reason } from '../../../src-shared/outbox'
import type { Locale, Role } from '../../../src-shared/vocabulary'
import type { LogEvent } from '../../log/event'
import { changesOf } from '../../office/changes'

/** What is public of a channel. Its secrets are kept outside the log (secrets.ts). */
export interface ChannelFields { readonly name: string; readonly on: boolean; readonly serves: readonly Role[]; readonly locale: Locale; readonly settings: ChannelSettings; /** Takes the day's summary too. */ readonly summary: boolean }
export type ChannelChange = Partial<ChannelFields>

/** What keeps a channel from sending, and since when. `halt`: until somebody changes it; else it tries again by itself. */
export interface ChannelTrouble { readonly halt: boolean; readonly reason: Reason; readonly at: string }

/** A way out of the application. */
export interface Channel extends ChannelFields {
  readonly id: string
  readonly exists: boolean
  /** Names of the secrets that were given. */
  readonly secrets: readonly string[]
  readonly trouble: ChannelTrouble | null
}

export type ChannelEvent =
  /** One from an older version says nothing of the summary, and takes none. */
  | { readonly type: 'channel.added'; readonly payload: Omit<ChannelFields, 'summary'> & { readonly summary?: boolean } }
  | { readonly type: 'channel.changed'; readonly payload: { readonly from: ChannelChange; readonly to: ChannelChange } }
  /** All that it has now, by name; what they are is in no log. */
  | { readonly type: 'channel.secretsSet'; readonly payload: { readonly names: readonly string[] } }
  | { readonly type: 'channel.troubled'; readonly payload: { readonly halt: boolean; readonly reason: Reason } }
  /** It sends again, or somebody had it try again. */
  | { readonly type: 'channel.recovered'; readonly payload: Readonly<Record<string, never>> }
  | { readonly type: 'channel.removed'; readonly payload: Readonly<Record<string, never>> }
export const channelTypes = new Set<ChannelEvent['type']>(['channel.added', 'channel.changed', 'channel.secretsSet', 'channel.troubled', 'channel.recovered', 'channel.removed'])

export const initialChannel = (id: string): Channel => ({
  id, exists: false, name: '', on: false, serves: [], locale: 'zh-CN', settings: { kind: 'dingtalk', url: '', format: 'text', keyword: '', mention: false }, summary: false, secrets: [], trouble: null,
})

/** The secrets that these settings cannot do without. */
export function secretsNeeded(settings: ChannelSettings): string[] {
  switch (settings.kind) {
    case 'email': return settings.user ? ['password'] : []
    case 'dingtalk': return ['token']
    case 'webhook': return [...(placesIn(`${settings.url} ${settings.body}`).includes('secret') ? ['secret'] : []), ...settings.headers.map((name) => `header:${name}`)]
    default: return unreachable(settings)
  }
}
/** Those it may have besides. */
const secretsPossible = (settings: ChannelSettings): string[] => [...secretsNeeded(settings), ...(settings.kind === 'dingtalk' ? ['secret'] : settings.kind === 'webhook' ? ['secret'] : [])]

/** Whom the secrets are told. A saved secret stays with the one it was entered for: else it could be read by sending it elsewhere. */
export function destinationOf(settings: ChannelSettings): string {
  switch (settings.kind) {
    case 'email': return JSON.stringify([settings.security, settings.host.toLowerCase(), settings.port, settings.fingerprint])
    case 'dingtalk': return JSON.stringify([new URL(settings.url).origin])
    case 'webhook': return JSON.stringify([new URL(settings.url).origin, settings.fingerprint])
    default: return unreachable(settings)
  }
}

/** What is wrong with settings whatever else there is. Refuses: CHANNEL_URL_HAS_SECRET, CHANNEL_PLACE_UNKNOWN, CHANNEL_BODY_NOT_JSON. */
function checkSettings(settings: ChannelSettings): Decision<never> {
  if (settings.kind === 'email') return accept()
  const part = secretPart(settings.url)
  if (part) return refuse('CHANNEL_URL_HAS_SECRET', { field: 'settings.url', part })
  if (settings.kind !== 'webhook') return accept()
  for (const field of ['url', 'body'] as const) {
    const place = unknownPlace(settings[field])
    if (place) return refuse('CHANNEL_PLACE_UNKNOWN', { field: `settings.${field}`, place: `{${place}}` })
  }
  return settings.encoding === 'json' && settings.method !== 'GET' && !isJson(settings.body) ? refuse('CHANNEL_BODY_NOT_JSON', { field: 'settings.body' }) : accept()
}

const secretName = /token|secret|sign|passw|pwd|auth|^(ak|sk|key|apikey|api_key|appkey)$/i
/** The part of an address that looks like a secret: what is in an address is in the log and on every screen. */
function secretPart(address: string): string | null {
  const url = new URL(address)
  if (url.username || url.password) return url.username || '***'
  for (const [name, value] of url.searchParams) if (secretName.test(name) && value !== '' && !value.includes('{')) return name
  return null
}

/** `given`: names of the secrets that come with it. */
interface AddChannel { readonly fields: ChannelFields; readonly given: readonly string[]; readonly nameTaken: boolean }

/** A new channel. Refuses: CHANNEL_NAME_TAKEN, CHANNEL_SECRET_NEEDED, and what `checkSettings` refuses. */
export function decideAddChannel({ fields, given, nameTaken }: AddChannel): Decision<ChannelEvent> {
  if (nameTaken) return refuse('CHANNEL_NAME_TAKEN', { field: 'name' })
  const checked = checkSettings(fields.settings)
  if (!checked.accepted) return checked
  const missing = secretsNeeded(fields.settings).find((name) => !given.includes(name))
  if (missing) return refuse('CHANNEL_SECRET_NEEDED', { field: `secrets.${missing}` })
  const names = namesKept(fields.settings, [], given)
  return accept<ChannelEvent>({ type: 'channel.added', payload: fields }, ...(names.length > 0 ? [{ type: 'channel.secretsSet', payload: { names } } as const] : []))
}

interface ChangeChannel { readonly change: ChannelChange; readonly given: readonly string[]; readonly nameTaken: boolean }

/** Changes a channel; only what differs is recorded. Refuses: NOT_FOUND, CHANNEL_NAME_TAKEN, CHANNEL_SECRET_NEEDED, CHANNEL_SECRET_AGAIN, and what `checkSettings` refuses. */
export function decideChangeChannel(channel: Channel, { change, given, nameTaken }: ChangeChannel): Decision<ChannelEvent> {
  if (!channel.exists || (change.settings && change.settings.kind !== channel.settings.kind)) return refuse('NOT_FOUND', { kind: 'channel' })
  if (nameTaken) return refuse('CHANNEL_NAME_TAKEN', { field: 'name' })
  const settings = change.settings ?? channel.settings
  const checked = checkSettings(settings)
  if (!checked.accepted) return checked
  const kept = keptSecrets(channel, settings)
  const missing = secretsNeeded(settings).find((name) => !given.includes(name) && !kept.includes(name))
  if (missing) return channel.secrets.includes(missing) ? refuse('CHANNEL_SECRET_AGAIN', { field: `secrets.${missing}` }) : refuse('CHANNEL_SECRET_NEEDED', { field: `secrets.${missing}` })
  const { name, on, serves, locale, summary } = channel
  const changed = changesOf<ChannelFields>({ name, on, serves, locale, settings: channel.settings, summary }, change)
  const names = namesKept(settings, kept, given)
  const secretsChange = given.length > 0 || names.length !== channel.secrets.length
  return accept<ChannelEvent>(...(changed ? [{ type: 'channel.changed', payload: changed } as const] : []), ...(secretsChange ? [{ type: 'channel.secretsSet', payload: { names } } as const] : []))
}

/** The saved secrets that these settings may go on using. */
export const keptSecrets = (channel: Channel, settings: ChannelSettings): readonly string[] =>
  destinationOf(settings) === destinationOf(channel.settings) ? channel.secrets.filter((name) => secretsPossible(settings).includes(name)) : []

const namesKept = (settings: ChannelSettings, kept: readonly string[], given: readonly string[]): string[] => secretsPossible(settings).filter((name, index, all) => all.indexOf(name) === index && (kept.includes(name) || given.includes(name)))

/** A channel that cannot send: said once, not at each attempt. */
export function decideTrouble(channel: Channel, trouble: { readonly halt: boolean; readonly reason: Reason }): Decision<ChannelEvent> {
  if (!channel.exists || (channel.trouble?.halt === trouble.halt && channel.trouble.reason.code === trouble.reason.code)) return accept()
  return accept({ type: 'channel.troubled', payload: { halt: trouble.halt, reason: trouble.reason } })
}

/** It sends again, or is to try again. */
export const decideRecover = (channel: Channel): Decision<ChannelEvent> => (channel.trouble ? accept({ type: 'channel.recovered', payload: {} }) : accept())

/** Refuses: NOT_FOUND. */
export const decideRemoveChannel = (channel: Channel): Decision<ChannelEvent> => (channel.exists ? accept({ type: 'channel.removed', payload: {} }) : refuse('NOT_FOUND', { kind: 'channel' }))

export function evolveChannel(channel: Channel, logged: LogEvent): Channel {
  const event = logged as LogEvent & ChannelEvent
  switch (event.type) {
    case 'channel.added': return { ...channel, ...event.payload, exists: true }
    // Whatever was wrong may be put right by it: it is tried again.
    case 'channel.changed': return { ...channel, ...event.payload.to, trouble: null }
    case 'channel.secretsSet': return { ...channel, secrets: event.payload.names, trouble: null }
    case 'channel.troubled': return { ...channel, trouble: { ...event.payload, at: event.wallTime } }
    case 'channel.recovered': return { ...channel, trouble: null }
    case 'channel.removed': return { ...channel, exists: false }
    default: return unreachable(event)
  }
}

/** How a channel stands, given the secrets that can be read on this PC. */
export function stateOf(channel: Channel, readable: readonly string[]): ChannelState {
  if (!channel.on) return 'off'
  if (secretsNeeded(channel.settings).some((name) => !readable.includes(name)) || channel.secrets.some((name) => !readable.includes(name))) return 'secret_missing'
  if (!channel.trouble) return 'ready'
  return channel.trouble.halt ? 'halted' : 'waiting'
}
