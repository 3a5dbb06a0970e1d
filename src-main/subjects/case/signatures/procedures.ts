import { os } from '../../../office/implement'
import { command } from '../../../office/procedure'
import { storedFile } from '../../attachment/queries'
import { actOnCase, type CaseDesk } from '../office'
import { decideSign } from './decide'

export const signatureProcedures = (desk: CaseDesk) => ({
  sign: os.signatures.sign.handler(command('signatures.sign', async (tx, { id, attachmentId, ...input }, scope) => {
    const { view } = await actOnCase(desk, tx, id, scope, async (state) => decideSign(state, { ...input, id: scope.context.services.random.id(), file: await storedFile(await tx.read(), attachmentId, scope.user) }))
    return view
  })),
})
