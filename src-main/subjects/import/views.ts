import type { ImportPreview, ImportRow, ImportView } from '../../../src-shared/contract/import'
import { inLocale, refusalSentence, words } from '../../../src-shared/locale'
import { importFieldLabel, importRemarkSentence, importWords } from '../../../src-shared/locale/imports'
import type { Locale } from '../../../src-shared/vocabulary'
import type { Standing } from './atWork'
import type { AssessedRow, ShownValue } from './domain/assessed'
import type { KeptPreview } from './previews'

/** A value as somebody reads it in his language; '' is empty. */
export function shownText(value: ShownValue, locale: Locale): string {
  const own = importWords[locale]
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? own.yes : own.no
  if ('local' in value) return inLocale(value.local, locale)
  if ('list' in value) return value.list.map((one) => shownText(one, locale)).join(own.comma)
  const table = (value.word === 'unit' ? own.unit : words[locale][value.word]) as Readonly<Record<string, string>>
  return table[value.value] ?? value.value
}

/** A preview as its maker sees it. */
export function previewView({ id, source, file, output, redone, expiresAtMs }: KeptPreview, locale: Locale): ImportPreview {
  const { index: _index, digest: _digest, remember: _remember, fields, columns, ...shown } = output
  return {
    ...shown, previewId: id, kind: source.kind, file: { id: file.id, name: file.name }, columns: [...columns], fields: fields.map(({ key, needed }) => ({ key, needed, label: importFieldLabel(source.kind, key, locale) })),
    makePositions: source.makePositions, redone, expiresAt: new Date(expiresAtMs).toISOString(),
  }
}

/** A row of a preview, in one language. */
export function rowView({ source: { kind } }: KeptPreview, row: AssessedRow, locale: Locale): ImportRow {
  const { line, outcome, key, name, targetId } = row
  return {
    line, outcome, key, name, targetId, changes: row.changes.map(({ field, from, to }) => ({ field, label: importFieldLabel(kind, field, locale), from: shownText(from, locale), to: shownText(to, locale) })),
    reasons: row.reasons.map((reason) => ({ ...reason, message: importRemarkSentence(kind, reason, locale) })), notices: row.notices.map((notice) => ({ ...notice, message: importRemarkSentence(kind, notice, locale) })),
  }
}

/** An import as it stands, what went wrong in one language. */
export const standingView = ({ problem, ...standing }: Standing, locale: Locale): ImportView =>
  ({ ...standing, problem: problem && { code: problem.code, data: problem.data, message: refusalSentence(problem, locale) } })
