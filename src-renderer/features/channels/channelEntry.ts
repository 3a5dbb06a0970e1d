import type { ChannelSettings, ChannelView } from '@shared/contract/channel'
import type { ChannelKind } from '@shared/outbox'
import type { Locale, Role } from '@shared/vocabulary'

type Of<Kind extends ChannelKind> = Extract<ChannelSettings, { kind: Kind }>
export type EmailEntry = Of<'email'>
export type DingTalkEntry = Of<'dingtalk'>
/** The values of headers are secrets; here stand their names, each in a row of the form. */
export type WebhookEntry = Of<'webhook'>

/** What the form of a channel holds. The settings of each kind are kept while another is looked at. */
export interface ChannelEntry {
  kind: ChannelKind; name: string; on: boolean; serves: Role[]; locale: Locale; summary: boolean
  email: EmailEntry; dingtalk: DingTalkEntry; webhook: WebhookEntry
  /** Typed now; what is saved is not known here. */
  secrets: Record<string, string>
}

export const robotUrl = 'https://oapi.dingtalk.com/robot/send'
/** The port that goes with an encryption. */
export const usualPort: Readonly<Record<EmailEntry['security'], number>> = { tls: 465, starttls: 587, plain: 25 }

export function entryOf(channel: ChannelView | null, locale: Locale): ChannelEntry {
  const entry: ChannelEntry = {
    kind: channel?.kind ?? 'email', name: channel?.name ?? '', on: channel?.on ?? true, serves: [...(channel?.serves ?? [])], locale: channel?.locale ?? locale, summary: channel?.summary ?? false, secrets: {},
    email: { kind: 'email', host: '', port: usualPort.tls, security: 'tls', user: '', sender: '', senderName: '', fingerprint: null },
    dingtalk: { kind: 'dingtalk', url: robotUrl, format: 'text', keyword: '', mention: true },
    webhook: { kind: 'webhook', url: '', method: 'POST', encoding: 'json', body: '{\n  "to": "{to}",\n  "text": "{text}"\n}', headers: [], expects: '', repeatable: false, fingerprint: null },
  }
  return channel ? { ...entry, [channel.kind]: { ...channel.settings } } : entry
}

/** The settings of the kind that is chosen. */
export function settingsOf(entry: ChannelEntry): ChannelSettings {
  const { email, dingtalk, webhook } = entry
  switch (entry.kind) {
    case 'email': return { ...email }
    case 'dingtalk': return { ...dingtalk }
    case 'webhook': return { ...webhook, headers: webhook.headers.map((name) => name.trim()).filter(Boolean) }
  }
}

/** What was typed into the secret fields of the kind that is chosen. */
export function secretsOf(entry: ChannelEntry): Record<string, string> {
  const wanted = entry.kind === 'email' ? ['password'] : entry.kind === 'dingtalk' ? ['token', 'secret'] : ['secret', ...entry.webhook.headers.map((name) => `header:${name.trim()}`)]
  return Object.fromEntries(Object.entries(entry.secrets).filter(([name, value]) => wanted.includes(name) && value !== ''))
}
