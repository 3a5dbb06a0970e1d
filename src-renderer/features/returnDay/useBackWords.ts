import { useI18n } from 'vue-i18n'
import { useDates } from '@renderer/components/useDates'

/** When he is expected, in words: on a day with its weekday, today, or since. */
export function useBackWords() {
  const { t, locale } = useI18n()
  const { shortDay } = useDates()
  /** A day is a name: noon in UTC is the same day everywhere, so only its weekday is asked of a Date. */
  const weekday = (day: string) => new Intl.DateTimeFormat(locale.value, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`))
  return ({ expectedOn, today, daysLate }: { expectedOn: string | null; today: string; daysLate: number }): string => {
    if (!expectedOn) return t('returnDay.unknown')
    if (expectedOn === today) return t('returnDay.isToday')
    const on = t('returnDay.onDay', { on: shortDay(expectedOn), weekday: weekday(expectedOn) })
    if (daysLate > 0) return t('returnDay.late', { on, count: daysLate }, daysLate)
    return t(expectedOn < today ? 'returnDay.was' : 'returnDay.expected', { on })
  }
}
