import type { AttachmentView } from '../../../src-shared/contract/attachment'
import { os } from '../../office/implement'
import { command, query } from '../../office/procedure'
import { decideStore, safeFileName } from './domain'
import { attachmentSubject } from './projection'
import { attachmentFor } from './queries'

export const attachmentProcedures = {
  get: os.attachments.get.handler(query('attachments.get', async (db, input, scope) => {
    const file = await attachmentFor(db, input.id, scope.user)
    return { ...file, intact: await scope.context.services.files.check(file.hash, file.size) }
  })),
}

/** Records a file whose bytes already lie in the data folder. Not a procedure of the contract: the bytes came by another way (lan/attachmentRoutes). */
export const recordStored = command('attachments.store', async (tx, input: { name: string; size: number; type: string; hash: string }, scope): Promise<AttachmentView> => {
  const id = scope.context.services.random.id()
  const loaded = await tx.load(attachmentSubject, id)
  await tx.record(attachmentSubject, loaded, decideStore({ ...input, name: safeFileName(input.name) }))
  return attachmentFor(await tx.read(), id, scope.user)
})

/** The file somebody asked for by id, if he may open it. */
export const fileToServe = query('attachments.content', (db, input: { id: string }, scope) => attachmentFor(db, input.id, scope.user))
