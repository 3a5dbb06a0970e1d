import type { UpkeepFinding, UpkeepResult } from '../upkeep'
import type { Locale } from '../vocabulary'
import { fill } from './fill'
import { upkeepEn } from './upkeep.en'
import { upkeepZh, type UpkeepWords } from './upkeep.zh-CN'

export const upkeepWords: Record<Locale, UpkeepWords> = { 'zh-CN': upkeepZh, en: upkeepEn }

/** What was found and what to do about it, as sentences. */
export function upkeepSentence(finding: UpkeepFinding, locale: Locale): { readonly what: string; readonly todo: string } {
  const words = upkeepWords[locale]
  const data = { ...finding.data, ...('backup' in finding.data ? { backup: finding.data['backup'] || words.noBackup } : {}) }
  return { what: fill(words.finding[finding.code].what, data), todo: fill(words.finding[finding.code].todo, data) }
}

/** What a check says that found nothing. */
export const upkeepGood = (result: UpkeepResult, locale: Locale): string => fill(upkeepWords[locale].good[result.check], result.facts)
