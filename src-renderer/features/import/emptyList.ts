import type { ImportKind } from '@shared/contract/import'
import { client } from '@renderer/app/client'

/** Saves an empty list with its header and an example row, to be filled in and imported. */
export async function saveEmptyList(kind: ImportKind): Promise<void> {
  const { name, type, content } = await client.imports.template({ kind, format: 'xlsx' })
  const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0))
  const address = URL.createObjectURL(new Blob([bytes], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
