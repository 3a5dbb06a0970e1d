import { os } from '../../../office/implement'
import { command, refused } from '../../../office/procedure'
import { applicationSubject } from '../../application/projection'
import type { CaseDesk } from '../office'
import { openCasesOf } from '../queries'
import { takeApplication } from './take'

export const attachProcedures = (desk: CaseDesk) => ({
  attach: os.applications.attach.handler(command('applications.attach', async (tx, { id }) => {
    const { state: { employee } } = await tx.load(applicationSubject, id)
    const open = (await openCasesOf(await tx.read(), [employee.id])).get(employee.id)
    if (!open) throw refused('APPLICATION_NO_CASE', {})
    await takeApplication(desk, tx, id, open.id, 'attached')
    return { caseId: open.id }
  })),
})
