import type { Knex } from 'knex'
import { openFiles } from '../files/files'
import type { BackedUpFile } from '../store/backup'
import { filesAfter } from '../subjects/attachment/queries'

const pageFiles = 500

/** Every file that a database names, with how it stands on disk; each is read to the end. */
export async function* everyFile(db: Knex, dataDir: string): AsyncGenerator<BackedUpFile> {
  const files = openFiles(dataDir)
  for (let after = ''; ;) {
    const page = await filesAfter(db, after, pageFiles)
    for (const { hash, size, name } of page) yield { hash, size, name, path: files.pathOf(hash), state: await files.check(hash, size) }
    const last = page.at(-1)
    if (!last) return
    after = last.hash
  }
}
