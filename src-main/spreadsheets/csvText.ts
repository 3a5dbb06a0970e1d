import { UnreadableTable, type Table } from './table'

export type TextEncoding = NonNullable<Table['encoding']>

/**
 * The characters of a text file: its byte order mark says how they are written, else UTF-8 is tried, then GB18030 where the result
 * looks like Chinese. Throws `UnreadableTable` (encoding, other_format binary).
 */
export function csvText(bytes: Buffer, chosen?: TextEncoding): { readonly text: string; readonly encoding: TextEncoding } {
  const encoding = chosen ?? marked(bytes) ?? (decoded(bytes, 'utf-8') === null ? 'gb18030' : 'utf-8')
  const text = decoded(bytes, encoding)
  if (text === null || (encoding === 'gb18030' && chosen === undefined && !looksChinese(bytes, text))) throw new UnreadableTable('encoding', '')
  if (text.includes('\0')) throw new UnreadableTable('other_format', 'binary')
  return { text, encoding }
}

function marked(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF) return 'utf-8'
  if (bytes[0] === 0xFF && bytes[1] === 0xFE) return 'utf-16le'
  if (bytes[0] === 0xFE && bytes[1] === 0xFF) return 'utf-16be'
  return null
}

/** Null when the bytes are not written so. A byte order mark is no character of the text. */
function decoded(bytes: Buffer, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}

/** What a person types is nearly all in GB 2312, whose two bytes are both A1 or more; other writings read as GB18030 come out as rare characters. */
const plausibleShare = 0.8

function looksChinese(bytes: Buffer, text: string): boolean {
  // Private characters and control characters come from other writings.
  if (/\p{Co}|(?![\t\n\v\f\r])\p{Cc}/u.test(text)) return false
  let common = 0
  let all = 0
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at]! < 0x80) continue
    const [lead, trail] = [bytes[at]!, bytes[at + 1] ?? 0]
    all++
    // 0x30–0x39 as the second byte begins a character of four bytes.
    at += trail >= 0x30 && trail <= 0x39 ? 3 : 1
    if (trail >= 0xA1 && ((lead >= 0xB0 && lead <= 0xF7) || (lead >= 0xA1 && lead <= 0xA3))) common++
  }
  return all > 0 && common / all >= plausibleShare
}
