import type { ImportKind, ImportPreview, ImportSource } from '@shared/contract/import'
import { computed, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { useAction } from '@renderer/app/client/useAction'

type Asked = Omit<ImportSource, 'makePositions'> & { makePositions?: boolean }

/** What a preview was made from, as far as a person chose it. */
const askedOf = (preview: ImportPreview): Asked => ({
  fileId: preview.file.id, kind: preview.kind, sheet: preview.sheet, headerLine: preview.headerLine, makePositions: preview.makePositions,
  ...(preview.encoding ? { encoding: preview.encoding } : {}), ...(preview.delimiter ? { delimiter: preview.delimiter } : {}),
  mapping: Object.fromEntries(preview.columns.filter((column) => column.how === 'by_hand').map((column) => [String(column.index), column.field])),
})

/** A file read as a list and compared with the site; read again when something about the reading is changed. Nothing is imported here. */
export function useImportPreview(kind: ImportKind) {
  const preview = shallowRef<ImportPreview | null>(null)
  const { run, busy, refusal, clear } = useAction((asked: Asked) => client.imports.preview({ ...asked, makePositions: asked.makePositions ?? false }))
  const again = useAction((previewId: string) => client.imports.getPreview({ previewId }))
  /** Kept while a file cannot be read, so that it can be tried in another way. */
  const asked = shallowRef<Asked | null>(null)

  async function ask(next: Asked): Promise<ImportPreview | undefined> {
    asked.value = next
    const found = await run(next)
    if (found) preview.value = found
    return found
  }
  const read = (fileId: string) => ask({ fileId, kind })
  /** Reads the same file in another way. Another sheet has another header, and another header other columns. */
  const change = (part: Partial<Asked>) => {
    const base = preview.value ? askedOf(preview.value) : asked.value
    if (!base) return Promise.resolve(undefined)
    const { headerLine, mapping, sheet, ...rest } = base
    if (part.encoding || part.delimiter) return ask({ ...rest, ...part })
    if (part.sheet !== undefined) return ask({ ...rest, ...part })
    const there = sheet === undefined ? {} : { sheet }
    if (part.headerLine !== undefined) return ask({ ...rest, ...there, ...part })
    return ask({ ...rest, ...there, ...(headerLine === undefined ? {} : { headerLine }), mapping: mapping ?? {}, ...part })
  }
  /** Gives a column to a field; a column that had the field before loses it. */
  const assign = (index: number, field: string) => {
    if (!preview.value) return
    const chosen = { ...askedOf(preview.value).mapping, [String(index)]: field }
    for (const column of preview.value.columns) if (field && column.field === field && column.index !== index) chosen[String(column.index)] = ''
    void change({ mapping: chosen })
  }
  async function open(previewId: string): Promise<void> {
    const found = await again.run(previewId)
    if (found) preview.value = found
  }
  const forget = () => { preview.value = null; asked.value = null; clear(); again.clear() }
  return { preview, asked, busy: computed(() => busy.value || again.busy.value), refusal: computed(() => refusal.value ?? again.refusal.value), read, change, assign, open, forget }
}
