import type { SheetForm } from '../../../src-shared/vocabulary'
import type { FormDefinition } from '../form'
import { returnNotice, terminationNotice } from './absenceNotice'
import { application } from './application'
import { certificate } from './certificate'
import { clearance } from './clearance'
import { deliveryProof } from './deliveryProof'
import { inventoryRecord } from './inventoryRecord'
import { settlement } from './settlement'

/** Every numbered form, total over the vocabulary. */
export const sheets: Readonly<Record<SheetForm, FormDefinition>> = { application, certificate, clearance, settlement, return_notice: returnNotice, termination_notice: terminationNotice, delivery_proof: deliveryProof, inventory_record: inventoryRecord }
