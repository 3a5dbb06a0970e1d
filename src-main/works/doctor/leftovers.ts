import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { finding, found, good, megabytes, type Found } from './examined'
import { some } from './attachments'

/** Where writing breaks off when a process dies: uploads, and backups being made. */
const places: readonly { readonly folder: readonly string[]; readonly name: RegExp }[] = [
  { folder: ['attachments', 'incoming'], name: /./ },
  { folder: ['backups'], name: /^making-|\.partial$/ },
]

/** What unfinished writing has left behind. Only while nobody writes. */
export async function leftoversOf(dataDir: string): Promise<string[]> {
  const lists = await Promise.all(places.map(async ({ folder, name }) => {
    const path = join(dataDir, ...folder)
    return (await readdir(path).catch(() => [])).filter((one) => name.test(one)).map((one) => join(path, one))
  }))
  return lists.flat()
}

export async function checkLeftovers(dataDir: string, atWork: boolean): Promise<Found> {
  const left = atWork ? [] : await leftoversOf(dataDir)
  if (left.length === 0) return good()
  const sizes = await Promise.all(left.map(async (path) => (await stat(path).catch(() => null))?.size ?? 0))
  return found([finding('LEFTOVERS', { count: left.length, name: some(left.map((path) => basename(path))), size: megabytes(sizes.reduce((sum, size) => sum + size, 0)) })])
}
