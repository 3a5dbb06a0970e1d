import { z } from 'zod'
import { channelKinds, channelStates, sendReasons } from '../outbox'
import { channelRefusals } from '../refusals/channel'
import { roles } from '../vocabulary'
import { base, EntityId, Instant, Line, LocaleName, noNext, OptionalLine } from './common'

/** A mail address as SMTP takes it: one, without a name. */
export const MailAddress = z.string().trim().max(254).regex(/^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/).meta({ examples: ['xiaoli@site.example'] })
/** A number to call or to send an SMS to. */
export const PhoneNumber = z.string().trim().max(40).regex(/^\+?[0-9 ()-]{3,40}$/).meta({ examples: ['13800000001'] })
/** SHA-256 of a certificate, as browsers show it. */
export const Fingerprint = z.string().trim().toUpperCase().regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/).meta({ examples: [Array.from({ length: 32 }, () => 'A1').join(':')] })

const HttpUrl = z.string().trim().max(1000).regex(/^https?:\/\/[^\s]+$/)
const HeaderName = z.string().trim().max(60).regex(/^[A-Za-z][A-Za-z0-9-]*$/)

/** `user` empty: the server wants no login. `fingerprint`: the one certificate that is trusted, whoever signed it. */
export const EmailSettings = z.object({
  kind: z.literal('email'), host: z.string().trim().min(1).max(253).regex(/^[A-Za-z0-9.:_-]+$/), port: z.number().int().min(1).max(65535), security: z.enum(['tls', 'starttls', 'plain']),
  user: OptionalLine, sender: MailAddress, senderName: OptionalLine, fingerprint: Fingerprint.nullable().default(null),
})
/** `keyword`: what the robot wants to find in each text; it is put in front where it is missing. */
export const DingTalkSettings = z.object({
  kind: z.literal('dingtalk'), url: HttpUrl.default('https://oapi.dingtalk.com/robot/send'), format: z.enum(['text', 'markdown']).default('text'), keyword: z.string().trim().max(40).default(''), mention: z.boolean().default(true),
})
/**
 * `url`, `body` and the values of headers may name places: {to} {name} {subject} {text} {id} {time} {site} {secret}. `expects`: what the answer
 * says when it was taken. `repeatable`: the other side knows a message by its `idempotency-key`, so a second one does no harm.
 */
export const WebhookSettings = z.object({
  kind: z.literal('webhook'), url: HttpUrl, method: z.enum(['POST', 'PUT', 'GET']).default('POST'), encoding: z.enum(['json', 'form']).default('json'), body: z.string().max(4000).default('{"to":"{to}","text":"{text}"}'),
  headers: z.array(HeaderName).max(10).default([]), expects: OptionalLine, repeatable: z.boolean().default(false), fingerprint: Fingerprint.nullable().default(null),
})
export const ChannelSettings = z.discriminatedUnion('kind', [EmailSettings, DingTalkSettings, WebhookSettings])
export type ChannelSettings = z.infer<typeof ChannelSettings>

/** Values by name: `password` (e-mail), `token` and `secret` (DingTalk), `secret` and `header:<name>` (webhook). They go in and never come out. */
export const ChannelSecrets = z.record(z.string().max(80), z.string().min(1).max(2000)).default({}).meta({ examples: [{ password: '(not shown again)' }] })

/** Why something was not sent, as a code of `sendReasons`; `said` are the server's own words, without our secrets. */
export const ReasonView = z.object({ code: z.enum(sendReasons), host: z.string().optional(), said: z.string().optional(), fingerprint: z.string().optional() })

export const ChannelView = z.object({
  id: EntityId, name: z.string(), kind: z.enum(channelKinds), on: z.boolean(),
  /** Roles that it serves; empty: everybody. */
  serves: z.array(z.enum(roles)),
  /** The language of what goes to a group; people get theirs. */
  locale: LocaleName, settings: ChannelSettings,
  /** Takes the day's summary too, in the morning: mail to HR, in a group and by webhook without private things. */
  summary: z.boolean(),
  /** Which secrets it needs or has, never what they are. `missing`: to be entered again, on this PC or after a restore. */
  secrets: z.array(z.object({ name: z.string(), state: z.enum(['saved', 'missing', 'none']) })),
  state: z.enum(channelStates), reason: ReasonView.nullable(), since: Instant.nullable(),
  /** Messages that wait for it. */
  waiting: z.number().int(), version: z.number(),
})
export type ChannelView = z.infer<typeof ChannelView>

const fields = z.object({ name: Line, on: z.boolean(), serves: z.array(z.enum(roles)), locale: LocaleName, settings: ChannelSettings, summary: z.boolean() })

const channel = base.errors(channelRefusals)
export const channelContract = {
  list: channel.route({ method: 'GET', path: '/channels', summary: 'Ways out of the application: mail, DingTalk robots, webhooks, and how each stands' })
    .output(z.object({ items: z.array(ChannelView), next: noNext })),
  create: channel.route({ method: 'POST', path: '/channels', summary: 'Add a channel; its secrets go in and never come out' })
    .input(fields.extend({ on: z.boolean().default(false), serves: z.array(z.enum(roles)).default([]), locale: LocaleName.default('zh-CN'), summary: z.boolean().default(false), secrets: ChannelSecrets })).output(ChannelView),
  update: channel.route({ method: 'PATCH', path: '/channels/{id}', summary: 'Change a channel, switch it on or off; what it sends to changes only together with its secrets' })
    .input(fields.partial().extend({ id: EntityId, secrets: ChannelSecrets })).output(ChannelView),
  remove: channel.route({ method: 'DELETE', path: '/channels/{id}', summary: 'Remove a channel; messages that wait for it are shown as not sent' })
    .input(z.object({ id: EntityId })).output(z.object({})),
  resume: channel.route({ method: 'POST', path: '/channels/{id}/resume', summary: 'Let a stopped channel try again, without a change: the trouble was on the other side' })
    .input(z.object({ id: EntityId })).output(ChannelView),
  test: channel.route({ method: 'POST', path: '/channels/test', summary: 'Send a real test message now, with these settings, saved or not; secrets that are not given are those of `id`' })
    .input(z.object({ id: EntityId.optional(), settings: ChannelSettings, secrets: ChannelSecrets, locale: LocaleName.default('zh-CN'), to: z.string().trim().max(254).default('') }))
    .output(z.object({ sent: z.boolean(), reason: ReasonView.nullable(), said: z.string() })),
}
