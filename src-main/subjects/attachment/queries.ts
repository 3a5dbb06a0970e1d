import type { Knex } from 'knex'
import type { AttachmentView } from '../../../src-shared/contract/attachment'
import type { UserView } from '../../../src-shared/contract/site'
import { refused } from '../../office/procedure'
import { casesOfAttachment, visibleCaseIds } from '../case/queries'

interface AttachmentRow { id: string; name: string; size: number; type: string; hash: string; stored_at: string; stored_by: string; stored_by_user: string }

/** A stored file and who stored it; the primary key. */
export async function attachmentById(db: Knex, id: string): Promise<(AttachmentView & { storedByUserId: string }) | null> {
  const row = (await db('attachment').where({ id }).first()) as AttachmentRow | undefined
  return row ? { id: row.id, name: row.name, size: row.size, type: row.type, hash: row.hash, storedAt: row.stored_at, storedBy: row.stored_by, storedByUserId: row.stored_by_user } : null
}

/** A file somebody may open: he stored it, it hangs on a case he may see, or (photos) his office keeps the register. Refuses: NOT_FOUND, NOT_ALLOWED. */
export async function attachmentFor(db: Knex, id: string, user: UserView): Promise<AttachmentView> {
  const found = await attachmentById(db, id)
  if (!found) throw refused('NOT_FOUND', { kind: 'attachment' })
  const { storedByUserId, ...view } = found
  if (storedByUserId === user.id || user.roles.includes('hr') || user.roles.includes('admin')) return view
  const cases = await casesOfAttachment(db, id)
  if (cases.length === 0 || (await visibleCaseIds(db, user, cases)).size === 0) throw refused('NOT_ALLOWED', {})
  return view
}

/** What a case keeps of a stored file that this person may use. Refuses: NOT_FOUND, NOT_ALLOWED: nobody gets to a file by putting it on his own case. */
export async function storedFile(db: Knex, id: string, user: UserView): Promise<Pick<AttachmentView, 'id' | 'name' | 'size' | 'type' | 'hash'>> {
  const { name, size, type, hash } = await attachmentFor(db, id, user)
  return { id, name, size, type, hash }
}

/** How many distinct files the log knows; walks attachment_by_hash. */
export async function countFiles(db: Knex): Promise<number> {
  const row = (await db('attachment').countDistinct({ count: 'hash' }).first()) as { count: number } | undefined
  return row?.count ?? 0
}

/** Hashes that begin with these two digits; walks attachment_by_hash. */
export async function hashesWithin(db: Knex, digits: string): Promise<string[]> {
  return (await db('attachment').where('hash', '>=', digits).where('hash', '<', `${digits}~`).distinct('hash').pluck('hash')) as string[]
}

/** Every distinct file the log knows, a page by hash; walks attachment_by_hash. For verify and backup. */
export async function filesAfter(db: Knex, hash: string, limit: number): Promise<{ hash: string; size: number; name: string }[]> {
  return (await db('attachment').where('hash', '>', hash).groupBy('hash').orderBy('hash').limit(limit).select('hash', db.raw('min(size) AS size'), db.raw('min(name) AS name'))) as { hash: string; size: number; name: string }[]
}
