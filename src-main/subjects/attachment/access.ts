import type { Knex } from 'knex'
import type { AttachmentView } from '../../../src-shared/contract/attachment'
import type { UserView } from '../../../src-shared/contract/site'
import { refused } from '../../office/procedure'
import { casesOfAttachment, visibleCaseIds } from '../case/queries'
import { attachmentById } from './queries'

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
