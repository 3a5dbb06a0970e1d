import type { AttachmentLink, AttachmentView } from '../../../src-shared/contract/attachment'
import type { ReceivedFile } from '../../files/files'
import { command } from '../../office/procedure'
import { decideStore } from '../attachment/domain'
import { attachmentSubject } from '../attachment/projection'
import { attachmentFor } from '../attachment/queries'
import { decideAttach } from './domain/paper'
import { actOnCase, type CaseDesk } from './office'

/** A received file and where on the case it goes. */
export interface CaseUpload extends ReceivedFile {
  readonly name: string
  readonly type: string
  readonly caseId: string
  readonly itemId: string | null
  readonly printingId: string | null
  readonly purpose: AttachmentLink['purpose']
}

/** Stores a received file and puts it on a case, both or neither: what may not be put there leaves no event and no file. Not a procedure of the contract, as `recordStored`. */
export const storeOnCase = (desk: CaseDesk) => command('cases.attach', async (tx, upload: CaseUpload, scope): Promise<AttachmentView> => {
  const id = scope.context.services.random.id()
  const stored = await tx.record(attachmentSubject, await tx.load(attachmentSubject, id), decideStore(upload))
  const { name, size, type, hash } = stored.state
  await actOnCase(desk, tx, upload.caseId, scope, (state, party) =>
    decideAttach(state, { file: { id, name, size, type, hash }, itemId: upload.itemId, purpose: upload.purpose, printingId: upload.printingId, stepId: null }, party))
  const view = await attachmentFor(await tx.read(), id, scope.user)
  // Before the commit: the event that names a file must not be durable before the file is there.
  await upload.keep()
  return view
})
