import { encodeTime } from 'ulid'
import { unreachable } from '../../src-shared/decision'
import { testWords } from '../../src-shared/locale/outbox'
import type { ChannelKind } from '../../src-shared/outbox'
import { idOf, kindOf, type Actor } from '../log/event'
import type { Services } from '../office/context'
import type { Channel } from '../subjects/channel/domain'
import { secretsNeeded } from '../subjects/channel/domain'
import type { Courier } from '../subjects/channel/courier'
import { allChannels } from '../subjects/channel/queries'
import { openVault, type Secrets } from '../subjects/channel/secrets'
import { clearOld, keptMs, makeAllDue, moveMessage, nextDue, sentSince, staleIds, unfinishedIds, type OutboxMessage } from '../subjects/message/queries'
import { siteSettings } from '../subjects/site/queries'
import { sendToDingTalk } from './dingtalk'
import { channelSchedule, retryAfterMs } from './retry'
import { endMessage, settle } from './settle'
import { sendMail } from './smtp'
import { tidy, usualPatience, type Attempt, type Letter, type Outcome, type Patience } from './transport'
import { callWebhook } from './webhook'

/** Sends what is in the outbox. Nothing leaves the site before an administrator has set a channel up and switched it on. */
export interface Outbox extends Courier {
  /** Looks every few seconds from now on, and at once when a message is put in. */
  start(): void
  /** One look: sends whatever is due. Resolves when nothing more is to be done now. */
  look(): Promise<void>
  /** After opening: what was being handed over when the process ended is uncertain; so is, in a restored folder, whatever waited. */
  recover(restored: boolean): Promise<void>
  close(): Promise<void>
}

export interface OutboxOptions {
  readonly dataDir: string
  /** Who acts when nobody does. */
  readonly system: () => Actor
  readonly patience?: Patience
}

const lookEveryMs = 5000
/** In flight when the application is closed: it gets so long to hear the answer. */
const lastWordsMs = 4000
/** DingTalk takes twenty a minute of a robot and then shuts it; a little fewer, for the two clocks differ. */
const mostAMinute: Readonly<Record<ChannelKind, number>> = { email: 60, dingtalk: 18, webhook: 60 }

export function openOutbox(services: Services, { dataDir, system, patience = usualPatience }: OutboxOptions): Outbox {
  const { writer, reader, clock, random } = services
  const vault = openVault(dataDir)
  const resting = new Map<string, { failures: number; until: number }>()
  const active = new Map<string, Promise<void>>()
  const wanted = new Set<string>()
  /** Outcomes that could not be written down: the disk was full when the answer came. */
  const unwritten = new Map<string, { message: OutboxMessage; outcome: Outcome }>()
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let closed = false
  let clearedAt = 0

  const chance = (): number => random.bytes(4).readUInt32BE() / 2 ** 32

  async function attempt(channel: Channel, secrets: Secrets, message: OutboxMessage): Promise<Outcome> {
    const trouble: { met: unknown } = { met: null }
    const handed = { over: false }
    const { name: siteName } = await siteSettings(reader)
    const letter: Letter = { id: message.id, toName: message.toName, toAddress: message.toAddress, subject: message.subject, text: message.body, siteName, writtenAt: new Date(message.queuedAt).toISOString() }
    const handOver = async (): Promise<boolean> => {
      try {
        // Durable before the first byte: who comes after a crash knows that it may have arrived.
        handed.over = await writer.run(system(), (tx) => moveMessage(tx.outsideLog, message.id, ['waiting'], { state: 'handing' }))
        return handed.over && !stopping.signal.aborted
      } catch (error) {
        trouble.met = error
        return false
      }
    }
    const outcome = await transported({ settings: channel.settings, secrets, letter, handOver, patience, nowMs: () => clock.now(), signal: stopping.signal }, handed)
    if (trouble.met) throw trouble.met
    // Given up between the hand-over and the first byte.
    return outcome.did === 'withdrawn' && handed.over ? { did: 'unreachable', reason: { code: 'CONNECTION_CUT' } } : outcome
  }

  async function conclude(message: OutboxMessage, outcome: Outcome): Promise<void> {
    try {
      await settle(writer, system(), message, outcome, clock.steady(), chance())
    } catch (error) {
      unwritten.set(message.id, { message, outcome })
      throw error
    }
  }

  function rest(channel: Channel, outcome: Outcome): boolean {
    if (outcome.did !== 'unreachable') {
      if (outcome.did !== 'withdrawn') resting.delete(channel.id)
      return outcome.did === 'halted'
    }
    const failures = (resting.get(channel.id)?.failures ?? 0) + 1
    resting.set(channel.id, { failures, until: clock.steady() + Math.max(outcome.afterMs ?? 0, retryAfterMs(channelSchedule, failures, chance())) })
    return true
  }

  /** Sends what is due of one channel, one after the other. */
  async function serve(channel: Channel): Promise<void> {
    const secrets = await vault.open(reader, channel.id)
    if ([...secretsNeeded(channel.settings), ...channel.secrets].some((name) => !(name in secrets))) return
    for (;;) {
      const nowMs = clock.steady()
      const pause = resting.get(channel.id)
      if (closed || (pause && pause.until > nowMs) || (await sentSince(reader, channel.id, nowMs - 60_000)) >= mostAMinute[channel.settings.kind]) return
      const message = await nextDue(reader, channel.id, nowMs)
      if (!message || unwritten.has(message.id)) return
      const outcome = await attempt(channel, secrets, message)
      await conclude(message, outcome)
      if (rest(channel, outcome)) return
    }
  }

  function begin(channel: Channel): void {
    if (active.has(channel.id)) {
      wanted.add(channel.id)
      return
    }
    // A disk that fails says so to whoever works; here it is looked at again in some seconds.
    const work = serve(channel).catch(() => undefined).finally(() => {
      active.delete(channel.id)
      if (wanted.delete(channel.id) && !closed) void look()
    })
    active.set(channel.id, work)
  }

  async function housekeeping(): Promise<void> {
    for (const { message, outcome } of [...unwritten.values()]) {
      // Taken out first: two looks may be at it at once.
      if (unwritten.delete(message.id)) await conclude(message, outcome)
    }
    const nowMs = clock.steady()
    for (const id of await staleIds(reader, nowMs)) await endMessage(writer, system(), id, 'not_sent', { code: 'TOO_OLD' })
    if (Math.abs(nowMs - clearedAt) < 24 * 3_600_000) return
    clearedAt = nowMs
    await writer.run(system(), (tx) => clearOld(tx.outsideLog, encodeTime(Math.max(0, Math.min(nowMs, Date.now()) - keptMs)).padEnd(26, '0')))
  }

  async function look(): Promise<void> {
    if (closed) return
    await housekeeping()
    for (const channel of await allChannels(reader)) if (channel.on && !channel.trouble?.halt && !closed) begin(channel)
    while (active.size > 0) await Promise.all(active.values())
  }
  const lookQuietly = (): void => { look().catch(() => undefined) }

  const stopListening = writer.onCommit(({ subjects, by }) => {
    // Somebody changed a channel: it is tried at once. What is written down here is no change of anybody's.
    if (by !== system().userId) for (const { subject } of subjects) if (kindOf(subject) === 'channel') resting.delete(idOf(subject))
    if (timer && subjects.some(({ subject }) => kindOf(subject) === 'channel' || kindOf(subject) === 'message')) setImmediate(lookQuietly)
  })

  return {
    vault, look,
    start: () => {
      timer ??= setInterval(lookQuietly, lookEveryMs)
      timer.unref()
      setImmediate(lookQuietly)
    },
    hurry: (channelId) => {
      resting.delete(channelId)
      if (timer) setImmediate(lookQuietly)
    },
    recover: async (restored) => {
      const interrupted = await unfinishedIds(reader, ['handing'])
      for (const id of interrupted) await endMessage(writer, system(), id, 'uncertain', { code: 'INTERRUPTED' })
      if (restored) for (const id of await unfinishedIds(reader, ['waiting'])) await endMessage(writer, system(), id, 'uncertain', { code: 'RESTORED' })
      else if ((await unfinishedIds(reader, ['waiting'])).length > 0) await writer.run(system(), (tx) => makeAllDue(tx.outsideLog, clock.steady()))
    },
    test: async (settings, secrets, { to, locale }) => {
      const { name: siteName } = await siteSettings(reader)
      const { subject, text } = testWords(locale, siteName)
      const letter: Letter = { id: random.id(), toName: to, toAddress: to, subject, text, siteName, writtenAt: new Date(clock.now()).toISOString() }
      const outcome = await transported({ settings, secrets, letter, handOver: async () => true, patience, nowMs: () => clock.now(), signal: stopping.signal }, { over: false })
      return outcome.did === 'sent' ? { sent: true, reason: null, said: outcome.said } : { sent: false, reason: outcome.did === 'withdrawn' ? null : outcome.reason, said: '' }
    },
    close: async () => {
      closed = true
      stopListening()
      if (timer) clearInterval(timer)
      const limit = setTimeout(() => stopping.abort(), lastWordsMs)
      await Promise.all(active.values())
      clearTimeout(limit)
      stopping.abort()
    },
  }
}

/** By the transport of its kind. A defect of ours is told as the message's trouble and does not stop the others. */
async function transported(attempt: Attempt, handed: { readonly over: boolean }): Promise<Outcome> {
  const { settings } = attempt
  try {
    switch (settings.kind) {
      case 'email': return await sendMail({ ...attempt, settings })
      case 'dingtalk': return await sendToDingTalk({ ...attempt, settings })
      case 'webhook': return await callWebhook({ ...attempt, settings })
      default: return unreachable(settings)
    }
  } catch (error) {
    const said = tidy(error instanceof Error ? error.message : String(error), attempt.secrets)
    return handed.over ? { did: 'uncertain', reason: { code: 'CUT_WHILE_SENDING', said } } : { did: 'refused', reason: { code: 'CHANNEL_BROKEN', said } }
  }
}
