import { setTimeout as wait } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import type { ExportedList, ExportView } from '@shared/contract/export'
import type { DemoSite } from './demoSite'

/** What a list's filters may leave out: the contract has defaults for it. */
export type AskedList = { [Name in ExportedList['list']]: { list: Name } & Partial<Extract<ExportedList, { list: Name }>> }[ExportedList['list']]
export interface ExportChoice { readonly format?: 'xlsx' | 'csv'; readonly withoutPersonal?: boolean; readonly locale?: 'zh-CN' | 'en' }

/** Begins an export and waits until it is ready. */
export async function makeExport(demo: DemoSite, token: string, what: AskedList, { format = 'xlsx', withoutPersonal = false, locale = 'zh-CN' }: ExportChoice = {}): Promise<ExportView> {
  const headers = { 'accept-language': locale }
  const started = await demo.ask(token, 'POST', '/exports', { what, format, withoutPersonal }, headers)
  let { status, body } = started as { status: number; body: ExportView }
  while (status < 300 && body.state === 'running') {
    await wait(30)
    ;({ status, body } = (await demo.ask(token, 'GET', `/exports/${body.id}`, undefined, headers)) as { status: number; body: ExportView })
  }
  if (status >= 300) throw new Error(`the export was refused: ${(body as unknown as { code: string }).code}`)
  return body
}

export async function fetchExport(demo: DemoSite, token: string, id: string): Promise<{ status: number; headers: Headers; bytes: Buffer }> {
  const answer = await fetch(`${demo.url}/api/v1/exports/${id}/content`, { headers: { authorization: `Bearer ${token}` } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}

export interface ReadExport { readonly view: ExportView; readonly bytes: Buffer; readonly header: string[]; readonly rows: ExcelJS.CellValue[][]; readonly about: Record<string, string>; column(name: string): ExcelJS.CellValue[] }

/** Exports a list to a workbook, fetches it and reads it with a library that is not ours. */
export async function exported(demo: DemoSite, token: string, what: AskedList, choice: ExportChoice = {}): Promise<ReadExport> {
  const view = await makeExport(demo, token, what, choice)
  const { bytes } = await fetchExport(demo, token, view.id)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes as unknown as ArrayBuffer)
  const [sheet, about] = book.worksheets
  const width = sheet!.columnCount
  const lines: ExcelJS.CellValue[][] = []
  sheet!.eachRow({ includeEmpty: true }, (row) => { lines.push(Array.from({ length: width }, (_, index) => row.getCell(index + 1).value)) })
  const header = lines[0]!.map(String)
  const rows = lines.slice(1)
  return {
    view, bytes, header, rows, about: Object.fromEntries(about!.getSheetValues().slice(1).map((row) => (row as string[]).slice(1) as [string, string])),
    column: (name) => rows.map((row) => row[header.indexOf(name)]!),
  }
}
