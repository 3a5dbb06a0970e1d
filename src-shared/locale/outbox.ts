import type { Reason } from '../outbox'
import type { Locale } from '../vocabulary'
import { fill } from './fill'
import { outboxEn } from './outbox.en'
import { outboxZh, type OutboxWords } from './outbox.zh-CN'

export const outboxWords: Record<Locale, OutboxWords> = { 'zh-CN': outboxZh, en: outboxEn }

/** Why a message was not sent, as a sentence that says what to do. */
export const reasonSentence = ({ code, host = '' }: Reason, locale: Locale): string => fill(outboxWords[locale].reason[code], { host }).trim()

/** The test message of a channel. */
export const testWords = (locale: Locale, site: string): { subject: string; text: string } => ({ subject: outboxWords[locale].test.subject, text: fill(outboxWords[locale].test.text, { site }) })
