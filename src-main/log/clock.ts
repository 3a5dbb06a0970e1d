/** The wall clock, passed in so that a simulator can own it. */
export interface Clock {
  /** Milliseconds since the epoch, as the PC says. */
  now(): number
  /** Milliseconds since some moment, which setting the PC's clock does not move. A made-up clock has none: its time passes when it says so. */
  elapsed?(): number
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() }

/** A clock that also tells the time by which the log orders and sessions end: it never goes back and is not led astray by a clock that was set. */
export interface SteadyClock extends Clock {
  steady(): number
}

const dayMs = 86_400_000
/** A PC may have slept or been off for that long while the application ran; a greater leap is a clock that was set. */
const longestSleepMs = 30 * dayMs
/** A site may have been closed for that long; what a PC says beyond it is not believed before the next start. */
const longestClosedMs = 183 * dayMs

/**
 * Follows `clock`, except where it cannot be right: back in time, or further ahead than anybody leaves a site alone. `lastMs` is the
 * latest instant on record, 0 for a new site. One moment ten years ahead therefore moves the log by half a year at most, if the
 * application is started in it, and not at all while it runs.
 */
export function steadyClock(clock: Clock, lastMs: number): SteadyClock {
  const elapsed = (): number => clock.elapsed?.() ?? 0
  let readAt = elapsed()
  let steadyMs = lastMs === 0 ? clock.now() : Math.min(clock.now(), lastMs + longestClosedMs)
  return {
    now: () => clock.now(),
    steady: () => {
      const now = clock.now()
      const at = elapsed()
      steadyMs += at - readAt
      readAt = at
      if (now > steadyMs && now - steadyMs <= longestSleepMs) steadyMs = now
      return Math.round(steadyMs)
    },
  }
}

/** What the log orders by: a clock that is not steady is believed. */
export const steadyTime = (clock: Clock | SteadyClock): number => ('steady' in clock ? clock.steady() : clock.now())

const behindMs = 10 * 60_000
const aheadMs = dayMs

/** Whether the PC's clock can be right: it is behind the last act on record, or further ahead of it than it can be. */
export function clockDoubt(clock: SteadyClock, lastMs: number): 'behind' | 'ahead' | null {
  const now = clock.now()
  const latest = Math.max(clock.steady(), lastMs)
  if (now < latest - behindMs) return 'behind'
  return now > clock.steady() + aheadMs ? 'ahead' : null
}

/** Hybrid logical clock (Kulkarni et al. 2014): physical milliseconds and a counter, ordered as text. */
export interface Hlc {
  readonly ms: number
  readonly counter: number
}

/** The reading after `last`: never goes back, even when the PC's clock does. */
export function tick(last: Hlc, nowMs: number): Hlc {
  if (nowMs > last.ms) return { ms: nowMs, counter: 0 }
  // Past its six digits the text would sort wrong.
  return last.counter < mostCounted ? { ms: last.ms, counter: last.counter + 1 } : { ms: last.ms + 1, counter: 0 }
}

const mostCounted = 0xff_ffff

/** Fixed width, so that comparing text compares time. */
export const hlcText = (hlc: Hlc): string => `${hlc.ms.toString().padStart(15, '0')}-${hlc.counter.toString(16).padStart(6, '0')}`

export function parseHlc(text: string): Hlc {
  return { ms: Number(text.slice(0, 15)), counter: Number.parseInt(text.slice(16), 16) }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The site's calendar day, YYYY-MM-DD, at an instant. */
export function localDay(ms: number, timeZone: string): string {
  let format = dayFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(timeZone, format)
  }
  return format.format(ms)
}

const timeFormats = new Map<string, Intl.DateTimeFormat>()

/** The time of day in a time zone, HH:MM. */
export function localTime(ms: number, timeZone: string): string {
  let format = timeFormats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    timeFormats.set(timeZone, format)
  }
  return format.format(ms)
}
