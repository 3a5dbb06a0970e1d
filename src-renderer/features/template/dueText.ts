import type { DueRule } from '@shared/contract/template'
import { useI18n } from 'vue-i18n'

/** A due rule in words: 离场日后 3 个工作日. */
export function useDueText() {
  const { t } = useI18n()
  return (due: DueRule | null): string => {
    if (!due) return t('template.noDue')
    const values = { anchor: t(`anchor.${due.anchor}`), days: Math.abs(due.days), unit: t(`template.unit_${due.unit}`) }
    return due.days === 0 ? t('template.dueOnDay', values) : t(due.days > 0 ? 'template.dueAfter' : 'template.dueBefore', values)
  }
}
