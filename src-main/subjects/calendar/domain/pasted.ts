import { addDays, daysBetween } from '../calendar'

/** What a pasted text says of a year, and what in it could not be understood. */
export interface PastedDays {
  readonly off: readonly string[]
  readonly work: readonly string[]
  readonly problems: readonly PastedProblem[]
}
/** `line` from 1. NO_KIND: days without "off" or "work"; NO_SUCH_DAY; OTHER_YEAR; RANGE: too long or backwards; NOTHING: no day in a line that has text. */
export interface PastedProblem { readonly line: number; readonly code: 'NO_KIND' | 'NO_SUCH_DAY' | 'OTHER_YEAR' | 'RANGE' | 'NOTHING'; readonly text: string }

const dayPattern = String.raw`(?:(\d{4})\s*(?:[-/.]|年)\s*)?(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?`
const token = new RegExp(String.raw`${dayPattern}(?:\s*(?:~|～|至|到|–|—|-)\s*(?:${dayPattern}|(\d{1,2})\s*日))?|(上班|补班|调班|班|workday|work)|(放假|休息|休|假|holiday|off)`, 'giu')
const longestHoliday = 31

/**
 * Reads days off and days made up from what people have: rows of a table (`2027-02-05 off`), ranges (`2027-02-05~2027-02-11 休`), or the
 * sentences of the State Council's notice as they stand (春节：2月5日至11日放假调休，共7天。2月14日上班。). Days without a year are `year`'s.
 */
export function pastedDays(text: string, year: string): PastedDays {
  const kinds = { off: new Set<string>(), work: new Set<string>() }
  const problems: PastedProblem[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    for (const sentence of line.split(/[。；;]/)) readSentence(sentence, year, kinds, (code, part) => problems.push({ line: index + 1, code, text: part.slice(0, 60) }))
  }
  // Said last is meant: a later line puts an earlier one right.
  return { off: [...kinds.off].sort(), work: [...kinds.work].sort(), problems }
}

type Kinds = Readonly<Record<'off' | 'work', Set<string>>>
type Tell = (code: PastedProblem['code'], text: string) => void

function readSentence(sentence: string, year: string, kinds: Kinds, tell: Tell): void {
  // What stands in brackets repeats a day by its weekday or feast; 调休 belongs to 放假 and to 上班 alike.
  const plain = sentence.replaceAll(/（[^）]*）|\([^)]*\)/g, '').replaceAll('调休', '')
  let waiting: string[] = []
  let leading: 'off' | 'work' | null = null
  let saw = false
  for (const match of plain.matchAll(token)) {
    if (match[8] !== undefined || match[9] !== undefined) {
      const kind = match[8] === undefined ? 'off' : 'work'
      if (waiting.length > 0) put(kinds, kind, waiting)
      else if (!saw) leading = kind
      waiting = []
      continue
    }
    saw = true
    const days = daysOf(match, year, tell)
    if (leading) put(kinds, leading, days)
    else waiting.push(...days)
  }
  if (waiting.length > 0) tell('NO_KIND', sentence.trim())
  else if (!saw && /\d/.test(plain)) tell('NOTHING', sentence.trim())
}

function put(kinds: Kinds, kind: 'off' | 'work', days: readonly string[]): void {
  for (const day of days) {
    kinds[kind].add(day)
    kinds[kind === 'off' ? 'work' : 'off'].delete(day)
  }
}

function daysOf(match: RegExpMatchArray, year: string, tell: Tell): string[] {
  const [whole, firstYear, firstMonth, firstDate, lastYear, lastMonth, lastDate, sameMonth] = match
  const first = dayFrom(firstYear ?? year, firstMonth!, firstDate!)
  const last = sameMonth !== undefined ? dayFrom(firstYear ?? year, firstMonth!, sameMonth) : lastMonth === undefined ? first : dayFrom(lastYear ?? firstYear ?? year, lastMonth, lastDate!)
  if (!first || !last) { tell('NO_SUCH_DAY', whole); return [] }
  const count = daysBetween(first, last)
  if (count < 0 || count > longestHoliday) { tell('RANGE', whole); return [] }
  const days = Array.from({ length: count + 1 }, (_, index) => addDays(first, index))
  if (days.some((day) => !day.startsWith(`${year}-`))) tell('OTHER_YEAR', whole)
  return days.filter((day) => day.startsWith(`${year}-`))
}

/** A day that there is, else null. */
function dayFrom(year: string, month: string, date: string): string | null {
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null
}
