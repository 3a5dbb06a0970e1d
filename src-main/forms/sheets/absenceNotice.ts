import type { FormPart } from '../../../src-shared/contract/formPart'
import { inLocale, words } from '../../../src-shared/locale'
import { absenceWords } from '../../../src-shared/locale/forms/absence'
import { speaker } from '../../../src-shared/locale/forms/words'
import type { Refusal } from '../../../src-shared/refusals'
import { isStanding, lastStanding, standingTermination, type Notice } from '../../subjects/case/absence/state'
import { isOffice } from '../../subjects/case/domain/standing'
import type { CaseState } from '../../subjects/case/domain/state'
import { notLeaving, type FormContext, type FormDefinition } from '../form'
import { common, longDay, missingNote } from '../words'

/** The last notice to return that stands; what was withdrawn is not printed. */
const returnOf = (state: CaseState): Notice | null => lastStanding(state.absence.notices.filter((one) => one.kind !== 'termination'))

/** What was not recorded cannot be printed. */
const notRecorded: Refusal = { code: 'FORM_NOT_ON_CASE', data: {} }
export const recordedOr = (state: CaseState, isThere: boolean): Refusal | null => notLeaving(state) ?? (isThere ? null : notRecorded)

/** 返岗通知书 (LAW.md §4): the days to return by are counted from delivery, so the paper names no date. */
export const returnNotice: FormDefinition = {
  form: 'return_notice', code: 'FG', copies: ['person', 'archive'], mayPrint: isOffice,
  unavailable: (state) => recordedOr(state, returnOf(state) !== null),
  parts: (state, context) => {
    const w = speaker(absenceWords, context.locale)
    const notice = returnOf(state)
    const rule = notice?.rule ?? ''
    const letter = [...(notice?.kind === 'return2' ? [w('second')] : []), w('returnRule', { rule }), w('returnBy', { days: notice?.returnWorkdays ?? '' }), w('consequence', { rule }), w('ill', { contact: notice?.contact || w('contactBlank') })]
    return noticeParts(state, context, notice, letter, w('sealOver'))
  },
  notes: (state, { locale }) => missingNote(locale, addressMissing(state, returnOf(state), locale)),
}

/** 解除劳动合同通知书 (LAW.md §4): facts with dates, article and rule, the union, what is paid and fetched, the remedy. */
export const terminationNotice: FormDefinition = {
  form: 'termination_notice', code: 'JC', copies: ['person', 'archive', 'finance'], mayPrint: isOffice,
  // Its reply slip, whatever way it was delivered before.
  leaverSigns: () => true,
  unavailable: (state) => recordedOr(state, state.absence.notices.some((one) => one.kind === 'termination' && isStanding(one))) ?? (standingTermination(state.absence) ? null : { code: 'ABSENCE_NOTICE_FELL', data: {} }),
  parts: (state, context) => {
    const { locale } = context
    const w = speaker(absenceWords, locale)
    const notice = standingTermination(state.absence)
    const rule = notice?.rule ?? ''
    const letter = [
      notice?.law ? w('terminate', { rule, law: notice.law }) : w('terminateNoLaw', { rule }), notice?.unionToldOn ? w('union', { day: longDay(locale, notice.unionToldOn) }) : w('unionBlank'), w('ends'), w('pay'), w('fetch'), w('remedy'),
    ]
    return noticeParts(state, context, notice, letter, w('crossSeal'))
  },
  notes: (state, { locale }) => missingNote(locale, addressMissing(state, standingTermination(state.absence), locale)),
}

const addressMissing = (state: CaseState, notice: Notice | null, locale: FormContext['locale']): string[] => [
  ...(notice?.address ? [] : [speaker(absenceWords, locale)('address')]), ...(state.leaver.identityNumber ? [] : [common(locale)('identity')]),
]

/** Who it is for, the letter with its facts, the seal, the stub and the slip that comes back signed. */
function noticeParts(state: CaseState, context: FormContext, notice: Notice | null, letter: readonly string[], sealLabel: string): FormPart[] {
  const { locale, company } = context
  const { leaver } = state
  const w = speaker(absenceWords, locale)
  const c = common(locale)
  const contract = leaver.joinedOn || leaver.contractEndsOn ? c('fromTo', { from: leaver.joinedOn ?? c('unknown'), to: leaver.contractEndsOn ?? c('unknown') }) : ''
  const position = inLocale(leaver.positionTitle, locale)
  const name = words[locale].absenceNotice[notice?.kind ?? 'return']
  return [
    { part: 'facts', title: w('about'), lines: [
      [{ label: c('name'), value: leaver.name, span: 1 }, { label: c('number'), value: leaver.number, span: 1 }, { label: w('identityTail'), value: leaver.identityNumber.slice(-4), span: 1 }],
      [{ label: c('department'), value: leaver.department, span: 1 }, { label: c('position'), value: position, span: 1 }, { label: w('dated'), value: notice?.on ?? '', span: 1 }],
      [{ label: c('contract'), value: contract, span: 5 }], [{ label: w('address'), value: notice?.address ?? '', span: 5 }],
    ] },
    { part: 'text', look: 'letter', paragraphs: [w('greeting', { name: leaver.name, department: leaver.department, position }), ...(notice?.facts ?? '').split('\n').filter(Boolean), ...letter] },
    { part: 'seal', name: company, label: sealLabel },
    { part: 'slip', title: w('stub'), paragraphs: [w('stubText', { name: leaver.name, notice: name, day: longDay(locale, notice?.on ?? null) })], lines: [], thumb: false },
    { part: 'slip', title: w('receipt'), paragraphs: [w('receiptText'), w('refusedText')], lines: [[w('receivedBy'), w('relation'), w('receivedOn')], [w('witness1'), w('witness2')]], thumb: true },
  ]
}

