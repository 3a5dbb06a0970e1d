import { oleKind } from './oleKind'
import type { OtherFormat } from './table'

/** What a file is, told by its bytes and never by its name. */
export type FileKind = 'zip' | 'text' | 'empty' | 'encrypted' | 'old_xls' | OtherFormat

/** First bytes that tell a format, as Latin-1 text. */
const signatures: readonly (readonly [start: string, kind: FileKind])[] = [
  ['PK\x03\x04', 'zip'], ['PK\x05\x06', 'zip'], ['PK\x07\x08', 'zip'],
  ['%PDF-', 'pdf'], ['\x7FELF', 'program'], ['\xCF\xFA\xED\xFE', 'program'], ['\xCA\xFE\xBA\xBE', 'program'], ['#!', 'program'],
  ['\x89PNG', 'picture'], ['\xFF\xD8\xFF', 'picture'], ['GIF8', 'picture'], ['II*\0', 'picture'], ['MM\0*', 'picture'],
  ['{\\rtf', 'rtf'], ['SQLite format 3\0', 'database'], ['\x1F\x8B', 'archive'], ['Rar!', 'archive'], ['7z\xBC\xAF\x27\x1C', 'archive'], ['BZh', 'archive'], ['\xFD7zXZ', 'archive'],
  ['\x09\x00\x04\x00', 'old_xls'], ['\x09\x02\x06\x00', 'old_xls'], ['\x09\x04\x06\x00', 'old_xls'], ['\x09\x08\x08\x00', 'old_xls'], ['\x09\x08\x10\x00', 'old_xls'],
]

/** Tells what a file is; 'text' may still turn out not to be a table. */
export function fileKind(bytes: Buffer): FileKind {
  if (bytes.length === 0) return 'empty'
  const start = bytes.subarray(0, 4096).toString('latin1')
  if (start.startsWith('\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1')) return oleKind(bytes)
  const signed = signatures.find(([signature]) => start.startsWith(signature))
  if (signed) return signed[1]
  if (isPicture(start)) return 'picture'
  // A list may begin with the letters MZ; a program goes on with zeros.
  if (/^MZ.{0,60}\0/s.test(start)) return 'program'
  return markup(bytes) ?? 'text'
}

/** Containers whose first bytes alone do not tell: WebP, HEIC, bitmaps. */
const isPicture = (start: string): boolean =>
  (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') || /^....ftyp(hei|mif|avif)/s.test(start) || /^BM.{4}\0\0\0\0/s.test(start)

/** Web pages and XML that call themselves .xls open in Excel, but are no table. */
function markup(bytes: Buffer): OtherFormat | null {
  const isWide = (bytes[0] === 0xFF && bytes[1] === 0xFE) || (bytes[0] === 0xFE && bytes[1] === 0xFF)
  const head = bytes.subarray(0, 4096).toString('latin1').replace(isWide ? /\0/g : /^$/, '').replace(/^(\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)/, '').trimStart().toLowerCase()
  if (/^mime-version:|^(from|received|return-path|message-id): /.test(head)) return head.includes('text/html') ? 'web_page' : 'mail'
  if (!head.startsWith('<')) return null
  if (head.includes('urn:schemas-microsoft-com:office:spreadsheet') || head.includes('progid="excel.sheet"')) return 'xml_spreadsheet'
  if (/<(!doctype html|html|head|body|table|meta|style|div)[\s>]/.test(head)) return 'web_page'
  return /^<(\?xml|[a-z][\w:.-]*[\s/>])/.test(head) ? 'xml' : null
}
