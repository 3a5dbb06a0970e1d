import type { StepRule } from '../../../src-shared/contract/rule'
import { isSettledItem, type DayUnit } from '../../../src-shared/vocabulary'
import type { Migration } from '../../store/migrate'
import type { Row, Subject, Table } from '../../store/projection'
import { dueOn, type Due, type SiteCalendar } from '../calendar/calendar'
import { ledgerRows, ledgerTable } from '../ledger/projection'
import { searchRows, searchTablesFor } from '../search/documents'
import { createFirstSearchTable } from '../search/projection'
import { nameKeys, nameSortKey } from '../../office/nameKeys'
import { trackDues } from './absence/due'
import { approvalMigrations, approvalRows, approvalTable } from './approvals/rows'
import { accountMigrations, freezeRows, freezeTable } from './accounts/projection'
import { counterMigrations } from './board/counters'
import { crewMigrations, crewRows, crewTable } from './crew/rows'
import { caseRoleTable, roleMigrations, roleRows } from './openRoles/rows'
import { caseTypes } from './domain/events'
import { evolveCase } from './domain/evolve'
import { caseWaitsFor, itemWaitsFor, progressOf } from './domain/standing'
import { initialCase, type CaseItem, type CaseState, type LegalStepStanding } from './domain/state'
import type { CurrentLaw } from './law'
import { formNumberRows, formNumberTable, printingMigrations } from './printing/projection'
import { returnMigrations, returnRows, returnTable } from './returnDay/rows'
import { stepDue, type StepDue } from './rules'
import { caseDocuments } from './searchDocuments'

/** The tables of `rowsWithDays`. */
export const tablesWithDays: readonly Table[] = [
  {
    name: 'case_card', key: ['id'], columns: [
      'id', 'number', 'status', 'stage', 'column_stage', 'kind', 'employee_id', 'employee_name', 'employee_number', 'name_key', 'department', 'employer', 'position_id', 'position_title', 'receivers', 'keeper',
      'done', 'total', 'left_on', 'due_key', 'next_due', 'next_unit', 'next_title', 'dues', 'tags', 'waits_for', 'steps', 'conflicts', 'hand_on', 'opened_at', 'rules', 'version',
    ],
  },
  { name: 'case_item', key: ['case_id', 'id'], columns: ['case_id', 'id', 'title', 'category', 'status', 'live', 'submitted', 'receiver_id', 'receiver_name', 'due_on', 'due_key', 'due_unit', 'tags', 'waits_for'] },
  { name: 'case_step', key: ['case_id', 'step'], columns: ['case_id', 'step', 'owner', 'owner_id', 'unit', 'state', 'live', 'due_on', 'do_by'] },
  { name: 'case_party', key: ['user_id', 'case_id'], columns: ['user_id', 'case_id', 'column_stage', 'department'] },
  { name: 'case_receiver', key: ['name', 'case_id'], columns: ['name', 'case_id', 'open', 'open_items', 'dues'] },
  { name: 'case_key', key: ['key', 'case_id'], columns: ['key', 'case_id'] },
  { name: 'case_tag', key: ['tag', 'case_id'], columns: ['tag', 'case_id'] },
  { name: 'case_mention', key: ['user_id', 'message_id'], columns: ['user_id', 'message_id', 'case_id', 'seen'] },
  { name: 'case_attachment', key: ['attachment_id', 'case_id'], columns: ['attachment_id', 'case_id'] },
  approvalTable,
  caseRoleTable,
  crewTable,
  ledgerTable,
  formNumberTable,
  freezeTable,
  returnTable,
]
const tables: readonly Table[] = [...tablesWithDays, ...searchTablesFor('case_doc')]

/** The case as a subject of the log. Due days come from the calendar, legal steps from the rules: both are the site's data and may be replaced at any time. */
export const caseSubjectFor = (law: CurrentLaw): Subject<CaseState> => ({
  kind: 'case',
  types: caseTypes,
  initial: initialCase,
  evolve: evolveCase,
  tables,
  project: (state, version) => (state.exists ? projectCase(state, version, law) : {}),
})
export type CaseSubject = ReturnType<typeof caseSubjectFor>

/** The day an item is due: set by hand, else by its rule. */
export function itemDue(item: CaseItem, state: CaseState, calendar: SiteCalendar): Due {
  if (item.dueFixed) return { dueOn: item.dueFixed, provisional: false, unknownYear: null }
  return item.due ? dueOn(item.due, state.dates, calendar) : { dueOn: null, provisional: false, unknownYear: null }
}

/** Every step of a case with its days, in the order of its rules. */
export const stepsOf = (state: CaseState, law: CurrentLaw): { step: StepRule; standing: LegalStepStanding; due: StepDue }[] =>
  [...law.rulesOf(state).steps.values()].flatMap((step) => {
    const standing = state.legalSteps[step.id]
    return standing ? [{ step, standing, due: stepDue(step, state.dates, law.calendarOfStep(state, standing)) }] : []
  })

/**
 * Every day of a case that the calendar has a say in, always in the same order: a change of the calendar makes anew only the rows of cases
 * in which one of them differs. Whoever projects another such day names it here.
 */
export function countedDays(state: CaseState, law: CurrentLaw): unknown[] {
  const calendar = law.calendarOf(state)
  return [...state.items.map((item) => itemDue(item, state, calendar).dueOn), ...stepsOf(state, law).flatMap(({ due }) => [due.doBy, due.dueOn]), ...approvalRows(state, calendar).map((row) => row['due_on']), ...trackDues(state, law.rulesOf(state), calendar).map((one) => one.dueOn)]
}

function projectCase(state: CaseState, version: number, law: CurrentLaw): Record<string, Row[]> {
  return { ...rowsWithDays(state, version, law), ...searchRows('case_doc', caseDocuments(state, usersOf(state))) }
}

/** People with an account who have a part in the case. */
function usersOf(state: CaseState): Set<string> {
  const userIds = new Set([
    ...state.receivers, ...(state.keeper ? [state.keeper.person] : []), ...(state.witness ? [state.witness] : []), ...Object.values(state.assignees), ...state.items.flatMap((item) => (item.receiver ? [item.receiver] : [])),
  ].filter((one) => one.kind === 'user').map((one) => one.id))
  // Approvers named one by one see what they decide on; a head or an office sees it by role.
  for (const step of state.approvals.flatMap((round) => round.steps)) if (step.who.by === 'people') for (const one of step.people) userIds.add(one.id)
  return userIds
}

/** All rows but those that are searched, in which no day stands: they cost the most by far. */
export function rowsWithDays(state: CaseState, version: number, law: CurrentLaw): Record<string, Row[]> {
  const open = state.status === 'open'
  const calendar = law.calendarOf(state)
  const items = state.items.map((item) => ({ item, due: itemDue(item, state, calendar).dueOn, live: open && !isSettledItem(item.standing.status) }))
  const live = items.filter((one) => one.live)
  const dated = live.filter((one) => one.due).sort((a, b) => (a.due! < b.due! ? -1 : a.due! > b.due! ? 1 : a.item.number - b.item.number))
  const next = dated[0]
  const steps = stepsOf(state, law).map(({ step, standing, due }) => ({ step, state: standing.state, ...due }))
  const tags = [...new Set(live.flatMap((one) => one.item.tags))].sort()
  const receivers = [...new Set([...state.receivers.map((one) => one.name), ...live.flatMap((one) => (one.item.receiver ? [one.item.receiver.name] : []))])]
  const userIds = usersOf(state)
  const progress = progressOf(state)
  // Void and stayed cases stand in no column of the board.
  const columnStage = state.status === 'open' || state.status === 'archived' ? state.stage : 'none'
  return {
    case_card: [{
      id: state.id, number: state.number, status: state.status, stage: state.stage, column_stage: columnStage,
      kind: state.kind, employee_id: state.leaver.id, employee_name: state.leaver.name, employee_number: state.leaver.number, name_key: nameSortKey(state.leaver.name),
      department: state.leaver.department, employer: state.leaver.employer, position_id: state.leaver.positionId, position_title: JSON.stringify(state.leaver.positionTitle),
      receivers: JSON.stringify(receivers), keeper: state.keeper && !state.keeper.confirmedAt ? state.keeper.person.name : null, done: progress.done, total: progress.total, left_on: state.dates.leftOn,
      due_key: state.status === 'archived' ? newestFirst(state.closed?.at ?? '') : (next?.due ?? '9999-12-31'),
      next_due: next?.due ?? null, next_unit: next ? unitOf(next.item) : null, next_title: next ? JSON.stringify(next.item.title) : null, dues: JSON.stringify(countDays(dated.map((one) => one.due!))),
      tags: JSON.stringify(tags), waits_for: JSON.stringify(caseWaitsFor(state)), steps: JSON.stringify(steps.map((one) => [one.step.id, one.state, one.dueOn, one.doBy])),
      conflicts: state.conflicts.length, hand_on: open && state.keeper?.handedOnAt && !state.keeper.confirmedAt ? 1 : 0, opened_at: state.openedAt, rules: state.rules, version,
    }],
    case_item: items.map(({ item, due, live: isLive }) => ({
      case_id: state.id, id: item.id, title: JSON.stringify(item.title), category: item.category, status: item.standing.status, live: isLive ? 1 : 0, submitted: isLive && item.standing.status === 'submitted' ? 1 : 0,
      receiver_id: item.receiver?.kind === 'user' ? item.receiver.id : null, receiver_name: item.receiver?.name ?? '', due_on: due, due_key: due ?? '9999-12-31', due_unit: unitOf(item), tags: JSON.stringify(item.tags), waits_for: itemWaitsFor(item),
    })),
    case_step: [...trackDues(state, law.rulesOf(state), calendar).map((one) => ({
      case_id: state.id, step: one.id, owner: one.owner, owner_id: assigneeOf(state, one.owner), unit: 'calendar', state: 'open', live: 1, due_on: one.dueOn, do_by: one.dueOn,
    })), ...steps.map((one) => ({
      case_id: state.id, step: one.step.id, owner: one.step.owner, owner_id: assigneeOf(state, one.step.owner), unit: one.step.unit, state: one.state, live: (state.status === 'open' || state.status === 'archived') && one.state === 'open' ? 1 : 0, due_on: one.dueOn, do_by: one.doBy,
    }))],
    case_party: [...userIds].map((user_id) => ({ user_id, case_id: state.id, column_stage: columnStage, department: state.leaver.department })),
    case_receiver: receivers.map((name) => {
      const own = live.filter((one) => one.item.receiver?.name === name)
      return { name, case_id: state.id, open: open ? 1 : 0, open_items: own.length, dues: JSON.stringify(countDays(own.flatMap((one) => (one.due ? [one.due] : [])))) }
    }),
    case_key: [...keysOf(state)].map((key) => ({ key, case_id: state.id })),
    case_tag: tags.map((tag) => ({ tag, case_id: state.id })),
    case_mention: state.messages.flatMap((message) => message.mentions.map((mention) => ({ user_id: mention.id, message_id: message.id, case_id: state.id, seen: mention.seenAt ? 1 : 0 }))),
    case_attachment: state.attachments.map((file) => ({ attachment_id: file.id, case_id: state.id })),
    case_approval: approvalRows(state, calendar),
    case_role: roleRows(state),
    case_crew: crewRows(state),
    case_ledger: ledgerRows(state, steps.map((one) => ({ id: one.step.id, doBy: one.doBy }))),
    form_number: formNumberRows(state),
    case_freeze: freezeRows(state),
    case_return: returnRows(state),
  }
}

/** What its days over are counted in: a day set by hand is a day of the calendar. */
export const unitOf = (item: Pick<CaseItem, 'due' | 'dueFixed'>): DayUnit => (item.dueFixed ? 'calendar' : (item.due?.unit ?? 'calendar'))

/** Who was named in place of an office that nobody holds. */
const assigneeOf = (state: CaseState, office: string): string | null => {
  const named = state.assignees[office]
  return named?.kind === 'user' ? named.id : null
}

/** Days with how many items fall due on each: overdue is then counted for any "today" without touching the items. */
function countDays(days: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const day of days) counts[day] = (counts[day] ?? 0) + 1
  return counts
}

/** A text that sorts the newest instant first among ascending keys. */
const newestFirst = (instant: string): string => instant.replace(/\d/g, (digit) => String(9 - Number(digit)))

/** What the board's text filter finds a case by, each as a prefix. */
function keysOf(state: CaseState): Set<string> {
  const { name, number, identityNumber } = state.leaver
  const keys = [state.number, number, identityNumber.slice(-4), ...nameKeys(name)]
  return new Set(keys.map((key) => key.toLowerCase()).filter((key) => key !== ''))
}

export const caseMigrations: readonly Migration[] = [{
  name: '0007-case',
  up: async (trx) => {
    const create = (sql: string) => trx.raw(`${sql} STRICT, WITHOUT ROWID`)
    await create(`CREATE TABLE case_card (
      id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, status TEXT NOT NULL, stage TEXT NOT NULL, column_stage TEXT NOT NULL, kind TEXT NOT NULL, employee_id TEXT NOT NULL, employee_name TEXT NOT NULL, employee_number TEXT NOT NULL,
      name_key TEXT NOT NULL, department TEXT NOT NULL, employer TEXT NOT NULL, position_id TEXT NOT NULL, position_title TEXT NOT NULL, receivers TEXT NOT NULL, keeper TEXT, done INTEGER NOT NULL, total INTEGER NOT NULL,
      left_on TEXT NOT NULL, due_key TEXT NOT NULL, next_due TEXT, next_title TEXT, dues TEXT NOT NULL, tags TEXT NOT NULL, waits_for TEXT NOT NULL, steps TEXT NOT NULL, conflicts INTEGER NOT NULL, hand_on INTEGER NOT NULL, opened_at TEXT NOT NULL, version INTEGER NOT NULL)`)
    for (const [name, columns] of Object.entries({
      case_card_by_number: 'number', case_card_by_employee: 'employee_id, status', case_card_by_status: 'status, id', case_card_by_stage: 'stage, id',
      case_card_by_due: 'column_stage, due_key, id', case_card_by_left: 'column_stage, left_on, id', case_card_by_name: 'column_stage, name_key, id',
      case_card_by_department: 'department, column_stage, due_key, id', case_card_by_employer: 'employer, column_stage, due_key, id', case_card_by_position: 'position_id, column_stage, due_key, id', case_card_by_kind: 'kind, column_stage, due_key, id',
    })) await trx.raw(`CREATE INDEX ${name} ON case_card (${columns})`)
    await trx.raw('CREATE INDEX case_card_hand_on ON case_card (id) WHERE hand_on = 1')
    await create(`CREATE TABLE case_item (
      case_id TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, status TEXT NOT NULL, live INTEGER NOT NULL, submitted INTEGER NOT NULL, receiver_id TEXT, receiver_name TEXT NOT NULL, due_on TEXT, due_key TEXT NOT NULL, tags TEXT NOT NULL,
      waits_for TEXT NOT NULL, PRIMARY KEY (case_id, id))`)
    // Only what is still open is ever listed by person: partial, so that a hundred thousand archived cases cost nothing.
    await trx.raw('CREATE INDEX case_item_by_receiver ON case_item (receiver_id, due_key, case_id, id) WHERE live = 1')
    await trx.raw('CREATE INDEX case_item_submitted ON case_item (receiver_id, due_key, case_id, id) WHERE submitted = 1')
    await trx.raw('CREATE INDEX case_item_by_due ON case_item (due_key) WHERE live = 1')
    await create(`CREATE TABLE case_step (case_id TEXT NOT NULL, step TEXT NOT NULL, owner TEXT NOT NULL, state TEXT NOT NULL, live INTEGER NOT NULL, due_on TEXT, do_by TEXT, PRIMARY KEY (case_id, step))`)
    await trx.raw('CREATE INDEX case_step_by_owner ON case_step (owner, do_by, case_id, step) WHERE live = 1 AND do_by IS NOT NULL')
    await create('CREATE TABLE case_party (user_id TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (user_id, case_id))')
    await create('CREATE TABLE case_receiver (name TEXT NOT NULL, case_id TEXT NOT NULL, open INTEGER NOT NULL, open_items INTEGER NOT NULL, dues TEXT NOT NULL, PRIMARY KEY (name, case_id))')
    await trx.raw('CREATE INDEX case_receiver_open ON case_receiver (name, case_id) WHERE open = 1')
    await create('CREATE TABLE case_key (key TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (key, case_id))')
    await create('CREATE TABLE case_tag (tag TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (tag, case_id))')
    await create('CREATE TABLE case_mention (user_id TEXT NOT NULL, message_id TEXT NOT NULL, case_id TEXT NOT NULL, seen INTEGER NOT NULL, PRIMARY KEY (user_id, message_id))')
    await trx.raw('CREATE INDEX case_mention_unseen ON case_mention (user_id, seen, message_id)')
    await create('CREATE TABLE case_attachment (attachment_id TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (attachment_id, case_id))')
    // Keys of sealed fields: outside the log, so that destroying one destroys what it sealed (DESIGN §5).
    await create('CREATE TABLE seal_key (secret_id TEXT NOT NULL PRIMARY KEY, key BLOB NOT NULL)')
    await createFirstSearchTable(trx, 'case_doc')
  },
}, ...counterMigrations, ...approvalMigrations, ...printingMigrations, ...roleMigrations, ...crewMigrations, ...accountMigrations, ...returnMigrations, {
  name: '0072-case-rules',
  up: async (trx) => {
    // Filled by the rebuild that the new program's basis asks for.
    await trx.raw(`ALTER TABLE case_card ADD COLUMN rules TEXT NOT NULL DEFAULT ''`)
    await trx.raw('CREATE INDEX case_card_by_rules ON case_card (status, rules)')
    await trx.raw('CREATE INDEX case_step_live ON case_step (case_id) WHERE live = 1')
  },
}, {
  name: '0081-case-dues',
  up: async (trx) => {
    // Filled by the rebuild that the new program's basis asks for.
    await trx.raw(`ALTER TABLE case_item ADD COLUMN due_unit TEXT NOT NULL DEFAULT 'calendar'`)
    await trx.raw(`ALTER TABLE case_step ADD COLUMN unit TEXT NOT NULL DEFAULT 'calendar'`)
    await trx.raw('ALTER TABLE case_step ADD COLUMN owner_id TEXT')
    await trx.raw('ALTER TABLE case_card ADD COLUMN next_unit TEXT')
    await trx.raw('CREATE INDEX case_step_by_day ON case_step (do_by, case_id, step) WHERE live = 1 AND do_by IS NOT NULL')
    await trx.raw('CREATE INDEX case_approval_by_due ON case_approval (due_key, case_id, step, slot)')
  },
}, {
  name: '0098-item-category',
  // Filled by the rebuild that the new projection version asks for.
  up: async (trx) => { await trx.raw(`ALTER TABLE case_item ADD COLUMN category TEXT NOT NULL DEFAULT 'work'`) },
}]
