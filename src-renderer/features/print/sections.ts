import type { HandoverForm } from '@shared/contract/form'
import type { FormWords } from './useFormWords'

/** `look` gives a column its fixed width (sheet.css); `detail` columns share what is there. */
export interface SheetColumn { readonly label: string; readonly look: 'number' | 'short' | 'day' | 'person' | 'people' | 'sign' | 'wide' | 'detail' | 'amount' }
export interface SheetCell { readonly text: string; readonly small?: string }
export interface SheetSection { readonly key: string; readonly title: string; readonly columns: readonly SheetColumn[]; readonly rows: readonly (readonly SheetCell[])[]; readonly note?: string }

/** A note longer than this stands among the remarks, so that rows keep a height one can sign in. */
const shortNote = 60
const cell = (text: string | number, small?: string): SheetCell => ({ text: String(text), ...(small ? { small } : {}) })

/** The tables of the form in their order: work, assets, remarks and reservations, annexes. Tables without rows are left out, the first apart. */
export function sectionsOf(form: HandoverForm, w: FormWords): SheetSection[] {
  const remarks = remarkRows(form, w)
  const parts: Omit<SheetSection, 'title'>[] = [
    itemSection(form, w),
    ...(form.assets.length > 0 ? [assetSection(form, w)] : []),
    ...(remarks.length > 0 ? [{
      key: 'remarks', rows: remarks,
      columns: [column(w, 'number'), { label: w('col_item'), look: 'detail' as const }, { label: w('col_status'), look: 'short' as const }, { label: w('col_remark'), look: 'wide' as const }, { label: w('col_witnesses'), look: 'people' as const }],
    }] : []),
  ]
  return [
    ...parts.map((part, index) => ({ ...part, title: `${w(`ordinal_${index + 1}`)}${w(`section_${part.key}`)}` })),
    ...form.annex.map((annex, index) => ({
      key: `annex-${annex.itemNumber}`, title: w('section_annex', { index: index + 1, number: annex.itemNumber, title: annex.title }),
      columns: [column(w, 'number'), ...annex.columns.map((label) => ({ label, look: 'detail' as const }))],
      rows: annex.rows.map((row, at) => [cell(at + 1), ...row.map((text) => cell(text))]),
    })),
  ]
}

const column = (w: FormWords, look: 'number' | 'day' | 'person' | 'sign'): SheetColumn => ({ label: w(`col_${look}`), look })

function itemSection(form: HandoverForm, w: FormWords): Omit<SheetSection, 'title'> {
  return {
    key: 'items',
    columns: [column(w, 'number'), { label: w('col_category'), look: 'short' }, { label: w('col_item'), look: 'detail' }, { label: w('col_due'), look: 'day' }, { label: w('col_done'), look: 'day' }, { label: w('col_status'), look: 'short' }, column(w, 'person'), column(w, 'sign')],
    rows: form.items.map((item) => [
      cell(item.number), cell(item.category), cell(item.title, detailsOf(form, item, w)), cell(item.dueOn), cell(item.doneOn), cell(item.status), cell(item.receiver), cell(''),
    ]),
    ...(form.items.length === 0 ? { note: w('noItems') } : {}),
  }
}

/** The line under a title: how many detail rows and where they are, how many files, a short note. */
function detailsOf(form: HandoverForm, item: HandoverForm['items'][number], w: FormWords): string {
  const annex = form.annex.findIndex((one) => one.itemNumber === item.number)
  return [
    annex >= 0 ? w('hasRows', { count: item.rows, annex: annex + 1 }) : '', item.attachments > 0 ? w('hasFiles', { count: item.attachments }) : '',
    item.note.length > shortNote ? w('seeRemarks') : item.note,
  ].filter((part) => part !== '').join(w('semicolon'))
}

function assetSection(form: HandoverForm, w: FormWords): Omit<SheetSection, 'title'> {
  return {
    key: 'assets',
    columns: [column(w, 'number'), { label: w('col_asset'), look: 'detail' }, { label: w('col_status'), look: 'short' }, { label: w('col_returned'), look: 'day' }, { label: w('col_remark'), look: 'detail' }, { label: w('col_signKeeper'), look: 'sign' }],
    rows: form.assets.map((asset) => {
      const annex = form.annex.findIndex((one) => one.itemNumber === asset.number)
      return [cell(asset.number), cell(asset.title, annex >= 0 ? w('seeAnnex', { annex: annex + 1 }) : undefined), cell(asset.status), cell(asset.doneOn), cell(asset.note.length > shortNote ? w('seeRemarks') : asset.note), cell('')]
    }),
  }
}

/** Reservations of the case, long notes of other items, and addenda. */
function remarkRows(form: HandoverForm, w: FormWords): SheetCell[][] {
  const reserved = new Set(form.reservations.map((one) => one.itemNumber))
  const long = [...form.items, ...form.assets].filter((item) => item.note.length > shortNote && !reserved.has(item.number))
  const rows = [
    ...form.reservations.map((one) => ({ number: one.itemNumber, cells: [cell(one.itemNumber), cell(one.title), cell(one.kind), cell(one.text), cell(one.witnesses)] })),
    ...long.map((item) => ({ number: item.number, cells: [cell(item.number), cell(item.title), cell(item.status), cell(item.note), cell('')] })),
  ].sort((a, b) => a.number - b.number).map((row) => row.cells)
  return [...rows, ...form.addenda.map((text) => [cell('—'), cell(w('addendum')), cell(''), cell(text), cell('')])]
}

/** How many rows at the end go with the signatures: up to three, fewer when they are long. */
export function keptRows(rows: SheetSection['rows']): number {
  let kept = 0
  let length = 0
  for (const row of [...rows].reverse()) {
    length += Math.max(...row.map((one) => one.text.length + (one.small?.length ?? 0)))
    if (kept >= 3 || (kept > 0 && length > 160)) break
    kept += 1
  }
  return kept
}
