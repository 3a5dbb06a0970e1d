import type { Transaction } from '../../store/writer'
import { decideAddPosition } from '../position/domain'
import { positionSubject } from '../position/projection'
import { decideSaveTemplate, latestOf } from './domain'
import { templateSubject } from './projection'
import { shippedPositions, shippedTemplates } from './shipped'

/** Records the positions that ship, at the first start, within the caller's transaction. What is there already stays. */
export async function recordShippedPositions(tx: Transaction, resources: string): Promise<void> {
  for (const { id, fields } of shippedPositions(resources)) {
    const loaded = await tx.load(positionSubject, id)
    if (!loaded.state.exists) await tx.record(positionSubject, loaded, decideAddPosition({ fields, titleTakenBy: null }))
  }
}

/** Records version 1 of the checklists that ship; positions come first. What is there already stays. */
export async function recordShippedTemplates(tx: Transaction, resources: string): Promise<void> {
  for (const { id, fields } of shippedTemplates(resources)) {
    const loaded = await tx.load(templateSubject, id)
    if (!latestOf(loaded.state)) await tx.record(templateSubject, loaded, decideSaveTemplate(loaded.state, { fields, basedOn: null, unknownPositions: [], shipped: true }))
  }
}
