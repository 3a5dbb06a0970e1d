import type { Refusal } from '../refusals'
import type { Locale } from '../vocabulary'
import { wordsEn } from './words.en'
import { wordsZh } from './words.zh-CN'

const words = { 'zh-CN': wordsZh, en: wordsEn }

/** Who is waited for as a person reads it: names as they are, `role:hr` as the office. */
export const whoIsAwaited = (names: readonly string[], locale: Locale): string => names.map((one) => roleName(one, locale)).join(locale === 'en' ? ', ' : '、')

function roleName(name: string, locale: Locale): string {
  const role = name.startsWith('role:') ? name.slice(5) : null
  return role ? ((words[locale].role as Record<string, string>)[role] ?? role) : name
}

/** Places of the sentences about approvals that are not plain text: verdicts, instants, people. Instants are in the reader's own time. */
export function approvalPlaces(refusal: Refusal, locale: Locale): Record<string, string> {
  const at: Record<string, string> = 'at' in refusal.data && typeof refusal.data.at === 'string' ? { at: instant(refusal.data.at, locale) } : {}
  switch (refusal.code) {
    case 'APPROVAL_ALREADY_DECIDED': return { ...at, verdict: words[locale].verdict[refusal.data.verdict] }
    case 'APPROVAL_ENDED': return { ...at, state: (words[locale].approvalRound as Record<string, string>)[refusal.data.state] ?? refusal.data.state }
    case 'APPROVAL_NOT_YET': case 'APPROVAL_NOT_YOURS': return { waitsFor: whoIsAwaited(refusal.data.waitsFor, locale) }
    case 'CHAIN_SCOPE_TAKEN': return { chain: locale === 'en' && refusal.data.chain.en ? refusal.data.chain.en : refusal.data.chain['zh-CN'] }
    default: return at
  }
}

const instant = (at: string, locale: Locale): string => (Number.isNaN(Date.parse(at)) ? at : new Intl.DateTimeFormat(locale, { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at)))
