import type { ItemAct } from '../../src-shared/contract/item'
import type { PersonRef } from '../../src-shared/contract/common'
import type { DetailColumn } from '../../src-shared/contract/template'
import { accept, type Decision } from '../../src-shared/decision'
import { isSettledItem, type AbsenceFinding, type CaseDate, type ContactAnswerer, type ContactChannel, type FormCopy, type ItemTag, type LegalStepState, type Role, type Stage, type ToldChannel } from '../../src-shared/vocabulary'
import type { RandomSource } from '../office/context'
import { addDays } from '../subjects/calendar/calendar'
import { decideCheckReason, decideLogContact } from '../subjects/case/absence/decide'
import { decideSubmit, decideVerdict } from '../subjects/case/approvals/decide'
import type { CaseEvent, StoredFile } from '../subjects/case/domain/events'
import { decideAct, decideChangeItem, decideReassign } from '../subjects/case/domain/items'
import { decideAddendum, decideAttach, decideLegalStep, decidePostMessage, decideSetDate, decideStay, decideVoid } from '../subjects/case/domain/paper'
import { decideConfirmHandOn, decideHandOn, decideSetKeeper, decideSetReceivers } from '../subjects/case/domain/people'
import { decideAddRows, decideConfirmRows, decideSeal } from '../subjects/case/domain/rows'
import { decideMoveStage } from '../subjects/case/domain/stage'
import type { Party } from '../subjects/case/domain/standing'
import type { CaseItem, CaseState } from '../subjects/case/domain/state'
import { decideActOnAccounts } from '../subjects/case/accounts/decide'
import { isUsable } from '../subjects/case/accounts/state'
import { decideRecordPrinting } from '../subjects/case/printing/decide'
import type { CaseRules } from '../subjects/case/rules'

/** Which items: by the keys of their templates, every open one, or by what they are. */
export type WhichItems = readonly string[] | 'open' | ((item: CaseItem) => boolean)

/** Something a person of a made-up site does; it goes through the same rules as a click. */
export type Deed =
  | { readonly do: 'act'; readonly act: ItemAct; readonly items: WhichItems; readonly note?: string; readonly blockedBy?: string; readonly witnesses?: readonly string[] }
  | { readonly do: 'rows'; readonly item: string; readonly rows: readonly Readonly<Record<string, string>>[] }
  /** A row for each open item that asks for material and has none. */
  | { readonly do: 'fillRows'; readonly values: (item: CaseItem) => Readonly<Record<string, string>> }
  | { readonly do: 'confirmRows'; readonly item: string; readonly count: number }
  | { readonly do: 'seal'; readonly item: string; readonly secret: string }
  | { readonly do: 'tag'; readonly item: string; readonly tags: readonly ItemTag[] }
  | { readonly do: 'due'; readonly item: string; readonly inDays: number }
  | { readonly do: 'reassign'; readonly items: WhichItems; readonly to: PersonRef }
  | { readonly do: 'say'; readonly text: string; readonly item?: string; readonly mention?: { readonly id: string; readonly name: string }; readonly forLeaverBy?: ToldChannel }
  | { readonly do: 'stage'; readonly to: Stage; readonly override?: string }
  | { readonly do: 'step'; readonly step: string; readonly state?: LegalStepState; readonly note?: string }
  /** Every open step of an office. */
  | { readonly do: 'steps'; readonly owner: Role }
  | { readonly do: 'contact'; readonly channel: ContactChannel; readonly answeredBy: ContactAnswerer; readonly name?: string; readonly said: string }
  | { readonly do: 'reason'; readonly finding: AbsenceFinding; readonly note: string }
  /** Asks for approval along the chain that serves the case, for the leaver. */
  | { readonly do: 'submitApproval'; readonly channel: ToldChannel }
  | { readonly do: 'approve'; readonly step: string; readonly opinion?: string; readonly acting?: string }
  | { readonly do: 'date'; readonly date: CaseDate; readonly value: string }
  | { readonly do: 'receivers'; readonly receivers: readonly PersonRef[] }
  | { readonly do: 'keeper'; readonly person: PersonRef; readonly until: string | null }
  | { readonly do: 'handOn'; readonly to: PersonRef }
  | { readonly do: 'confirmHandOn' }
  | { readonly do: 'file'; readonly file: string; readonly item?: string }
  | { readonly do: 'print'; readonly copies: readonly FormCopy[] }
  | { readonly do: 'signedCopy'; readonly file: string }
  | { readonly do: 'void' | 'stay' | 'addendum'; readonly text: string }

/** What a deed needs besides the case. */
export interface DeedContext {
  readonly party: Party
  readonly random: RandomSource
  readonly nowMs: number
  readonly today: string
  readonly rules: CaseRules
  /** Where the site's chains are at hand. */
  submission?(state: CaseState, channel: ToldChannel): Promise<Parameters<typeof decideSubmit>[1]>
  columns(item: CaseItem): readonly DetailColumn[]
  formHash(state: CaseState): string
  store(file: string): Promise<StoredFile>
  seal(secretId: string, secret: string): Promise<string>
}

/** The facts of a deed, or why the rules refuse it. Throws when the deed names an item that the checklist does not have: a mistake in the story. */
export async function decideDeed(state: CaseState, deed: Deed, context: DeedContext): Promise<Decision<CaseEvent>> {
  const { party, random } = context
  switch (deed.do) {
    case 'act': return decideAct(state, { itemIds: idsOf(state, deed.items), act: deed.act, note: deed.note ?? '', blockedBy: deed.blockedBy ?? '', witnesses: deed.witnesses ?? [] }, party)
    case 'rows': {
      const item = named(state, deed.item)
      return decideAddRows(state, { itemId: item.id, rows: deed.rows.map((values) => ({ id: random.id(), values })), columns: context.columns(item) }, party)
    }
    case 'fillRows': {
      const bare = state.items.filter((item) => item.needsMaterial && item.rows.length === 0 && !isSettledItem(item.standing.status))
      return together(bare.map((item) => decideAddRows(state, { itemId: item.id, rows: [{ id: random.id(), values: deed.values(item) }], columns: context.columns(item) }, party)))
    }
    case 'confirmRows': {
      const item = named(state, deed.item)
      return decideConfirmRows(state, { itemId: item.id, rowIds: item.rows.slice(0, deed.count).map((row) => row.id) }, party)
    }
    case 'seal': {
      const item = named(state, deed.item)
      const secret = random.id()
      return decideSeal(state, { itemId: item.id, rowId: item.rows[0]?.id ?? '', secret, ciphertext: await context.seal(secret, deed.secret) }, party)
    }
    case 'tag': return decideChangeItem(state, named(state, deed.item).id, { tags: deed.tags })
    case 'due': return decideChangeItem(state, named(state, deed.item).id, { dueFixed: addDays(context.today, deed.inDays) })
    case 'reassign': return decideReassign(state, { itemIds: idsOf(state, deed.items), receiver: deed.to })
    case 'say': return decidePostMessage(state, {
      id: random.id(), itemId: deed.item ? named(state, deed.item).id : null, text: deed.text, mentions: deed.mention ? [deed.mention] : [], files: [], onBehalfChannel: deed.forLeaverBy ?? null,
    }, party)
    case 'stage': return decideMoveStage(state, { to: deed.to, overrideReason: deed.override ?? '', today: context.today }, party)
    case 'step': return freezeOr(state, context, deed.step, () => decideLegalStep(state, { step: deed.step, owner: context.rules.steps.get(deed.step)?.owner ?? null, to: deed.state ?? 'done', note: deed.note ?? '' }, party))
    case 'steps': {
      const steps = [...context.rules.steps.values()].filter((step) => step.owner === deed.owner && state.legalSteps[step.id]?.state === 'open')
      return together(steps.map((step) => freezeOr(state, context, step.id, () => decideLegalStep(state, { step: step.id, owner: step.owner, to: 'done', note: '' }, party))))
    }
    case 'contact': return decideLogContact(state, { id: random.id(), at: new Date(context.nowMs).toISOString(), on: context.today, channel: deed.channel, answeredBy: deed.answeredBy, name: deed.name ?? '', said: deed.said, reached: null, attachmentIds: [], nowMs: context.nowMs })
    case 'reason': return decideCheckReason(state, { id: random.id(), on: context.today, finding: deed.finding, note: deed.note, today: context.today })
    case 'submitApproval': {
      if (!context.submission) throw new Error('this story has no chains')
      return decideSubmit(state, await context.submission(state, deed.channel), { party, delegators: [], isLeaver: false })
    }
    case 'approve': return decideVerdict(state, { round: state.approvals.at(-1)?.id ?? '', step: deed.step, verdict: 'approved', opinion: deed.opinion ?? '', agreedLastDay: null, actingReason: deed.acting ?? '', standInFor: null, on: context.today }, { party, delegators: [], isLeaver: false })
    case 'date': return decideSetDate(state, { date: deed.date, value: deed.value })
    case 'receivers': return decideSetReceivers(state, deed.receivers)
    case 'keeper': return decideSetKeeper(state, deed)
    case 'handOn': return decideHandOn(state, deed.to, party)
    case 'confirmHandOn': return decideConfirmHandOn(state, party)
    case 'file': return decideAttach(state, { file: await context.store(deed.file), itemId: deed.item ? named(state, deed.item).id : null, purpose: 'material', printingId: null, stepId: null }, party)
    case 'print': return decideRecordPrinting(state, { id: random.id(), locale: 'zh-CN', copies: deed.copies, contentHash: context.formHash(state) })
    case 'signedCopy': return decideAttach(state, { file: await context.store(deed.file), itemId: null, purpose: 'signed_copy', printingId: state.printings.at(-1)?.id ?? null, stepId: null }, party)
    case 'void': return decideVoid(state, deed.text)
    case 'stay': return decideStay(state, deed.text)
    case 'addendum': return decideAddendum(state, { id: random.id(), text: deed.text })
  }
}

/** Whoever has frozen says which accounts: that fulfils the step by itself. */
function freezeOr(state: CaseState, { party, today }: DeedContext, step: string, otherwise: () => Decision<CaseEvent>): Decision<CaseEvent> {
  const usable = step === 'abs.freeze' ? state.accounts.filter(isUsable) : []
  return usable.length > 0 ? decideActOnAccounts(state, { accountIds: usable.map((one) => one.id), act: 'freeze', on: today, note: '', to: null, today }, party) : otherwise()
}

/** Decisions that do not touch each other, as one. */
const together = (decisions: readonly Decision<CaseEvent>[]): Decision<CaseEvent> =>
  decisions.find((one) => !one.accepted) ?? accept(...decisions.flatMap((one) => (one.accepted ? one.events : [])))

function named(state: CaseState, key: string): CaseItem {
  const item = state.items.find((one) => one.from?.key === key)
  if (!item) throw new Error(`the case of ${state.leaver.name} has no item ${key}`)
  return item
}

function idsOf(state: CaseState, which: WhichItems): string[] {
  if (which === 'open') return state.items.filter((item) => !isSettledItem(item.standing.status)).map((item) => item.id)
  if (typeof which === 'function') return state.items.filter(which).map((item) => item.id)
  return which.map((key) => named(state, key).id)
}
