import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { GateRule } from '../../../src-shared/contract/rule'
import { ShippedAbsence, ShippedCaseKind, ShippedCheckQuestion, ShippedGates, ShippedKeeping, ShippedLegalStep, ShippedNotice } from '../../../src-shared/shippedData'
import { caseRules, numbersOf, shippedVersion, type CaseRules } from './domain/rules'

/** The rules of the files under `resources/rules`: version 1 of every site. */
export function loadShippedRules(resources: string): CaseRules {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(resources, 'rules', name), 'utf8'))
  const kinds = z.array(ShippedCaseKind).parse(read('case-kinds.json'))
  const steps = z.array(ShippedLegalStep).parse(read('legal-steps.json')).map((step) => ({ ...step, own: false, on: true }))
  const absence = { ...ShippedAbsence.parse(read('absence.json')), questions: z.array(ShippedCheckQuestion).parse(read('ending-check.json')) }
  const set = { steps, notices: z.array(ShippedNotice).parse(read('notices.json')), keeping: z.array(ShippedKeeping).parse(read('keeping.json')), gates: gateRules(ShippedGates.parse(read('gates.json'))), absence: numbersOf(absence) }
  return caseRules(shippedVersion, 1, set, { kinds: new Map(kinds.map((kind) => [kind.id, kind])), absence })
}

/** A kind's columns that the file does not name are as those for all. */
function gateRules(gates: ShippedGates): GateRule[] {
  const full = (own: ShippedGates[number]['gates']) => ({ handing_over: [], awaiting_confirmation: [], to_settle: [], to_file: [], archived: [], ...general, ...own })
  const general = gates.find((one) => one.kinds === 'all')?.gates ?? {}
  return [{ id: 'all', gates: full({}) }, ...gates.flatMap(({ kinds, gates: own }) => (kinds === 'all' ? [] : kinds.map((id) => ({ id, gates: full(own) }))))]
}
