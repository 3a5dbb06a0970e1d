import { randomBytes } from 'node:crypto'
import { tableLimits, type OtherFormat } from '@main/spreadsheets/table'
import { oleFile } from './ole'
import { rawZip } from './rawZip'
import type { Sample } from './sample'

const is = (name: string, detail: OtherFormat, make: () => Uint8Array): Sample => ({ name, make, expected: { problem: 'other_format', detail } })
const text = (content: string) => () => Buffer.from(content)
const zipWith = (name: string, data = '') => () => rawZip([{ name, data, stored: true }])

/** Files that call themselves .xlsx or .csv and are something else. */
export const otherFiles: readonly Sample[] = [
  { name: 'empty file', make: () => new Uint8Array(), expected: { problem: 'empty' } },
  { name: 'file of 30 MB', make: () => Buffer.alloc(30 * 1024 * 1024, 0x61), expected: { problem: 'too_large', detail: String(30 * 1024 * 1024) } },
  { name: 'file of 25 MB that is one line', make: () => Buffer.alloc(tableLimits.bytes, 0x61), expected: { problem: 'cell_too_long', detail: '1' } },
  { name: 'encrypted workbook', make: () => oleFile(['EncryptionInfo', 'EncryptedPackage', '\u0006DataSpaces']), expected: { problem: 'encrypted' } },
  { name: 'old .xls', make: () => oleFile(['Workbook', '\u0005SummaryInformation']), expected: { problem: 'old_xls' } },
  { name: 'old .xls of Excel 5', make: () => oleFile(['Book']), expected: { problem: 'old_xls' } },
  { name: 'old .xls, stream far down the directory', make: () => oleFile([...Array.from({ length: 30 }, (_, at) => `s${at}`), 'Workbook']), expected: { problem: 'old_xls' } },
  { name: 'old .xls of Excel 2, without a container', make: () => Buffer.from([9, 0, 4, 0, 2, 0, 0x10, 0]), expected: { problem: 'old_xls' } },
  { name: 'OLE2 head and noise', make: () => Buffer.concat([Buffer.from('D0CF11E0A1B11AE1', 'hex'), Buffer.alloc(2000, 7)]), expected: { problem: 'old_xls' } },
  is('old Word file', 'word', () => oleFile(['WordDocument'])),
  is('old PowerPoint file', 'slides', () => oleFile(['PowerPoint Document'])),
  is('mail of Outlook', 'mail', () => oleFile(['__substg1.0_0037001F'])),
  is('.exe renamed to .xlsx', 'program', () => Buffer.concat([Buffer.from('MZ\x90\0'), randomBytes(3000)])),
  is('ELF program', 'program', () => Buffer.from('\x7FELF\x02\x01\x01', 'latin1')),
  is('PDF', 'pdf', text('%PDF-1.7\n%âãÏÓ')),
  is('PNG', 'picture', () => Buffer.from('\x89PNG\r\n\x1A\n', 'latin1')),
  is('JPEG', 'picture', () => Buffer.from('\xFF\xD8\xFF\xE0', 'latin1')),
  is('HEIC of a telephone', 'picture', () => Buffer.from('\0\0\0\x18ftypheic', 'latin1')),
  is('web page saved as .xls', 'web_page', text('\uFEFF\n<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><td>姓名</td></tr></table></html>')),
  is('web page in UTF-16', 'web_page', () => Buffer.from('\uFEFF<html><body>', 'utf16le')),
  is('table without a page', 'web_page', text('<table><tr><td>工号</td><td>姓名</td></tr></table>')),
  is('web page in a mail (.mht)', 'web_page', text('MIME-Version: 1.0\nContent-Type: multipart/related; type="text/html"\n')),
  is('XML spreadsheet 2003', 'xml_spreadsheet', text('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>')),
  is('some XML', 'xml', text('<?xml version="1.0"?><data/>')),
  is('RTF', 'rtf', text('{\\rtf1\\ansi 姓名}')),
  is('SQLite database', 'database', text('SQLite format 3\0')),
  is('.7z', 'archive', () => Buffer.from('7z\xBC\xAF\x27\x1C', 'latin1')),
  is('.rar', 'archive', text('Rar!\x1A\x07')),
  is('.gz', 'archive', () => Buffer.from([0x1F, 0x8B, 8, 0])),
  is('.ods', 'ods', zipWith('mimetype', 'application/vnd.oasis.opendocument.spreadsheet')),
  is('.odt', 'word', zipWith('mimetype', 'application/vnd.oasis.opendocument.text')),
  is('.numbers', 'numbers', zipWith('Index/Document.iwa')),
  is('.docx', 'word', zipWith('word/document.xml')),
  is('.pptx', 'slides', zipWith('ppt/presentation.xml')),
  is('.xlsb', 'xlsb', zipWith('xl/workbook.bin')),
  is('a zip of something', 'zip', zipWith('photo.txt')),
  is('an empty zip', 'zip', () => rawZip([])),
  is('noise', 'binary', () => Buffer.concat([Buffer.from('abc\0\0'), Buffer.alloc(100)])),
]
