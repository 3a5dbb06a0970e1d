import { historyOf } from '../../log/read'
import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { command, query, refused } from '../../office/procedure'
import { storedFile } from '../attachment/queries'
import { decideLeave } from '../employee/domain'
import { employeeSubject } from '../employee/projection'
import { isLastAdministrator, usersByIds } from '../user/queries'
import { decideAddendum, decideAttach, decideDetach, decideLegalStep, decidePostMessage, decideSeeMessage, decideSetReason, decideStay, decideVoid } from './domain/paper'
import { noticeOf } from './domain/notice'
import { decideConfirmHandOn, decideHandOn, decideSetAssignee, decideSetKeeper, decideSetReceivers, decideSetWitness } from './domain/people'
import { decideMoveStage, decideUndo, undoMs } from './domain/stage'
import { decideStart } from './domain/start'
import { actOnCase, loadCase, partyOf, readCase, siteToday, viewContext, type CaseDesk } from './office'
import { takeApplication } from './application/take'
import { submitWithStart } from './approvals/submitWithStart'
import { caseRows } from './queries'
import { knownPeople, knownPerson } from './people'
import { prepareStart } from './startCase'
import { concernsAbsence } from './absence/concerns'
import { decideDateWithCheck } from './absence/endingCheck'
import { concernsSettlement } from './settlement/decide'
import { timelineEntry } from './timeline'
import { caseView, messageView } from './view'

/** What can be done with a case, one line of the contract each; rules are the domain's. */
export const caseProcedures = (desk: CaseDesk) => ({
  list: os.cases.list.handler(query('cases.list', async (db, input, scope) => {
    const items = await caseRows(db, scope.user, { status: input.status, stage: input.stage, employeeId: input.employeeId, before: decodeCursor(input.cursor, ['string'] as const)?.[0] ?? null, limit: input.limit + 1 })
    const page = items.slice(0, input.limit)
    return { items: page, next: items.length > input.limit ? encodeCursor([page.at(-1)!.id]) : null }
  })),
  start: os.cases.start.handler(command('cases.start', async (tx, input, scope) => {
    const random = scope.context.services.random
    const db = await tx.read()
    const start = await prepareStart(desk, db, input, { random, today: await siteToday(db, tx.now()), user: scope.user })
    const loaded = await tx.load(desk.subject, random.id())
    const started = await tx.record(desk.subject, loaded, decideStart(loaded.state, start))
    const told = input.applicationId ? await takeApplication(desk, tx, input.applicationId, started.state.id, 'started') : started
    const recorded = input.submitApproval ? await submitWithStart(desk, tx, told, input.probation, scope) : told
    return caseView(recorded.state, recorded.version, await viewContext(desk, await tx.read(), recorded.state, partyOf(recorded.state, scope), tx.now()))
  })),
  get: os.cases.get.handler(query('cases.get', async (db, input, scope) => {
    const { state, version, party } = await readCase(desk, db, input.id, scope)
    return caseView(state, version, await viewContext(desk, db, state, party, scope.context.services.clock.now()))
  })),
  moveStage: os.cases.moveStage.handler(command('cases.moveStage', async (tx, input, scope) => {
    const today = await siteToday(await tx.read(), tx.now())
    const { view, state, eventIds } = await actOnCase(desk, tx, input.id, scope, async (present, party) =>
      decideMoveStage(present, { to: input.to, overrideReason: input.overrideReason ?? '', today, lastAdministrator: input.to === 'archived' && await isLastAdministrator(await tx.read(), present.leaver.id) }, party))
    if (state.status === 'archived') {
      const on = state.dates.endOn ?? (state.leaver.employer === 'own' ? null : state.dates.leftOn)
      if (state.endsContract && on) {
        const employee = await tx.load(employeeSubject, state.leaver.id)
        const leave = decideLeave(employee.state, { caseId: state.id, on })
        // Somebody erased from the register still has a case to archive.
        if (leave.accepted) await tx.record(employeeSubject, employee, leave)
      }
      return { case: view, undo: null }
    }
    return { case: view, undo: { eventId: eventIds[0]!, until: new Date(tx.now() + undoMs).toISOString() } }
  })),
  undo: os.cases.undo.handler(command('cases.undo', async (tx, input, scope) =>
    (await actOnCase(desk, tx, input.id, scope, (state, party) => decideUndo(state, { eventId: input.eventId, nowMs: tx.now() }, party))).view)),
  setDate: os.cases.setDate.handler(command('cases.setDate', async (tx, input, scope) =>
    (await actOnCase(desk, tx, input.id, scope, async (state) =>
      decideDateWithCheck(state, { date: input.date, value: input.value, seen: input.from, reason: input.reason, on: await siteToday(await tx.read(), tx.now()) }, { rules: desk.law.rulesOf(state), calendar: desk.calendar }))).view)),
  setReceivers: os.cases.setReceivers.handler(command('cases.setReceivers', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, async (state) => decideSetReceivers(state, await knownPeople(await tx.read(), input.receivers, state.leaver.id)))).view)),
  setKeeper: os.cases.setKeeper.handler(command('cases.setKeeper', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, async (state) => decideSetKeeper(state, { person: await knownPerson(await tx.read(), input.person, state.leaver.id), until: input.until }))).view)),
  handOn: os.cases.handOn.handler(command('cases.handOn', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, async (state, party) => decideHandOn(state, await knownPerson(await tx.read(), input.to, state.leaver.id), party))).view)),
  confirmHandOn: os.cases.confirmHandOn.handler(command('cases.confirmHandOn', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, decideConfirmHandOn)).view)),
  setWitness: os.cases.setWitness.handler(command('cases.setWitness', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, async (state) => decideSetWitness(state, input.witness && await knownPerson(await tx.read(), input.witness, state.leaver.id)))).view)),
  setReason: os.cases.setReason.handler(command('cases.setReason', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, (state) => decideSetReason(state, input.reason))).view)),
  setAssignee: os.cases.setAssignee.handler(command('cases.setAssignee', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, async (state) => decideSetAssignee(state, { function: input.function, person: await knownPerson(await tx.read(), input.person, state.leaver.id) }))).view)),
  legalStep: os.cases.legalStep.handler(command('cases.legalStep', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, (state, party) =>
    decideLegalStep(state, { step: input.stepId, owner: desk.law.rulesOf(state).steps.get(input.stepId)?.owner ?? null, to: input.state, note: input.note }, party))).view)),
  void: os.cases.void.handler(command('cases.void', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, (state) => decideVoid(state, input.reason))).view)),
  stay: os.cases.stay.handler(command('cases.stay', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, (state) => decideStay(state, input.reason))).view)),
  addendum: os.cases.addendum.handler(command('cases.addendum', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, (state) => decideAddendum(state, { id: scope.context.services.random.id(), text: input.text }))).view)),
  attach: os.cases.attach.handler(command('cases.attach', async (tx, input, scope) => {
    const { view } = await actOnCase(desk, tx, input.id, scope, async (state, party) => {
      const file = await storedFile(await tx.read(), input.attachmentId, scope.user)
      return decideAttach(state, { file, itemId: input.itemId, purpose: input.purpose, printingId: input.printingId, stepId: input.stepId }, party)
    })
    return view
  })),
  detach: os.cases.detach.handler(command('cases.detach', async (tx, input, scope) => (await actOnCase(desk, tx, input.id, scope, (state, party) => decideDetach(state, input, party))).view)),
  messages: os.cases.messages.handler(query('cases.messages', async (db, input, scope) => {
    const { state } = await readCase(desk, db, input.id, scope)
    const before = decodeCursor(input.cursor, ['string'] as const)?.[0] ?? null
    const newest = state.messages.filter((message) => (!input.itemId || message.itemId === input.itemId) && (before === null || message.id < before)).sort((a, b) => (a.id < b.id ? 1 : -1))
    const page = newest.slice(0, input.limit)
    return { items: page.map((message) => messageView(state, message)), next: newest.length > input.limit ? encodeCursor([page.at(-1)!.id]) : null }
  })),
  postMessage: os.cases.postMessage.handler(command('cases.postMessage', async (tx, input, scope) => {
    const { loaded, party } = await loadCase(desk, tx, input.id, scope)
    const db = await tx.read()
    const files = await Promise.all(input.attachmentIds.map((id) => storedFile(db, id, scope.user)))
    const mentioned = await usersByIds(db, input.mentions)
    const id = scope.context.services.random.id()
    const recorded = await tx.record(desk.subject, loaded, decidePostMessage(loaded.state, {
      id, itemId: input.itemId, text: input.text, mentions: mentioned.map((user) => ({ id: user.id, name: user.displayName })), files, onBehalfChannel: input.onBehalfOfLeaver?.channel ?? null,
    }, party))
    const message = recorded.state.messages.find((one) => one.id === id)
    if (!message) throw refused('NOT_FOUND', { kind: 'message' })
    return messageView(recorded.state, message)
  })),
  seeMessage: os.cases.seeMessage.handler(command('cases.seeMessage', async (tx, input, scope) => {
    const loaded = await tx.load(desk.subject, input.id)
    await tx.record(desk.subject, loaded, decideSeeMessage(loaded.state, input.messageId, scope.user.id))
    return {}
  })),
  timeline: os.cases.timeline.handler(query('cases.timeline', async (db, input, scope) => {
    const { state, party } = await readCase(desk, db, input.id, scope)
    const events = await historyOf(db, [`case:${input.id}`, `reminder:${input.id}`], decodeCursor(input.cursor, ['number'] as const)?.[0] ?? null, input.limit + 1)
    const page = events.slice(0, input.limit)
    return { items: page.map((event) => timelineEntry(event, { absence: concernsAbsence(party), pay: concernsSettlement(state, party) })), next: events.length > input.limit ? encodeCursor([page.at(-1)!.position]) : null }
  })),
  kinds: os.cases.kinds.handler(query('cases.kinds', async () => ({
    items: [...desk.rules.kinds.values()].map(({ id, name, explain, endsContract, ground }) => {
      const notice = noticeOf({ kind: id }, desk.rules)
      return { id, name, explain, endsContract, ground, notice: notice && { days: notice.days, probationDays: notice.probationDays } }
    }),
  }))),
})
