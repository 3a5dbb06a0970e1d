import type { PersonRef } from '../../../../src-shared/contract/common'
import { unreachable } from '../../../../src-shared/decision'
import { isSettledItem } from '../../../../src-shared/vocabulary'
import { eventId, type LogEvent } from '../../../log/event'
import { evolveApprovals } from '../approvals/evolve'
import { evolveAccounts } from '../accounts/evolve'
import { evolveSignatures } from '../signatures/state'
import { evolveAbsence } from '../absence/evolve'
import { evolvePrinting } from '../printing/evolve'
import { evolveSettlement } from '../settlement/evolve'
import { moveTypes, type CaseEvent, type ItemMove, type MoveType } from './events'
import { emptyStanding, initialCase, isSamePerson, itemOf, type CaseItem, type CaseState, type ItemFacts, type Standing } from './state'

/** Folds one fact into a case. Never refuses; a contradiction is kept as a conflict that people can see. */
export function evolveCase(state: CaseState, logged: LogEvent): CaseState {
  const event = logged as LogEvent & CaseEvent
  const by = event.actor.name
  const at = event.wallTime
  // Facts that overtook the start of their case wait for it in the log; the fold runs again when it arrives.
  if (!state.exists && event.type !== 'case.started') return state
  switch (event.type) {
    case 'case.started': {
      const { items, legalSteps, keeper, gates, ...facts } = event.payload
      if (state.exists) return conflict(state, event, 'case', state.number, event.payload.number)
      return {
        ...initialCase(state.id), ...facts, exists: true, openedAt: at, openedBy: by, ...(gates ? { gates } : {}),
        keeper: keeper ? { ...keeper, handedOnAt: null, handedOnTo: null, confirmedAt: null } : null,
        items: items.map((item, index) => newItem(item, index + 1)),
        legalSteps: Object.fromEntries(legalSteps.map((step) => [step, { state: 'open', by: null, at: null, note: '' }])),
      }
    }
    case 'case.dateSet': {
      const { date, from, to } = event.payload
      const next = { ...state, dates: { ...state.dates, [date]: to } }
      return state.dates[date] === from ? next : conflict(next, event, date, String(to), String(state.dates[date]))
    }
    case 'case.reasonSet': return checked({ ...state, reason: event.payload.to }, event, 'reason', state.reason, event.payload.from, event.payload.to)
    case 'case.receiversSet': {
      const { from, to } = event.payload
      const includes = (list: readonly PersonRef[], one: PersonRef) => list.some((other) => isSamePerson(other, one))
      // Only what nobody has, or somebody who was a receiver and is none any more; items given to others by name stay theirs.
      const moves = (item: CaseItem) => !isSettledItem(item.standing.status) && (!item.receiver || (includes(from, item.receiver) && !includes(to, item.receiver)))
      return { ...state, receivers: to, items: state.items.map((item) => (moves(item) ? { ...item, receiver: to[0] ?? null } : item)) }
    }
    case 'case.keeperSet': return {
      ...state, keeper: { person: event.payload.to, until: event.payload.until, handedOnAt: null, handedOnTo: null, confirmedAt: null },
      items: state.items.map((item) => (isSettledItem(item.standing.status) || (item.receiver && !(event.payload.from && isSamePerson(item.receiver, event.payload.from))) ? item : { ...item, receiver: event.payload.to })),
    }
    case 'case.keeperHandedOn': {
      const { keeper, to } = event.payload
      return {
        ...state, keeper: state.keeper && { ...state.keeper, handedOnAt: at, handedOnTo: to, confirmedAt: null },
        receivers: state.receivers.some((one) => isSamePerson(one, to)) ? state.receivers : [...state.receivers, to],
        items: state.items.map((item) => (item.receiver && !isSamePerson(item.receiver, keeper) ? item : { ...item, receiver: to })),
      }
    }
    case 'case.keeperConfirmed': return { ...state, keeper: state.keeper && { ...state.keeper, confirmedAt: at } }
    case 'case.witnessSet': return { ...state, witness: event.payload.to }
    case 'case.assigneeSet': return { ...state, assignees: { ...state.assignees, [event.payload.function]: event.payload.to } }
    case 'case.stageMoved': {
      const { from, to, handoverDoneOn } = event.payload
      if (state.status !== 'open') return conflict(state, event, 'stage', state.status, to)
      const next: CaseState = {
        ...state, stage: to, status: to === 'archived' ? 'archived' : 'open',
        stageMove: { eventId: eventId(event), byUserId: event.actor.userId, at, from, handoverDoneBefore: state.dates.handoverDoneOn },
        dates: handoverDoneOn === undefined ? state.dates : { ...state.dates, handoverDoneOn },
        closed: to === 'archived' ? { at, by, reason: event.payload.overrideReason, toUndo: [], order: event.hlc } : state.closed,
      }
      return checked(next, event, 'stage', state.stage, from, to)
    }
    case 'case.stageMoveUndone': {
      if (state.stage !== event.payload.from || state.status !== 'open') return conflict(state, event, 'stage', state.stage, event.payload.to)
      return { ...state, stage: event.payload.to, stageMove: null, dates: { ...state.dates, handoverDoneOn: event.payload.handoverDoneOn } }
    }
    case 'case.legalStepSet': {
      const { step, from, to, note } = event.payload
      const was = state.legalSteps[step]
      const next = { ...state, legalSteps: { ...state.legalSteps, [step]: { state: to, by: to === 'open' ? null : by, at: to === 'open' ? null : at, note } } }
      return checked(next, event, step, was?.state ?? 'open', from, to)
    }
    case 'case.voided': return state.status === 'open' ? { ...state, status: 'voided', closed: { at, by, reason: event.payload.reason, toUndo: [], order: event.hlc } } : conflict(state, event, 'status', state.status, 'voided')
    case 'case.stayed': return state.status === 'open' ? { ...state, status: 'stayed', closed: { at, by, reason: event.payload.reason, toUndo: event.payload.toUndo, order: event.hlc } } : conflict(state, event, 'status', state.status, 'stayed')
    case 'case.addendumWritten': return { ...state, addenda: [...state.addenda, { ...event.payload, by, at }] }
    case 'case.fileAttached': {
      const { file, itemId, purpose, printingId } = event.payload
      return { ...state, attachments: [...state.attachments.filter((one) => one.id !== file.id || one.itemId !== itemId || one.purpose !== purpose || one.printingId !== printingId), { ...file, itemId, purpose, printingId, by, byUserId: event.actor.userId, at }] }
    }
    case 'case.fileDetached': return { ...state, attachments: state.attachments.filter((one) => one.id !== event.payload.attachmentId) }
    case 'case.messagePosted': {
      const { id, itemId, text, mentions, files, onBehalf } = event.payload
      return {
        ...state,
        messages: [...state.messages, { id, itemId, text, by, byUserId: event.actor.userId, at, onBehalf, mentions: mentions.map((one) => ({ ...one, seenAt: null })), attachmentIds: files.map((file) => file.id) }],
        attachments: [...state.attachments, ...files.map((file) => ({ ...file, itemId, purpose: 'message' as const, printingId: null, by, byUserId: event.actor.userId, at }))],
      }
    }
    case 'case.messageSeen': return {
      ...state, messages: state.messages.map((message) => (message.id !== event.payload.messageId ? message
        : { ...message, mentions: message.mentions.map((one) => (one.id === event.actor.userId && !one.seenAt ? { ...one, seenAt: at } : one)) })),
    }
    case 'settlement.rowSet': case 'settlement.rowRemoved': case 'settlement.headSet': case 'settlement.confirmed': return { ...state, settlement: evolveSettlement(state.settlement, event) }
    case 'account.listed': case 'account.named': case 'account.freezeRequested': case 'account.frozen': case 'account.notHeld': case 'account.deleted': case 'account.unfrozen': case 'account.handedTo':
      return { ...state, accounts: evolveAccounts(state.accounts, event) }
    case 'case.formPrinted': case 'case.paperReceived': return evolvePrinting(state, event)
    case 'interview.held': return state
    case 'case.applicationReceived': return { ...state, application: event.payload }
    case 'signature.drawn': return { ...state, signatures: evolveSignatures(state.signatures, event) }
    case 'item.added': return itemOf(state, event.payload.id) ? state : { ...state, items: [...state.items, newItem(event.payload, state.items.length + 1)] }
    case 'item.begun': case 'item.submitted': case 'item.confirmed': case 'item.reserved': case 'item.returned': case 'item.blocked': case 'item.resumed': case 'item.waived': case 'item.refused': case 'item.reopened':
      return evolveMove(state, event, event.type, event.payload)
    case 'item.moveUndone': {
      const { item, from, to } = event.payload
      const present = itemOf(state, item)
      if (present && present.standing.status !== from) return conflict(state, event, titleOf(present), present.standing.status, to.status)
      // What the move had taken over with it is open again.
      return withItem(state, item, (one) => ({ ...one, standing: to, before: null, taken: [], rows: one.rows.map((row) => (one.taken.includes(row.id) ? { ...row, confirmed: null } : row)) }))
    }
    case 'item.reassigned': return withItem(state, event.payload.item, (item) => ({ ...item, receiver: event.payload.to }))
    case 'item.changed': return withItem(state, event.payload.item, (item) => ({ ...item, ...event.payload.to }))
    case 'item.rowsAdded': return withItem(state, event.payload.item, (item) => ({ ...item, rows: [...item.rows, ...event.payload.rows.map((row) => ({ ...row, confirmed: null, secret: null }))] }))
    case 'item.rowChanged': return withRow(state, event.payload.item, event.payload.row, (row) => ({ ...row, values: event.payload.to }))
    case 'item.rowRemoved': return withItem(state, event.payload.item, (item) => ({ ...item, rows: item.rows.filter((row) => row.id !== event.payload.row) }))
    case 'item.rowsConfirmed': return withItem(state, event.payload.item, (item) => ({ ...item, rows: item.rows.map((row) => (event.payload.rows.includes(row.id) && !row.confirmed ? { ...row, confirmed: { by, at } } : row)) }))
    case 'item.secretSealed': return withRow(state, event.payload.item, event.payload.row, (row) => ({ ...row, secret: { id: event.payload.secret, sealedBy: by, sealedAt: at, ciphertext: event.payload.ciphertext, revealed: null } }))
    case 'item.secretRevealed': return withRow(state, event.payload.item, event.payload.row, (row) => (row.secret?.id === event.payload.secret ? { ...row, secret: { ...row.secret, revealed: { by, at } } } : row))
    case 'approval.submitted': case 'approval.decided': case 'approval.asked': case 'approval.answered': case 'approval.withdrawn': case 'approval.approverReplaced': case 'approval.revoked': {
      const { rounds, conflict: found } = evolveApprovals(state.approvals, event)
      const next = { ...state, approvals: rounds }
      return found ? conflict(next, event, found.what, found.kept, found.other) : next
    }
    case 'absence.contactLogged': case 'absence.contactWithdrawn': case 'absence.reasonChecked': case 'absence.reasonCheckWithdrawn': case 'absence.noticePrepared': case 'absence.noticeWithdrawn': case 'absence.wayImpossible': case 'absence.deliverySent':
    case 'absence.deliveryEnded': case 'absence.deliveryWithdrawn': case 'absence.decided': case 'absence.decisionWithdrawn': case 'endingCheck.filed': case 'endingCheck.withdrawn': case 'endingCheck.skipped': case 'inventory.made': case 'inventory.collected': case 'inventory.withdrawn': {
      const folded = evolveAbsence(state.absence, event)
      const next = { ...state, absence: folded.absence }
      return folded.conflict ? conflict(next, event, folded.conflict.what, folded.conflict.kept, folded.conflict.other) : next
    }
    default: return unreachable(event)
  }
}

function evolveMove(state: CaseState, event: LogEvent, type: MoveType, move: ItemMove): CaseState {
  const item = itemOf(state, move.item)
  if (!item) return state
  const status = moveTypes[type]
  const contradicts = item.standing.status !== move.from
  // Settled on one PC while another, that had not met it, did something else: the first stands and people are told.
  if (contradicts && isSettledItem(item.standing.status) && type !== 'item.reopened') return conflict(state, event, titleOf(item), item.standing.status, status)
  const standing: Standing = { status, note: move.note, blockedBy: move.blockedBy, witnesses: move.witnesses, by: event.actor.name, byUserId: event.actor.userId, at: event.wallTime, eventId: eventId(event), onBehalf: move.onBehalf }
  const taken = new Set(move.rows ?? [])
  const next = withItem(state, move.item, (one) => ({
    ...one, before: one.standing, standing, taken: [...taken],
    // Opened again, the item is checked again, row by row.
    rows: type === 'item.reopened' ? one.rows.map((row) => ({ ...row, confirmed: null })) : taken.size === 0 ? one.rows : one.rows.map((row) => (taken.has(row.id) && !row.confirmed ? { ...row, confirmed: { by: event.actor.name, at: event.wallTime } } : row)),
  }))
  return contradicts ? conflict(next, event, titleOf(item), status, item.standing.status) : next
}

const newItem = (item: ItemFacts, number: number): CaseItem => ({ ...item, number, standing: emptyStanding, before: null, taken: [], rows: [] })
const titleOf = (item: CaseItem): string => item.title['zh-CN']
const withItem = (state: CaseState, id: string, change: (item: CaseItem) => CaseItem): CaseState => ({ ...state, items: state.items.map((item) => (item.id === id ? change(item) : item)) })
const withRow = (state: CaseState, itemId: string, rowId: string, change: (row: CaseItem['rows'][number]) => CaseItem['rows'][number]): CaseState =>
  withItem(state, itemId, (item) => ({ ...item, rows: item.rows.map((row) => (row.id === rowId ? change(row) : row)) }))

const conflict = (state: CaseState, event: LogEvent, what: string, kept: string, other: string): CaseState =>
  ({ ...state, conflicts: [...state.conflicts, { what, kept, other, by: event.actor.name, at: event.wallTime }] })

/** The later value stands; that the writer had not seen the present one is told. */
const checked = (next: CaseState, event: LogEvent, what: string, present: string, seen: string, to: string): CaseState =>
  (present === seen ? next : conflict(next, event, what, to, present))
