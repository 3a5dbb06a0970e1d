/** The wall clock, passed in so that a simulator can own it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** Hybrid logical clock (Kulkarni et al. 2014): physical milliseconds and a counter, ordered as text. */
export interface Hlc {
  readonly ms: number
  readonly counter: number
}

/** The reading after `last`: never goes back, even when the PC's clock does. */
export function tick(last: Hlc, nowMs: number): Hlc {
  return nowMs > last.ms ? { ms: nowMs, counter: 0 } : { ms: last.ms, counter: last.counter + 1 }
}

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
