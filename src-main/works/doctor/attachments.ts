import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { UpkeepFinding } from '../../../src-shared/upkeep'
import { everyFile } from '../../commands/everyFile'
import { countFiles, hashesWithin } from '../../subjects/attachment/queries'
import { finding, found, type Examined, type Found } from './examined'

/** Every file the log names, read to the end, and every file that it does not name. */
export async function checkAttachments({ db, order, backup, progress }: Examined): Promise<Found> {
  const total = Math.max(1, await countFiles(db))
  const wrong = { missing: [] as string[], altered: [] as string[] }
  let files = 0
  for await (const file of everyFile(db, order.dataDir)) {
    files += 1
    if (file.state !== 'intact') wrong[file.state].push(file.name)
    progress(files / total)
  }
  const unknown = await unknownFiles({ db, order })
  const findings: UpkeepFinding[] = [
    ...(wrong.missing.length > 0 ? [finding('FILE_MISSING', { count: wrong.missing.length, name: some(wrong.missing), backup })] : []),
    ...(wrong.altered.length > 0 ? [finding('FILE_ALTERED', { count: wrong.altered.length, name: some(wrong.altered), backup })] : []),
    ...(unknown.length > 0 ? [finding('FILE_UNKNOWN', { count: unknown.length, name: some(unknown) })] : []),
  ]
  return found(findings, { files })
}

const shown = 3
/** The first few names of a list. */
export const some = (names: readonly string[]): string => `${names.slice(0, shown).join(', ')}${names.length > shown ? ' …' : ''}`

async function unknownFiles({ db, order }: Pick<Examined, 'db' | 'order'>): Promise<string[]> {
  const root = join(order.dataDir, 'attachments')
  const unknown: string[] = []
  for (const folder of (await readdir(root).catch(() => [])).sort()) {
    if (!/^[0-9a-f]{2}$/.test(folder)) {
      if (folder !== 'incoming') unknown.push(folder)
      continue
    }
    const known = new Set(await hashesWithin(db, folder))
    for (const name of await readdir(join(root, folder))) if (!known.has(folder + name)) unknown.push(`${folder}/${name}`)
  }
  return unknown
}
