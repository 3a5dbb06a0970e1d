import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ShippedCaseKind, ShippedKeeping, ShippedLegalStep, ShippedNotice } from '../../../src-shared/shippedData'
import { caseRules, shippedVersion, type CaseRules } from './domain/rules'

/** The rules of the files under `resources/rules`: version 1 of every site. */
export function loadShippedRules(resources: string): CaseRules {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(resources, 'rules', name), 'utf8'))
  const kinds = z.array(ShippedCaseKind).parse(read('case-kinds.json'))
  const steps = z.array(ShippedLegalStep).parse(read('legal-steps.json')).map((step) => ({ ...step, own: false, on: true }))
  const set = { steps, notices: z.array(ShippedNotice).parse(read('notices.json')), keeping: z.array(ShippedKeeping).parse(read('keeping.json')) }
  return caseRules(shippedVersion, 1, set, new Map(kinds.map((kind) => [kind.id, kind])))
}
