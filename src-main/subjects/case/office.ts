import type { Knex } from 'knex'
import type { CaseView } from '../../../src-shared/contract/case'
import type { CaseItemView } from '../../../src-shared/contract/item'
import type { Decision } from '../../../src-shared/decision'
import { localDay } from '../../log/clock'
import { isAllowed, ruleOf } from '../../office/permissions'
import { refused, type QueryScope } from '../../office/procedure'
import type { States } from '../../store/states'
import type { Loaded, Transaction } from '../../store/writer'
import type { ShippedChainFields } from '../chain/shipped'
import type { SiteCalendar } from '../calendar/calendar'
import { siteSettings } from '../site/queries'
import { templateVersions } from '../template/queries'
import { approverOf, standsInHere } from './approvals/approver'
import type { UsualAccounts } from './accounts/usual'
import type { CaseEvent } from './domain/events'
import { relationsOf, type Party } from './domain/standing'
import type { CaseState } from './domain/state'
import type { CaseSubject } from './projection'
import type { CurrentLaw } from './law'
import type { CaseRules } from './rules'
import { caseView, itemView, templateItemKey, type ViewContext } from './view'

/** What the procedures of a case share: loading with authorisation, the view, the day. */
export interface CaseDesk {
  readonly subject: CaseSubject
  readonly law: CurrentLaw
  /** The calendar and the rules that hold now; both are replaced while the site is open. */
  readonly calendar: SiteCalendar
  readonly rules: CaseRules
  readonly states: States
  /** Systems that people usually have accounts in. */
  readonly systems: UsualAccounts
  /** Approval chains that ship; the site's own are rows. */
  readonly chains: readonly ShippedChainFields[]
}

/** The site's day now. */
export async function siteToday(db: Knex, nowMs: number): Promise<string> {
  return localDay(nowMs, (await siteSettings(db)).timeZone)
}

export const partyOf = (state: CaseState, scope: QueryScope): Party => ({
  ...scope.actor, relations: relationsOf(state, { userId: scope.user.id, roles: scope.user.roles, departments: scope.user.departments }),
})

/** Refuses: NOT_FOUND; NOT_ALLOWED when neither role nor relation to this case opens the procedure. */
function requireCase(state: CaseState, scope: QueryScope): Party {
  if (!state.exists) throw refused('NOT_FOUND', { kind: 'case' })
  const party = partyOf(state, scope)
  if (!isAllowed(ruleOf(scope.permission), party.roles, party.relations)) throw refused('NOT_ALLOWED', {})
  return party
}

export async function readCase(desk: CaseDesk, db: Knex, id: string, scope: QueryScope): Promise<{ state: CaseState; version: number; party: Party }> {
  const found = await desk.states.of(db, desk.subject, id)
  return { ...found, party: (await partyStandingIn(db, found.state, scope)) ?? requireCase(found.state, scope) }
}

/** Who stands in for an approver reads what he decides on; null for everybody who may read it anyway. */
async function partyStandingIn(db: Knex, state: CaseState, scope: QueryScope): Promise<Party | null> {
  const party = partyOf(state, scope)
  if (!state.exists || isAllowed(ruleOf(scope.permission), party.roles, party.relations)) return null
  const approver = await approverOf(db, state, scope, await siteToday(db, scope.context.services.clock.now()))
  const asApprover: Party = { ...party, relations: [...party.relations, 'approver'] }
  return standsInHere(state, approver) && isAllowed(ruleOf(scope.permission), party.roles, asApprover.relations) ? asApprover : null
}

export async function loadCase(desk: CaseDesk, tx: Transaction, id: string, scope: QueryScope): Promise<{ loaded: Loaded<CaseState>; party: Party }> {
  const loaded = await tx.load(desk.subject, id)
  return { loaded, party: requireCase(loaded.state, scope) }
}

/** Hints and columns of the template versions a case was made from. */
async function templateItemsOf(db: Knex, state: CaseState): Promise<ViewContext['templateItems']> {
  const versions = await templateVersions(db, state.templates)
  return new Map(versions.flatMap((template) => template.items.map((item) =>
    [templateItemKey({ templateId: template.id, version: template.version, key: item.key }), { hint: item.hint, columns: item.columns }] as const)))
}

export async function viewContext(desk: CaseDesk, db: Knex, state: CaseState, party: Party, nowMs: number): Promise<ViewContext> {
  const { timeZone } = await siteSettings(db)
  return { calendar: desk.law.calendarOf(state), rules: desk.law.rulesOf(state), law: desk.law, today: localDay(nowMs, timeZone), timeZone, party, templateItems: await templateItemsOf(db, state) }
}

/** Decides, records, and answers the case as it then stands. */
export async function actOnCase(desk: CaseDesk, tx: Transaction, id: string, scope: QueryScope, decide: (state: CaseState, party: Party) => Decision<CaseEvent> | Promise<Decision<CaseEvent>>): Promise<{ view: CaseView; state: CaseState; eventIds: string[] }> {
  const { loaded, party } = await loadCase(desk, tx, id, scope)
  const recorded = await tx.record(desk.subject, loaded, await decide(loaded.state, party))
  const db = await tx.read()
  const context = await viewContext(desk, db, recorded.state, partyOf(recorded.state, scope), tx.now())
  return { view: caseView(recorded.state, recorded.version, context), state: recorded.state, eventIds: recorded.eventIds }
}

export interface Acted { items: CaseItemView[]; version: number; undo: { eventId: string; until: string } | null }

/** Decides on items, records, and answers the touched items as they then stand. */
export async function actOnItems(desk: CaseDesk, tx: Transaction, id: string, scope: QueryScope, decide: (state: CaseState, party: Party, context: ViewContext) => Decision<CaseEvent> | Promise<Decision<CaseEvent>>): Promise<Acted & { eventIds: string[] }> {
  const { loaded, party } = await loadCase(desk, tx, id, scope)
  const before = await viewContext(desk, await tx.read(), loaded.state, party, tx.now())
  const decision = await decide(loaded.state, party, before)
  const recorded = await tx.record(desk.subject, loaded, decision)
  const context = { ...before, party: partyOf(recorded.state, scope) }
  const touched = new Set(decision.accepted ? decision.events.map((event) => itemOfEvent(event)) : [])
  return { items: recorded.state.items.filter((item) => touched.has(item.id)).map((item) => itemView(recorded.state, item, context)), version: recorded.version, undo: null, eventIds: recorded.eventIds }
}

const itemOfEvent = (event: CaseEvent): string | null => {
  if (event.type === 'item.added') return event.payload.id
  return 'item' in event.payload && typeof event.payload.item === 'string' ? event.payload.item : null
}
