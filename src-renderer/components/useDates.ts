import { currentLocale } from '../app/locale'
import { useSession } from '../app/session/useSession'

const parts = /^(\d{4})-(\d{2})(?:-(\d{2}))?/

/**
 * Days and instants in words. A day (`2026-11-24`) is a name, not a moment: it is never turned into a Date, so no time
 * zone can move it. Instants are shown on the site's clock, wherever this PC believes it is.
 */
export function useDates() {
  const session = useSession()
  const zone = () => session.site?.timeZone || 'Asia/Shanghai'
  const clock = (instant: string | Date) => {
    const found = new Intl.DateTimeFormat('en-CA', { timeZone: zone(), year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(instant))
    const get = (type: string) => found.find((part) => part.type === type)?.value ?? ''
    return { day: `${get('year')}-${get('month')}-${get('day')}`, time: `${get('hour')}:${get('minute')}` }
  }
  /** Today at the site, YYYY-MM-DD. */
  const today = () => clock(new Date()).day
  /** `2026-11-24` as it is; empty for null. For tables and forms. */
  const day = (value: string | null | undefined) => value ?? ''
  /** 11月24日 / 24 Nov, with the year when it is not this one. For running text and cards. */
  const shortDay = (value: string | null | undefined) => {
    const [, year, month, date] = value?.match(parts) ?? []
    if (!year || !month || !date) return value ?? ''
    const sameYear = year === today().slice(0, 4)
    if (currentLocale() === 'zh-CN') return `${sameYear ? '' : `${year}年`}${Number(month)}月${Number(date)}日`
    const name = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(month) - 1]
    return `${Number(date)} ${name}${sameYear ? '' : ` ${year}`}`
  }
  /** `2026-11-24 09:30` on the site's clock. */
  const instant = (value: string | null | undefined) => {
    if (!value) return ''
    const { day: on, time } = clock(value)
    return `${on} ${time}`
  }
  /** 09:30 for today, 11月24日 09:30 otherwise. */
  const shortInstant = (value: string | null | undefined) => {
    if (!value) return ''
    const { day: on, time } = clock(value)
    return on === today() ? time : `${shortDay(on)} ${time}`
  }
  return { today, day, shortDay, instant, shortInstant }
}
