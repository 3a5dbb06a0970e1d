import type { LedgerRow } from '@shared/contract/ledger'
import { inLocale } from '@shared/locale'
import type { CaseKind, Locale } from '@shared/vocabulary'
import { useI18n } from 'vue-i18n'
import kinds from '../../../resources/rules/case-kinds.json'

const kindNames = new Map(kinds.map((kind) => [kind.id, kind.name]))

/** Words of the ledger in one language: the window's, or that of a sheet to be printed. */
export function useLedgerWords(locale: () => Locale) {
  const { t } = useI18n()
  const w = (key: string, values: Record<string, unknown> = {}, plural = 2): string => t(key, values, { locale: locale(), plural })
  const text = (value: { 'zh-CN': string; en: string }): string => inLocale(value, locale())
  return {
    w, text,
    kind: (id: CaseKind): string => { const name = kindNames.get(id); return name ? text(name) : id },
    status: (row: Pick<LedgerRow, 'status' | 'stage'>): string => w(row.status === 'open' ? `stage.${row.stage}` : `caseStatus.${row.status}`),
    names: (names: readonly string[]): string => names.join(w('app.comma')),
    /** The day a step was recorded, or how else it stands; nothing where the case has no such step. */
    step: (step: LedgerRow['wages']): string => (step === null ? '' : step.state === 'done' ? (step.on ?? '') : w(step.state === 'open' ? 'ledger.toDo' : 'ledger.notApplicable')),
    late: (row: Pick<LedgerRow, 'overdue'>): string[] => row.overdue.map((one) => w('ledger.lateStepShort', { name: text(one.name), days: one.days }, one.days)),
  }
}
