import type { FormPart } from '../../../src-shared/contract/formPart'
import { inLocale } from '../../../src-shared/locale'
import { certificateWords } from '../../../src-shared/locale/forms/certificate'
import { speaker } from '../../../src-shared/locale/forms/words'
import { isOffice } from '../../subjects/case/domain/standing'
import type { CaseState } from '../../subjects/case/domain/state'
import { kindText, notLeaving, type FormContext, type FormDefinition } from '../form'
import { common, longDay, missingNote, orBlank, serviceText } from '../words'

/**
 * 离职证明: the four contents the law asks for (劳动合同法实施条例 24), the kind of ending only when chosen, the reason only at the
 * person's wish. It runs from the end of the contract; it waits for no item, no column and no wage (劳动合同法 50, 89).
 */
export const certificate: FormDefinition = {
  form: 'certificate', code: 'LZ', copies: ['person', 'archive'], step: 'post.cert', stepFrom: (state) => state.dates.endOn, mayPrint: isOffice,
  // “Left without procedure” is how the case began, not how the contract ended.
  options: (state) => (state.kind === 'departed' ? ['with_reason'] : ['with_kind', 'with_reason']),
  unavailable: (state) => {
    if (!state.endsContract) return { code: 'FORM_NOT_FOR_KIND', data: {} }
    if (state.leaver.employer !== 'own') return { code: 'FORM_OTHER_EMPLOYER', data: {} }
    return notLeaving(state) ?? (state.dates.endOn ? null : { code: 'CASE_WITHOUT_END', data: {} })
  },
  parts: (state, context) => [...letter(state, context), ...slip(context)],
  notes: (state, { locale, today }) => {
    const w = common(locale)
    const { endOn } = state.dates
    const early = endOn && endOn > today ? [speaker(certificateWords, locale)('tooEarly', { endOn: longDay(locale, endOn) })] : []
    return [...early, ...missingNote(locale, [...(state.leaver.identityNumber ? [] : [w('identity')]), ...(state.leaver.joinedOn ? [] : [w('joinedOn')]), ...(state.leaver.contractEndsOn ? [] : [w('contract')])])]
  },
}

function letter(state: CaseState, context: FormContext): FormPart[] {
  const { locale, options } = context
  const { leaver, dates } = state
  const w = speaker(certificateWords, locale)
  const day = (value: string | null) => orBlank(locale, longDay(locale, value))
  const endOn = day(dates.endOn)
  const joinedOn = day(leaver.joinedOn)
  const years = leaver.joinedOn && dates.endOn ? serviceText(locale, leaver.joinedOn, dates.endOn) : orBlank(locale, '')
  const withKind = options.has('with_kind')
  return [
    { part: 'text', look: 'letter', paragraphs: [
      w('intro', { name: leaver.name, identity: orBlank(locale, leaver.identityNumber), endOn }),
      w('term', { from: joinedOn, to: day(leaver.contractEndsOn) }), w('ended', { endOn }), w('position', { position: inLocale(leaver.positionTitle, locale) }), w('service', { years, joinedOn, endOn }),
      ...(withKind ? [w('kind', { kind: kindText(state, context) })] : []),
      ...(options.has('with_reason') ? [w('reason', { ordinal: w(withKind ? 'sixth' : 'fifth'), reason: orBlank(locale, state.reason) })] : []),
      w('closing'),
    ] },
    { part: 'seal', name: context.company, label: w('sealOver') },
    { part: 'text', look: 'clause', paragraphs: [w('basis')] },
  ]
}

function slip({ locale }: FormContext): FormPart[] {
  const w = speaker(certificateWords, locale)
  return [{ part: 'slip', title: w('receipt'), paragraphs: [w('receiptText')], lines: [[w('channels')], [w('receivedBy'), w('identityTail'), w('receivedOn')]], thumb: true }]
}
