import { createHash } from 'node:crypto'
import { accept } from '../../../src-shared/decision'
import type { ChannelKind } from '../../../src-shared/outbox'
import type { Locale, Role } from '../../../src-shared/vocabulary'
import type { Transaction } from '../../store/writer'
import type { Channel } from '../channel/domain'
import { allChannels } from '../channel/queries'
import { usersByIds } from '../user/queries'
import type { MessageEvent } from './domain'
import { messageSubject } from './projection'
import { goodForMs, insertMessages, knownDedupes, type NewMessage } from './queries'

/** Whom a message is for: somebody with an account, whose address and language are his account's, or anybody else by his addresses. */
export type Recipient = { readonly userId: string } | { readonly name: string; readonly locale: Locale; readonly email?: string; readonly phone?: string }

/** A message to people outside the application. */
export interface OutgoingMessage {
  /** What makes it one and the same: told to a person over a channel under a key, it is told once, whatever happens. Put the person's day in it. */
  readonly dedupe: string
  readonly to: readonly Recipient[]
  /** Over these kinds of channel only. */
  readonly kinds?: readonly ChannelKind[]
  /** Over this channel only, chosen by an administrator for this very thing, whomever it serves besides. */
  readonly over?: string
  readonly words: Readonly<Record<Locale, { readonly subject: string; readonly text: string }>>
  readonly caseId?: string
  /** After this instant (ms) it is not sent any more; without it, a week. */
  readonly goodUntil?: number
}

/** What came of it. `withoutAddress`: people whom no channel that serves them could reach. */
export interface Enqueued { readonly queued: number; readonly withoutAddress: readonly string[] }

interface Person { readonly userId: string | null; readonly name: string; readonly locale: Locale; readonly roles: readonly Role[] | null; readonly email: string; readonly phone: string }

/**
 * Puts messages into the outbox, within the transaction of what caused them: both are there or neither. Nothing is sent here, and nothing
 * where no channel is switched on. `newId` makes ids (`services.random.id`). A fact each: at most two hundred a transaction, or the main thread is held for more than 50 ms.
 */
export async function enqueue(tx: Transaction, messages: readonly OutgoingMessage[], newId: () => string): Promise<Enqueued> {
  const db = await tx.read()
  const channels = (await allChannels(db)).filter((channel) => channel.on)
  if (channels.length === 0 || messages.length === 0) return { queued: 0, withoutAddress: [] }
  const people = await peopleOf(tx, messages)
  const drafts = messages.flatMap((message) => channels.filter((channel) => (!message.kinds || message.kinds.includes(channel.settings.kind)) && (message.over === undefined || message.over === channel.id)).flatMap((channel) => draftsFor(message, channel, people(message), tx.now())))
  const known = await knownDedupes(db, drafts.map((draft) => draft.dedupe))
  const fresh = new Map(drafts.filter((draft) => !known.has(draft.dedupe)).map((draft) => [draft.dedupe, draft]))
  const rows = [...fresh.values()].map(({ names: _names, ...draft }) => ({ ...draft, id: newId() }))
  await insertMessages(tx.outsideLog, rows)
  for (const row of rows) await record(tx, row)
  const reached = new Set(drafts.flatMap((draft) => draft.names))
  return { queued: rows.length, withoutAddress: [...new Set(messages.flatMap((message) => people(message).map((person) => person.name)))].filter((name) => !reached.has(name)) }
}

/** The people of each message, those who have an account as it is now; a disabled one is told nothing. */
async function peopleOf(tx: Transaction, messages: readonly OutgoingMessage[]): Promise<(message: OutgoingMessage) => Person[]> {
  const ids = [...new Set(messages.flatMap((message) => message.to.flatMap((one) => ('userId' in one ? [one.userId] : []))))]
  const users = new Map((await usersByIds(await tx.read(), ids)).filter((user) => !user.disabled).map((user) => [user.id, user]))
  return (message) => message.to.flatMap((one): Person[] => {
    if (!('userId' in one)) return [{ userId: null, name: one.name, locale: one.locale, roles: null, email: one.email ?? '', phone: one.phone ?? '' }]
    const user = users.get(one.userId)
    return user ? [{ userId: user.id, name: user.displayName, locale: user.locale, roles: user.roles, email: user.email, phone: user.phone }] : []
  })
}

type Draft = Omit<NewMessage, 'id'> & { readonly names: readonly string[] }

const isServed = (channel: Channel, person: Person): boolean => channel.serves.length === 0 || (person.roles ?? []).some((role) => channel.serves.includes(role))

/** One message a person with an address; to a group one for all. */
function draftsFor(message: OutgoingMessage, channel: Channel, people: readonly Person[], nowMs: number): Draft[] {
  const served = people.filter((person) => message.over !== undefined || isServed(channel, person))
  const common = { channelId: channel.id, channelName: channel.name, kind: channel.settings.kind, caseId: message.caseId ?? null, queuedAt: nowMs, goodUntil: message.goodUntil ?? nowMs + goodForMs }
  if (channel.settings.kind === 'dingtalk') {
    if (served.length === 0) return []
    const names = served.map((person) => person.name)
    const { subject, text } = message.words[channel.locale]
    return [{ ...common, dedupe: `${message.dedupe}|${channel.id}`, userId: null, toName: names.join(channel.locale === 'en' ? ', ' : '、'), toAddress: served.map((person) => person.phone.replaceAll(/[^\d+]/g, '')).filter(Boolean).join(' '), locale: channel.locale, subject, body: text, names }]
  }
  return served.flatMap((person) => {
    const address = channel.settings.kind === 'email' ? person.email : person.phone
    if (!address) return []
    const { subject, text } = message.words[person.locale]
    return [{ ...common, dedupe: `${message.dedupe}|${channel.id}|${person.userId ?? address}`, userId: person.userId, toName: person.name, toAddress: address, locale: person.locale, subject, body: text, names: [person.name] }]
  })
}

async function record(tx: Transaction, message: NewMessage): Promise<void> {
  const textHash = createHash('sha256').update(`${message.subject}\n${message.body}`).digest('hex')
  await tx.record(messageSubject, tx.begin(messageSubject, message.id), accept<MessageEvent>({
    type: 'message.queued', payload: { channelId: message.channelId, toName: message.toName, toAddress: message.toAddress, userId: message.userId, caseId: message.caseId, about: message.subject, textHash },
  }))
}
