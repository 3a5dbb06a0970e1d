import type { ImportKind } from '../contract/import'
import type { Refusal } from '../refusals'
import type { Locale } from '../vocabulary'
import type { WordField } from '../importFields'
import type { ImportNotice, ImportReason } from '../importReasons'
import { fill } from './fill'
import { importsEn } from './imports.en'
import { importsZh, type ImportWords } from './imports.zh-CN'

export const importWords: Record<Locale, ImportWords> = { 'zh-CN': importsZh, en: importsEn }

/** The name of a field in one language; the key itself for one that is not known. */
export const importFieldLabel = (kind: ImportKind, field: string, locale: Locale): string => (importWords[locale].field[kind] as Record<string, string>)[field] ?? field

/** What keeps a row out, or should be seen, as a sentence. */
export function importRemarkSentence(kind: ImportKind, remark: ImportReason | ImportNotice, locale: Locale): string {
  const words = importWords[locale]
  const data = remark.data as Readonly<Record<string, unknown>>
  const field = typeof data.field === 'string' ? data.field : ''
  return fill(words.remark[remark.code], {
    ...data, label: importFieldLabel(kind, field, locale), known: words.known[field as WordField] ?? '', ...(Array.isArray(data.lines) ? { lines: data.lines.join(words.comma) } : {}),
  })
}

/** Places of a refusal's sentence that are codes: what a file really is, and what was built on an import. */
export function importRefusalPlaces(refusal: Refusal, locale: Locale): Record<string, string> {
  const words = importWords[locale]
  if (refusal.code === 'IMPORT_FILE_UNREADABLE') {
    const { problem, detail = '' } = refusal.data
    const named = problem === 'other_format' ? ((words.format as Record<string, string>)[detail] ?? detail) : detail
    return { problem: fill((words.problem as Record<string, string>)[problem] ?? problem, { detail: named }) }
  }
  if (refusal.code === 'IMPORT_BUILT_ON') return { first: refusal.data.first.map(({ why, name, by }) => fill(words.builtOn[why], { name, by })).join(locale === 'en' ? '; ' : '；') }
  return {}
}
