import { addDays } from '../calendar'

/**
 * Spring Festival, Dragon Boat and Mid-Autumn by the published lunar tables (香港天文台 公历与农历对照表). Not computed: a new moon minutes before midnight
 * in Beijing (2027-02-06, 2030-02-03) is a day off in the calendar that runtimes carry.
 */
const lunarFeasts: Readonly<Record<number, readonly [spring: string, dragonBoat: string, midAutumn: string]>> = {
  2025: ['01-29', '05-31', '10-06'], 2026: ['02-17', '06-19', '09-25'], 2027: ['02-06', '06-09', '09-15'], 2028: ['01-26', '05-28', '10-03'], 2029: ['02-13', '06-16', '09-22'], 2030: ['02-03', '06-05', '09-12'],
  2031: ['01-23', '06-24', '10-01'], 2032: ['02-11', '06-12', '09-19'], 2033: ['01-31', '06-01', '09-08'], 2034: ['02-19', '06-20', '09-27'], 2035: ['02-08', '06-10', '09-16'], 2036: ['01-28', '05-30', '10-04'],
}

/** Qingming, 4 or 5 April, by the formula of the solar terms for 2000 to 2099. */
function qingming(year: number): string {
  const within = year % 100
  return `${year}-04-0${Math.floor(within * 0.2422 + 4.81) - Math.floor(within / 4)}`
}

/**
 * The statutory days off of a year (放假办法 2024): what is certain before the yearly notice names bridging days and days made up. A feast
 * may fall on National Day, and beyond the lunar table only the days of the solar year are known.
 */
export function statutoryDays(year: number): string[] {
  const [spring, ...feasts] = (lunarFeasts[year] ?? []).map((day) => `${year}-${day}`)
  // From New Year's Eve to the third.
  const springDays = spring ? [-1, 0, 1, 2].map((ahead) => addDays(spring, ahead)) : []
  return [...new Set([`${year}-01-01`, ...springDays, qingming(year), `${year}-05-01`, `${year}-05-02`, ...feasts, `${year}-10-01`, `${year}-10-02`, `${year}-10-03`])].sort()
}
