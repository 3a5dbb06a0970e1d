import type { TextPiece } from '../../../src-shared/contract/search'
import { folded, keyOf } from './fold'
import { syllablesNamed, writtenAt } from './sound'
import type { Wanted, Word } from './words'

/** From–to in a text, by UTF-16 unit. */
export type Range = readonly [number, number]

const mostMarks = 20

/** Where a word stands in a text; in a name also by its pinyin. */
export function rangesOf(text: string, spoken: string | null, word: Word): Range[] {
  const level = folded(text)
  const ranges: Range[] = []
  for (const match of level.text.matchAll(word.pattern)) {
    ranges.push([level.at(match.index), endOf(text, level, match.index + match[0].length)])
    if (ranges.length === mostMarks) return ranges
  }
  const named = ranges.length === 0 && spoken !== null && word.sound !== null ? syllablesNamed(spoken, word.sound) : null
  const written = named && writtenAt(text, named)
  return written ? [written] : ranges
}

/** A character that levels to several ends only with the last of them. */
function endOf(text: string, level: ReturnType<typeof folded>, end: number): number {
  const at = level.at(end)
  return at > level.at(end - 1) ? at : level.at(end - 1) + (text.codePointAt(level.at(end - 1))! > 0xffff ? 2 : 1)
}

/** Where all of what was typed stands in a text: the whole of it when it is the very number or name. */
export const allRanges = (text: string, spoken: string | null, { words, exact }: Wanted): Range[] =>
  (exact !== '' && keyOf(text) === exact ? [[0, text.length]] : words.flatMap((word) => rangesOf(text, spoken, word)))

/** The text in pieces, those in the ranges marked. */
export function piecesOf(text: string, ranges: readonly Range[]): TextPiece[] {
  const pieces: TextPiece[] = []
  let at = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    if (to <= at) continue
    if (from > at) pieces.push({ text: text.slice(at, from), hit: false })
    const last = pieces.at(-1)
    const piece = text.slice(Math.max(from, at), to)
    if (last?.hit && from <= at) pieces[pieces.length - 1] = { text: last.text + piece, hit: true }
    else pieces.push({ text: piece, hit: true })
    at = to
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

const excerptLength = 80

/** About eighty characters round the first hit, in pieces; the beginning when nothing in it is marked. Never halves a character. */
export function excerptOf(text: string, ranges: readonly Range[]): TextPiece[] {
  if (text.length <= excerptLength) return piecesOf(text, ranges)
  const first = ranges.length > 0 ? Math.min(...ranges.map(([from]) => from)) : 0
  const from = whole(text, Math.max(0, Math.min(first - Math.floor(excerptLength / 3), text.length - excerptLength)))
  const to = whole(text, Math.min(text.length, from + excerptLength))
  const inside = ranges.flatMap(([start, end]): Range[] => (end <= from || start >= to ? [] : [[Math.max(start, from) - from, Math.min(end, to) - from]]))
  const pieces = piecesOf(text.slice(from, to), inside)
  return [...(from > 0 ? [{ text: '…', hit: false }] : []), ...pieces, ...(to < text.length ? [{ text: '…', hit: false }] : [])]
}

/** The next place that is not in the middle of a character. */
const whole = (text: string, at: number): number => (at > 0 && at < text.length && /[\udc00-\udfff]/.test(text[at]!) && /[\ud800-\udbff]/.test(text[at - 1]!) ? at + 1 : at)
