import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ShippedAbsence, ShippedCheckQuestion } from '../../../../src-shared/shippedData'

/** What the track of an absent person goes by: data of the site (LAW.md §2). */
export interface AbsenceRules extends ShippedAbsence { readonly questions: readonly ShippedCheckQuestion[] }

/** The rules that ship; the one place they are read, so that a site's own can stand in for them. */
export function loadAbsenceRules(resources: string): AbsenceRules {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(resources, 'rules', name), 'utf8'))
  return { ...ShippedAbsence.parse(read('absence.json')), questions: z.array(ShippedCheckQuestion).parse(read('ending-check.json')) }
}
