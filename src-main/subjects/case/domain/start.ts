import type { CaseDates, LeaverView } from '../../../../src-shared/contract/case'
import type { PersonRef } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { CaseDate, CaseKind, ToldChannel } from '../../../../src-shared/vocabulary'
import type { AccountRef } from '../accounts/events'
import type { CaseCrew, CaseEvent, StoredFile } from './events'
import type { Gates } from './gates'
import { isSamePerson, type CaseState, type ItemFacts } from './state'

export interface StartCase {
  readonly number: string; readonly kind: CaseKind; readonly endsContract: boolean; readonly leaver: LeaverView; readonly dates: CaseDates; readonly reason: string
  readonly told: { readonly channel: ToldChannel; readonly note: string; readonly file: StoredFile | null }
  readonly receivers: readonly PersonRef[]; readonly keeper: { readonly person: PersonRef; readonly until: string | null } | null; readonly witness: PersonRef | null
  readonly assignees: Readonly<Record<string, PersonRef>>; readonly functionsWithoutPerson: readonly string[]
  readonly templates: CaseTemplates; readonly items: readonly ItemFacts[]; readonly legalSteps: readonly string[]; readonly rules: string; readonly gates?: Gates; readonly crew?: CaseCrew
  readonly openCase: { readonly id: string; readonly number: string } | null
  /** Accounts that his position usually has. */
  readonly accounts?: readonly AccountRef[]
  /** He left in an earlier case and was not hired again. */
  readonly hasLeft: boolean
}
type CaseTemplates = readonly { readonly id: string; readonly version: number; readonly name: { 'zh-CN': string; en: string } }[]

/**
 * Starts the case of somebody who may not be there. The items of the checklist go to the receiver named for each, else to the
 * first receiver, else to the temporary keeper.
 * Refuses: CASE_ALREADY_OPEN, EMPLOYEE_HAS_LEFT, LEFT_BEFORE_JOINED, DATE_ORDER, WITNESS_IS_RECEIVER, WITNESS_IS_LEAVER, RECEIVER_IS_LEAVER, CASE_WITHOUT_ITEMS, CASE_NEEDS_PERSON.
 */
export function decideStart(_state: CaseState, command: StartCase): Decision<CaseEvent> {
  if (command.openCase) return refuse('CASE_ALREADY_OPEN', { caseId: command.openCase.id, number: command.openCase.number })
  if (command.hasLeft) return refuse('EMPLOYEE_HAS_LEFT', {})
  if (command.leaver.joinedOn && command.dates.leftOn < command.leaver.joinedOn) return refuse('LEFT_BEFORE_JOINED', { field: 'leftOn', joinedOn: command.leaver.joinedOn })
  const disorder = dateDisorder(command.dates)
  if (disorder) return refuse('DATE_ORDER', disorder)
  const takers = [...command.receivers, ...(command.keeper ? [command.keeper.person] : []), ...command.items.flatMap((item) => (item.receiver ? [item.receiver] : []))]
  if (takers.some((one) => isLeaver(command.leaver, one))) return refuse('RECEIVER_IS_LEAVER', { field: 'receivers' })
  const witness = command.witness
  if (witness && isLeaver(command.leaver, witness)) return refuse('WITNESS_IS_LEAVER', { field: 'witness' })
  if (witness && takers.some((one) => isSamePerson(one, witness))) return refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  if (command.items.length === 0) return refuse('CASE_WITHOUT_ITEMS', { field: 'items' })
  const unfilled = command.functionsWithoutPerson.filter((one) => !command.assignees[one])
  if (unfilled.length > 0) return refuse('CASE_NEEDS_PERSON', { field: 'assignees', functions: unfilled })
  const first = command.receivers[0] ?? command.keeper?.person ?? null
  const { functionsWithoutPerson: _functions, openCase: _open, hasLeft: _left, accounts = [], told, ...facts } = command
  const started: CaseEvent = { type: 'case.started', payload: { ...facts, told: { channel: told.channel, note: told.note }, items: command.items.map((item) => ({ ...item, receiver: item.receiver ?? first })) } }
  return accept<CaseEvent>(
    started,
    ...(accounts.length > 0 ? [{ type: 'account.listed', payload: { accounts } } satisfies CaseEvent] : []),
    ...(told.file ? [{ type: 'case.fileAttached', payload: { file: told.file, itemId: null, purpose: 'told', printingId: null, stepId: null } } satisfies CaseEvent] : []),
  )
}

const isLeaver = (leaver: LeaverView, person: PersonRef): boolean => person.kind === 'employee' && person.id === leaver.id

/** Days that cannot come before another, the earlier first. Handing over before the last day is the normal case of a notice. */
const order: readonly (readonly [CaseDate, CaseDate])[] = [['leftOn', 'expectedBackOn']]

/** The first pair of days the wrong way round, if any. */
export function dateDisorder(dates: CaseDates): { field: string; after: string; afterDate: string } | null {
  for (const [earlier, later] of order) {
    const from = dates[earlier]
    const to = dates[later]
    if (from && to && to < from) return { field: later, after: earlier, afterDate: from }
  }
  return null
}
