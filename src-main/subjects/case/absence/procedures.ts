import type { Transaction } from '../../../store/writer'
import { localDay } from '../../../log/clock'
import { os } from '../../../office/implement'
import { command, query, type CommandScope } from '../../../office/procedure'
import type { Decision } from '../../../../src-shared/decision'
import { siteSettings } from '../../site/queries'
import type { CaseEvent } from '../domain/events'
import type { Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { actOnCase, readCase, siteToday, type CaseDesk } from '../office'
import { decideCheckReason, decideCollectInventory, decideDecision, decideFileCheck, decideLogContact, decideMakeInventory, decideWithdraw } from './decide'
import { decideEndDelivery, decidePrepareNotice, decideSendNotice } from './notices'
import { checkQuestions } from './endingCheck'

/** What an act of the track needs besides its input. */
interface Now { readonly id: string; readonly today: string; readonly nowMs: number }

/** The track of somebody who is not there, one line of the contract each; rules are decide.ts and notices.ts. */
export const absenceProcedures = (desk: CaseDesk) => {
  const act = async (tx: Transaction, caseId: string, scope: CommandScope, decide: (state: CaseState, now: Now, party: Party) => Decision<CaseEvent>) => {
    const now: Now = { id: scope.context.services.random.id(), today: await siteToday(await tx.read(), tx.now()), nowMs: tx.now() }
    return (await actOnCase(desk, tx, caseId, scope, (state, party) => decide(state, now, party))).view
  }
  return {
    logContact: os.absence.logContact.handler(command('absence.logContact', async (tx, { id: caseId, ...input }, scope) => {
      const at = input.at ?? new Date(tx.now()).toISOString()
      const on = localDay(Date.parse(at), (await siteSettings(await tx.read())).timeZone)
      return act(tx, caseId, scope, (state, { id, nowMs }) => decideLogContact(state, { ...input, id, at, on, nowMs }))
    })),
    checkReason: os.absence.checkReason.handler(command('absence.checkReason', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { id, today }) => decideCheckReason(state, { ...input, id, on: input.on ?? today, today })))),
    prepareNotice: os.absence.prepareNotice.handler(command('absence.prepareNotice', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { id, today }) =>
      decidePrepareNotice(state, { ...input, id, today, on: input.on ?? today, address: input.address || state.leaver.serviceAddress, returnWorkdays: input.returnWorkdays ?? desk.law.rulesOf(state).absence.returnWorkdays })))),
    sendNotice: os.absence.sendNotice.handler(command('absence.sendNotice', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { id, today }) => decideSendNotice(state, { ...input, id, today })))),
    endDelivery: os.absence.endDelivery.handler(command('absence.endDelivery', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { today }) => decideEndDelivery(state, { ...input, today }, desk.law.rulesOf(state).absence)))),
    decide: os.absence.decide.handler(command('absence.decide', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { id, today }) => decideDecision(state, { ...input, id, on: input.on ?? today, today }, desk.law.calendarOf(state), desk.law.rulesOf(state).absence)))),
    questions: os.absence.questions.handler(query('absence.questions', async (db, input, scope) => {
      const { state } = await readCase(desk, db, input.id, scope)
      return { items: checkQuestions(state, desk.law.rulesOf(state).absence), next: null }
    })),
    fileCheck: os.absence.fileCheck.handler(command('absence.fileCheck', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { id, today }) => decideFileCheck(state, { ...input, id, on: today }, desk.law.rulesOf(state).absence)))),
    makeInventory: os.absence.makeInventory.handler(command('absence.makeInventory', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { id, today }) => decideMakeInventory(state, { ...input, id, on: input.on ?? today, today })))),
    collectInventory: os.absence.collectInventory.handler(command('absence.collectInventory', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, { today }) => decideCollectInventory(state, { ...input, today })))),
    withdraw: os.absence.withdraw.handler(command('absence.withdraw', (tx, { id: caseId, ...input }, scope) => act(tx, caseId, scope, (state, _now, party) => decideWithdraw(state, input, party)))),
  }
}
