/** Days are names (`2026-11-24`); only their distance is reckoned, in UTC so that no time zone can move them. */
const utc = (day: string): number => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return Date.UTC(year, month - 1, date)
}

/** Whole days from one day to another; negative when it lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((utc(to) - utc(from)) / 86_400_000)

/** The day so many days later. */
export const plusDays = (day: string, count: number): string => new Date(utc(day) + count * 86_400_000).toISOString().slice(0, 10)
