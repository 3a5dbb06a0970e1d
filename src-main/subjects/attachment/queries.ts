import type { Knex } from 'knex'
import type { AttachmentView } from '../../../src-shared/contract/attachment'
import { refused } from '../../office/procedure'

interface AttachmentRow { id: string; name: string; size: number; type: string; hash: string; stored_at: string; stored_by: string; stored_by_user: string }

/** A stored file and who stored it; the primary key. */
export async function attachmentById(db: Knex, id: string): Promise<(AttachmentView & { storedByUserId: string }) | null> {
  const row = (await db('attachment').where({ id }).first()) as AttachmentRow | undefined
  return row ? { id: row.id, name: row.name, size: row.size, type: row.type, hash: row.hash, storedAt: row.stored_at, storedBy: row.stored_by, storedByUserId: row.stored_by_user } : null
}

/** What a case keeps of a stored file. Refuses: NOT_FOUND. */
export async function storedFile(db: Knex, id: string): Promise<Pick<AttachmentView, 'id' | 'name' | 'size' | 'type' | 'hash'>> {
  const found = await attachmentById(db, id)
  if (!found) throw refused('NOT_FOUND', { kind: 'attachment' })
  return { id: found.id, name: found.name, size: found.size, type: found.type, hash: found.hash }
}

/** Every distinct file the log knows, a page by hash; walks attachment_by_hash. For verify and backup. */
export async function filesAfter(db: Knex, hash: string, limit: number): Promise<{ hash: string; size: number; name: string }[]> {
  return (await db('attachment').where('hash', '>', hash).groupBy('hash').orderBy('hash').limit(limit).select('hash', db.raw('min(size) AS size'), db.raw('min(name) AS name'))) as { hash: string; size: number; name: string }[]
}
