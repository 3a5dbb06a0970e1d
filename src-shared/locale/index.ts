import type { LocalText } from '../contract/common'
import type { Refusal, RefusalCode } from '../refusals'
import type { Locale } from '../vocabulary'
import { approvalPlaces } from './approvals'
import { fill } from './fill'
import { importRefusalPlaces } from './imports'
import { refusalsEn } from './refusals.en'
import { refusalsZh } from './refusals.zh-CN'
import { wordsEn } from './words.en'
import { wordsZh, type Words } from './words.zh-CN'

export const words: Record<Locale, Words> = { 'zh-CN': wordsZh, en: wordsEn }
export const refusalSentences: Record<Locale, Record<RefusalCode, string>> = { 'zh-CN': refusalsZh, en: refusalsEn }

export { fill }

/** A refusal as a sentence a clerk can act on. */
export function refusalSentence(refusal: Refusal, locale: Locale): string {
  const functions = refusal.code === 'CASE_NEEDS_PERSON' ? { functions: refusal.data.functions.map((one) => words[locale].function[one as keyof Words['function']] ?? one).join(locale === 'en' ? ', ' : '、') } : {}
  const lists = absencePlaces(refusal, locale)
  const account = accountWords(refusal, locale)
  const item = 'item' in refusal.data ? { item: inLocale(refusal.data.item, locale) } : {}
  return fill(refusalSentences[locale][refusal.code], { ...refusal.data, ...functions, ...lists, ...account, ...item, ...approvalPlaces(refusal, locale), ...importRefusalPlaces(refusal, locale) })
}

/** Lists of known words, and of titles, as one line. */
function absencePlaces(refusal: Refusal, locale: Locale): Record<string, string> {
  const join = (names: readonly string[]): string => names.join(locale === 'en' ? ', ' : '、')
  const named = (group: 'deliveryWay' | 'against', keys: readonly string[]): string => join(keys.map((key) => (words[locale][group] as Record<string, string>)[key] ?? key))
  switch (refusal.code) {
    case 'DELIVERY_ORDER': return { ways: named('deliveryWay', refusal.data.ways) }
    case 'ABSENCE_REASON_FOR_DECISION': return { against: named('against', refusal.data.against) }
    case 'ENDING_CHECK_INCOMPLETE': return { questions: join(refusal.data.questions.map((one) => inLocale(one, locale))) }
    case 'ENDING_CHECK_OPEN': return { missing: join(refusal.data.missing.map((one) => inLocale(one, locale))) }
    case 'END_WITHOUT_CHECK': return { ground: inLocale(refusal.data.ground, locale) }
    default: return {}
  }
}

/** System, state and act of an account in words. */
function accountWords(refusal: Refusal, locale: Locale): Record<string, string> {
  const { system, accountState, accountAct } = words[locale]
  const named = (name: string) => system[name as keyof Words['system']] ?? name
  if (refusal.code === 'ACCOUNT_TWICE') return { system: named(refusal.data.system) }
  if (refusal.code !== 'ACCOUNT_ACT_NOT_POSSIBLE') return {}
  const { data } = refusal
  return { system: named(data.system), state: accountState[data.state as keyof Words['accountState']] ?? data.state, act: accountAct[data.act as keyof Words['accountAct']] ?? data.act }
}

/** A two-language text in one language; Chinese where there is no English. */
export const inLocale = (text: LocalText, locale: Locale): string => (locale === 'en' && text.en ? text.en : text['zh-CN'])
