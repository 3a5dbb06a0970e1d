import type { ReturnDayView, ReturnPoint } from '../../../../src-shared/contract/returnDay'
import { isSettledItem, type FormKind, type ItemCategory, type ReturnPart, type ReturnWarning, type SignedPaper } from '../../../../src-shared/vocabulary'
import { servedOn, standingTermination } from '../absence/state'
import type { CaseItem, CaseState } from '../domain/state'

/** Items of these categories are things that he hands in; his other items are work, money or a signature. */
const things: readonly ItemCategory[] = ['assets', 'lodging', 'seals']
const isThing = (item: CaseItem): boolean => things.includes(item.category) || item.shape === 'asset'

/** Legal steps that are settled with him there, and where they stand; the certificate is a point of its own. */
const steps: readonly (readonly [ReturnPart, string])[] = [['things', 'post.return'], ['settle', 'post.wage'], ['settle', 'post.leave'], ['settle', 'post.severance'], ['end', 'post.noncompete']]
const certificateStep = 'post.cert'

/** What a signature drawn on a screen calls these forms. */
const paperOf: Partial<Record<FormKind, SignedPaper>> = { handover: 'handover', settlement: 'settlement', termination_notice: 'termination', certificate: 'certificate_receipt' }

const point = (facts: Pick<ReturnPoint, 'key' | 'part' | 'kind' | 'done'> & Partial<ReturnPoint>): ReturnPoint =>
  ({ by: null, at: null, itemId: null, form: null, stepId: null, printingId: null, number: null, signedOnScreen: false, ...facts })

/** Who closed it and when; of what is open nobody, whatever was said before it was opened again. */
const closed = (done: boolean, { by, at }: { readonly by: string | null; readonly at: string | null } = { by: null, at: null }) => (done ? { done, by, at } : { done, by: null, at: null })

/**
 * What is to be done while the leaver is here, in the order a clerk leads him through it. `papers` are the forms of the case that he signs
 * and that can be printed now. Nothing waits for anything else: the certificate and the wages least of all (劳动合同法 50, 84).
 */
export function returnPointsOf(state: CaseState, papers: readonly FormKind[]): ReturnPoint[] {
  const items = state.items.filter((item) => item.onlyLeaver || isThing(item)).map((item) => itemPoint(item))
  const ofSteps = steps.flatMap(([part, id]) => stepPoint(state, part, id))
  return [
    ...items.filter((one) => one.part === 'items'),
    ...items.filter((one) => one.part === 'things'), ...ofSteps.filter((one) => one.part === 'things'),
    ...papers.map((form) => paperPoint(state, form)),
    ...settlementPoint(state), ...ofSteps.filter((one) => one.part === 'settle'),
    ...ofSteps.filter((one) => one.part === 'end'), ...endPoints(state),
  ]
}

function itemPoint(item: CaseItem): ReturnPoint {
  const { by, at, status } = item.standing
  return point({ key: `item:${item.id}`, part: isThing(item) ? 'things' : 'items', kind: 'item', itemId: item.id, ...closed(isSettledItem(status), { by, at }) })
}

function stepPoint(state: CaseState, part: ReturnPart, id: string): ReturnPoint[] {
  const standing = state.legalSteps[id]
  return standing ? [point({ key: `step:${id}`, part, kind: 'step', stepId: id, ...closed(standing.state !== 'open', standing) })] : []
}

const lastPrinting = (state: CaseState, form: FormKind) => state.printings.findLast((one) => one.form === form)
const signedOnScreen = (state: CaseState, form: FormKind): boolean => state.signatures.some((one) => one.part === 'leaver' && one.papers.some((paper) => paper === paperOf[form]))

/** Closed by the signed paper on file, whichever printing of the form it is. */
function paperPoint(state: CaseState, form: FormKind): ReturnPoint {
  const printings = state.printings.filter((one) => one.form === form)
  const filed = state.attachments.findLast((one) => one.purpose === 'signed_copy' && printings.some((printing) => printing.id === one.printingId))
  const last = printings.at(-1)
  return point({ key: `paper:${form}`, part: 'papers', kind: 'paper', form, ...closed(filed !== undefined, filed), printingId: last?.id ?? null, number: last?.number || null, signedOnScreen: signedOnScreen(state, form) })
}

/** Where the wages are another employer's, so are the figures, unless somebody has written some down here. */
function settlementPoint({ settlement, leaver }: CaseState): ReturnPoint[] {
  if (leaver.employer !== 'own' && settlement.rows.length === 0) return []
  return [point({ key: 'settlement', part: 'settle', kind: 'settlement', ...closed(settlement.confirmed !== null, settlement.confirmed ?? undefined) })]
}

const endsOurs = (state: CaseState): boolean => state.endsContract && state.leaver.employer === 'own'

/** The end of a contract that is ours, and the certificate: closed once it is recorded as given, and its paper as fetched or sent where it was printed here. */
function endPoints(state: CaseState): ReturnPoint[] {
  if (!endsOurs(state)) return []
  const printed = lastPrinting(state, 'certificate')
  const receipt = state.printings.filter((one) => one.form === 'certificate').flatMap((one) => one.received).at(-1)
  const given = state.legalSteps[certificateStep]
  return [
    point({ key: 'end_date', part: 'end', kind: 'end_date', done: state.dates.endOn !== null }),
    ...(given ? [point({
      key: 'certificate', part: 'end', kind: 'certificate', form: 'certificate', stepId: certificateStep, ...closed(isCertificateGiven(state), receipt ?? given),
      printingId: printed?.id ?? null, number: printed?.number || null, signedOnScreen: signedOnScreen(state, 'certificate'),
    })] : []),
  ]
}

function isCertificateGiven(state: CaseState): boolean {
  const printings = state.printings.filter((one) => one.form === 'certificate')
  return state.legalSteps[certificateStep]?.state !== 'open' && (printings.length === 0 || printings.some((one) => one.received.length > 0))
}

/** The day that a served notice of termination ends the contract; null without one. */
function servedEnd({ absence }: CaseState): string | null {
  const notice = standingTermination(absence)
  return notice && servedOn(absence, notice.id)
}

/**
 * The end of the contract that one press sets: the day on which a notice of termination was served, else today; with the ground that goes
 * with it. Null once there is an end, or where the contract is not ours or does not end.
 */
export function proposedEnd(state: CaseState, today: string, grounds: { readonly served: NonNullable<ReturnDayView['end']>['ground']; readonly agreed: NonNullable<ReturnDayView['end']>['ground'] }): ReturnDayView['end'] {
  if (!endsOurs(state) || state.dates.endOn) return null
  const served = servedEnd(state)
  return served ? { on: served, ground: grounds.served } : { on: today, ground: grounds.agreed }
}

/** What of the end and the certificate does not fall on today, though both belong on one day (劳动合同法 50); `shouldEnd` is the last day of his notice, or of the contract. */
export function returnWarningsOf(state: CaseState, today: string, shouldEnd: string | null): ReturnWarning[] {
  if (!endsOurs(state)) return []
  const { endOn } = state.dates
  const served = servedEnd(state)
  if (!endOn && served) return served < today ? ['served_before'] : []
  if (!endOn) return shouldEnd && shouldEnd > today ? ['notice_runs'] : []
  if (isCertificateGiven(state) || endOn === today) return []
  return [endOn < today ? 'certificate_late' : 'end_ahead']
}

/** Whether he still has to come: something only he can do is open, or his certificate is not in his hands. */
export const isExpected = (state: CaseState): boolean =>
  state.status === 'open' && state.dates.expectedBackOn !== null
  && (state.items.some((item) => item.onlyLeaver && !isSettledItem(item.standing.status)) || (endsOurs(state) && state.legalSteps[certificateStep] !== undefined && !isCertificateGiven(state)))
