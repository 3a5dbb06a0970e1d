import type { CalendarYearView } from '@shared/contract/calendar'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'
import { toast } from '@renderer/app/feedback'

/** The site's calendar, the year looked at (`?year=2027`), and setting it. */
export function useCalendar() {
  const { t } = useI18n()
  const route = useRoute()
  const router = useRouter()
  const { data, refusal, reload } = useLoad((signal) => client.calendar.list({}, { signal }))
  onChange('calendar', '*', () => void reload())
  onGap(() => void reload())
  const chosen = computed(() => {
    const asked = String(route.query['year'] ?? '')
    return data.value?.items.find((one) => one.year === asked) ?? data.value?.items.find((one) => one.year === data.value?.today.slice(0, 4)) ?? null
  })
  const choose = (year: string) => router.replace({ query: { ...route.query, year } })
  const setYear = useAction((year: CalendarYearView, change: Partial<Pick<CalendarYearView, 'off' | 'work' | 'source'>> & { state: 'confirmed' | 'provisional' }) =>
    client.calendar.setYear({ year: year.year, off: change.off ?? year.off, work: change.work ?? year.work, statutory: year.statutory, state: change.state, source: change.source ?? year.source, basedOn: year.version }))
  /** Sets the year and says how many cases moved; true when it is done. */
  async function save(...change: Parameters<typeof setYear.run>): Promise<boolean> {
    const done = await setYear.run(...change)
    if (!done) return false
    toast(t('calendar.moved', { count: done.moved }, done.moved))
    await reload()
    return true
  }
  return { data, refusal, reload, chosen, choose, save, saving: setYear.busy, saveRefusal: setYear.refusal, clear: setYear.clear }
}

/** Words of days that the screens of the calendar share. */
export function useDayWords() {
  const { t } = useI18n()
  return { weekday: (number: number) => t('calendar.weekdayLong').split(',')[number] ?? '' }
}
