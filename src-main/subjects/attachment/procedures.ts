import type { AttachmentView } from '../../../src-shared/contract/attachment'
import type { ReceivedFile } from '../../files/files'
import { os } from '../../office/implement'
import { command, query } from '../../office/procedure'
import { decideStore } from './domain'
import { attachmentSubject } from './projection'
import { attachmentFor } from './queries'

export const attachmentProcedures = {
  get: os.attachments.get.handler(query('attachments.get', async (db, input, scope) => {
    const file = await attachmentFor(db, input.id, scope.user)
    return { ...file, intact: await scope.context.services.files.check(file.hash, file.size) }
  })),
}

/** A file that was received, with what the sender calls it. Its functions are no part of what an idempotency key stands for. */
export interface Upload extends ReceivedFile { readonly name: string; readonly type: string }

/** Records a received file and keeps its bytes. Not a procedure of the contract: the bytes come by another way (lan/attachmentRoutes). */
export const recordStored = command('attachments.store', async (tx, upload: Upload, scope): Promise<AttachmentView> => {
  const id = scope.context.services.random.id()
  await tx.record(attachmentSubject, await tx.load(attachmentSubject, id), decideStore(upload))
  const view = await attachmentFor(await tx.read(), id, scope.user)
  // Before the commit: the event that names a file must not be durable before the file is there.
  await upload.keep()
  return view
})

/** The file somebody asked for by id, if he may open it. */
export const fileToServe = query('attachments.content', (db, input: { id: string }, scope) => attachmentFor(db, input.id, scope.user))
