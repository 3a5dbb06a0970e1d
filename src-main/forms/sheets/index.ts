import type { SheetForm } from '../../../src-shared/vocabulary'
import type { FormDefinition } from '../form'
import { application } from './application'
import { certificate } from './certificate'
import { clearance } from './clearance'

/** Every numbered form, total over the vocabulary. */
export const sheets: Readonly<Record<SheetForm, FormDefinition>> = { application, certificate, clearance }
