import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { CrewMark, CrewPerson, CrewView, NotDone, StartCrewInput } from '../../../../src-shared/contract/crew'
import { StartCaseInput } from '../../../../src-shared/contract/case'
import { accept } from '../../../../src-shared/decision'
import type { Context } from '../../../office/context'
import { os } from '../../../office/implement'
import { authorise, command, query, refused, type CommandScope } from '../../../office/procedure'
import { Refused } from '../../../store/refused'
import type { Transaction } from '../../../store/writer'
import { storedFile } from '../../attachment/queries'
import { crewCounts, employeesByIds } from '../../employee/queries'
import { positionsByIds } from '../../position/queries'
import { composeFor, type SiteFunction } from '../../template/compose'
import { decideAct } from '../domain/items'
import { decideAttach, decideLegalStep } from '../domain/paper'
import { decideStart } from '../domain/start'
import type { CaseState } from '../domain/state'
import { actOnCase, siteToday, type CaseDesk } from '../office'
import { openCasesOf } from '../queries'
import { prepareStart } from '../startCase'
import { casesOfCrew, crewsLeft } from './queries'
import { rosterOf } from './roster'
import { columnKey, crewView, wageItem } from './view'

/** The key of one person's part in an act for many: repeated after a lost answer, each part is answered as it was. */
const partKey = (key: string | null, part: string): string | null => key && createHash('sha256').update(`${key} ${part}`).digest('hex')

/** Does something for each, one commit a person; what was refused for one is told and stops nobody else. */
async function forEach<Part extends { readonly name: string; readonly employeeId: string; readonly caseId: string | null }, Done>(parts: readonly Part[], act: (part: Part) => Promise<Done>): Promise<{ done: Done[]; notDone: NotDone[] }> {
  const done: Done[] = []
  const notDone: NotDone[] = []
  for (const part of parts) {
    try {
      done.push(await act(part))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      notDone.push({ employeeId: part.employeeId, caseId: part.caseId, name: part.name, code: error.refusal.code, data: error.refusal.data as Record<string, unknown> })
    }
  }
  return { done, notDone }
}

interface MarkOne { readonly caseId: string; readonly what: CrewMark; readonly note: string; readonly attachmentId: string | null }

/** The leaving of a whole crew: who is meant, the start of all their cases, their table, and marks down its columns. */
export function crewProcedures(desk: CaseDesk) {
  const statesOf = async (db: Knex, id: string): Promise<CaseState[]> => {
    const states: CaseState[] = []
    for (const caseId of await casesOfCrew(db, id)) states.push((await desk.states.of(db, desk.subject, caseId)).state)
    if (states.length === 0) throw refused('NOT_FOUND', { kind: 'crew' })
    return states
  }
  const viewOf = async (db: Knex, id: string, nowMs: number): Promise<CrewView> => crewView(id, await statesOf(db, id), { law: desk.law, today: await siteToday(db, nowMs) })

  const startOne = command('crews.start', async (tx: Transaction, { crew, ...input }: StartCaseInput & { crew: { id: string; name: string } }, scope: CommandScope) => {
    const random = scope.context.services.random
    const db = await tx.read()
    const start = await prepareStart(desk, db, input, { random, today: await siteToday(db, tx.now()), user: scope.user })
    const loaded = await tx.load(desk.subject, random.id())
    const { state } = await tx.record(desk.subject, loaded, decideStart(loaded.state, { ...start, crew }))
    return { crewId: crew.id, caseId: state.id, number: state.number, employeeId: state.leaver.id, name: state.leaver.name }
    // The crew's id is made anew with each asking; that it is the same act shows in the rest.
  }, { withoutSecrets: ({ crew, ...rest }) => ({ ...rest, crew: crew.name }) })

  async function startAll({ input, context }: { input: StartCrewInput; context: Context }) {
    await authorise('crews.start', context)
    const { name, people, crewId, ...common } = input
    const names = new Map((await employeesByIds(context.services.reader, people)).map((one) => [one.id, one.name]))
    let id = crewId ?? context.services.random.id()
    const { done, notDone } = await forEach([...new Set(people)].map((employeeId) => ({ employeeId, caseId: null, name: names.get(employeeId) ?? employeeId })), async ({ employeeId }) => {
      const started = await startOne({ input: { ...StartCaseInput.parse({ ...common, employeeId }), crew: { id, name } }, context: { ...context, idempotencyKey: partKey(context.idempotencyKey, employeeId) } })
      // Answered as before, it names the crew that was begun then.
      id = started.crewId
      return started
    })
    return { crewId: id, started: done.map(({ crewId: _crew, ...one }) => one), notStarted: notDone }
  }

  const markOne = command('crews.mark', async (tx: Transaction, { caseId, what, note, attachmentId }: MarkOne, scope: CommandScope) => {
    const { state } = await tx.load(desk.subject, caseId)
    const step = what.mark === 'item' ? null : what.mark === 'exit' ? 'site.exit' : state.legalSteps['post.wage'] ? 'post.wage' : null
    if (step) {
      await actOnCase(desk, tx, caseId, scope, (present, party) => (present.legalSteps[step]?.state === 'done' ? accept() : decideLegalStep(present, { step, owner: desk.law.rulesOf(present).steps.get(step)?.owner ?? null, to: 'done', note }, party)))
      return {}
    }
    const items = (what.mark === 'item' ? state.items.filter((item) => columnKey(item) === what.key) : [wageItem(state)]).flatMap((item) => (item && item.standing.status !== 'confirmed' ? [item.id] : []))
    if (items.length === 0) return {}
    for (const itemId of attachmentId ? items : []) {
      await actOnCase(desk, tx, caseId, scope, async (present, party) => decideAttach(present, { file: await storedFile(await tx.read(), attachmentId!, scope.user), itemId, purpose: 'material', printingId: null, stepId: null }, party))
    }
    await actOnCase(desk, tx, caseId, scope, (present, party) => decideAct(present, { itemIds: items, act: 'confirm', note, blockedBy: '', witnesses: [] }, party))
    return {}
  })

  return {
    choices: os.crews.choices.handler(query('crews.choices', async (db) => ({ items: await crewCounts(db), next: null }))),
    list: os.crews.list.handler(query('crews.list', async (db) => ({ items: await crewsLeft(db), next: null }))),
    roster: os.crews.roster.handler(query('crews.roster', async (db, input) => {
      const roster = await rosterOf(db, input)
      const all = [...roster.people, ...roster.several.flatMap((one) => one.people)]
      const [positions, openCases] = [await positionsByIds(db, all.map((one) => one.positionId)), await openCasesOf(db, all.map((one) => one.id))]
      const rows = (people: typeof roster.people): CrewPerson[] => people.map(({ id, number, name, department, crew, positionId, status, employer }) => {
        const open = openCases.get(id)
        return { id, number, name, department, crew, status, employer, position: positions.get(positionId)?.title ?? null, openCaseId: open?.id ?? null, openCaseNumber: open?.number ?? null }
      })
      const lacking = new Set<SiteFunction>()
      // One of each department tells for all of it.
      for (const employeeId of new Map(roster.people.map((one) => [one.department, one.id])).values()) {
        for (const one of (await composeFor(db, { employeeId, dates: {}, calendar: desk.calendar })).functionsWithoutPerson) lacking.add(one)
      }
      return { people: rows(roster.people), unknown: [...roster.unknown], several: roster.several.map((one) => ({ line: one.line, people: rows(one.people) })), repeated: roster.repeated, more: roster.more, functionsWithoutPerson: [...lacking] }
    })),
    start: os.crews.start.handler(startAll),
    get: os.crews.get.handler(query('crews.get', async (db, input, scope) => viewOf(db, input.id, scope.context.services.clock.now()))),
    mark: os.crews.mark.handler(async ({ input, context }) => {
      await authorise('crews.mark', context)
      const db = context.services.reader
      const known = new Map((await statesOf(db, input.id)).map((one) => [one.id, one]))
      const parts = [...new Set(input.caseIds)].map((caseId) => {
        const state = known.get(caseId)
        if (!state) throw refused('NOT_FOUND', { kind: 'case' })
        return { caseId, employeeId: state.leaver.id, name: state.leaver.name }
      })
      const { done, notDone } = await forEach(parts, ({ caseId }) => markOne({ input: { caseId, what: input.what, note: input.note, attachmentId: input.attachmentId }, context: { ...context, idempotencyKey: partKey(context.idempotencyKey, caseId) } }))
      return { done: done.length, notDone, crew: await viewOf(db, input.id, context.services.clock.now()) }
    }),
  }
}
