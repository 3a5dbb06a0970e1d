import type { AbsenceDays } from '@shared/contract/absenceView'
import { useI18n } from 'vue-i18n'
import { joinWords } from '@renderer/app/joinWords'
import { useDates } from '@renderer/components/useDates'
import { daysBetween } from '../case/days'

/** How absence days were counted, in words: which days are left out and which made up. */
export function useDayWords() {
  const { t } = useI18n()
  const { shortDay } = useDates()
  const span = (from: string, to: string): string => (from === to ? shortDay(from) : t('absence.days.span', { from: shortDay(from), to: shortDay(to) }))
  return {
    /** `按日历：10月1日至10月7日放假不计，10月10日调休上班计入`. */
    reasoning: (days: AbsenceDays): string => {
      const holidays = days.notCounted.filter((one) => one.why === 'holiday').map((one) => span(one.from, one.to))
      const weekends = days.notCounted.filter((one) => one.why === 'weekend').reduce((sum, one) => sum + daysBetween(one.from, one.to) + 1, 0)
      const parts = [...(holidays.length ? [t('absence.days.holidays', { days: joinWords(holidays) })] : []), ...(weekends ? [t('absence.days.weekends', { count: weekends }, weekends)] : []), ...(days.madeUp.length ? [t('absence.days.madeUp', { days: joinWords(days.madeUp.map(shortDay)) })] : [])]
      return parts.length ? t('absence.days.byCalendar', { parts: parts.join(t('absence.days.and')) }) : t('absence.days.allWork')
    },
  }
}
