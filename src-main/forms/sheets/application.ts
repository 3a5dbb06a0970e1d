import type { FormPart } from '../../../src-shared/contract/formPart'
import { inLocale, words } from '../../../src-shared/locale'
import { applicationWords } from '../../../src-shared/locale/forms/application'
import { speaker } from '../../../src-shared/locale/forms/words'
import type { CaseKind } from '../../../src-shared/vocabulary'
import { localDay } from '../../log/clock'
import { isOffice } from '../../subjects/case/domain/standing'
import type { CaseState } from '../../subjects/case/domain/state'
import { kindText, notLeaving, type FormContext, type FormDefinition } from '../form'
import { common } from '../words'

/** Kinds that begin with the employee's own word. */
const applied: readonly CaseKind[] = ['departed', 'resignation', 'mutual', 'transfer', 'long_leave']

/** 离职申请表: a notice, not a request; a refusal stops no term (劳动合同法 37), and the form says so. */
export const application: FormDefinition = {
  form: 'application', code: 'SQ', copies: ['person', 'archive'],
  mayPrint: (party) => isOffice(party) || party.relations.includes('head'),
  unavailable: (state) => (applied.includes(state.kind) ? notLeaving(state) : { code: 'FORM_NOT_FOR_KIND', data: {} }),
  parts: (state, context) => [who(state, context), about(state, context), ...closing(state, context)],
}

function who({ leaver }: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(applicationWords, locale)
  const c = common(locale)
  const contract = leaver.joinedOn || leaver.contractEndsOn ? c('fromTo', { from: leaver.joinedOn ?? c('unknown'), to: leaver.contractEndsOn ?? c('unknown') }) : ''
  return { part: 'facts', title: w('who'), lines: [
    [{ label: c('name'), value: leaver.name, span: 1 }, { label: c('number'), value: leaver.number, span: 1 }, { label: c('department'), value: leaver.department, span: 1 }],
    [{ label: c('position'), value: inLocale(leaver.positionTitle, locale), span: 1 }, { label: c('joinedOn'), value: leaver.joinedOn ?? '', span: 1 }, { label: c('phone'), value: leaver.phone, span: 1 }],
    [{ label: c('contract'), value: contract, span: 5 }], [{ label: w('serviceAddress'), value: leaver.serviceAddress, span: 5 }],
  ] }
}

function about(state: CaseState, context: FormContext): FormPart {
  const { locale, timeZone } = context
  const w = speaker(applicationWords, locale)
  const channel = words[locale].channel[state.told.channel]
  return { part: 'facts', title: w('about'), lines: [
    [{ label: common(locale)('kind'), value: kindText(state, context), span: 1 }, { label: w('noticeOn'), value: state.dates.noticeOn ?? '', span: 1 }, { label: w('wished'), value: state.dates.endOn ?? '', span: 1 }],
    [{ label: w('reason'), value: state.reason, span: 5 }],
    [{ label: w('told'), value: channel, span: 1 }, { label: w('receivedOn'), value: localDay(Date.parse(state.openedAt), timeZone), span: 1 }, { label: w('receivedBy'), value: state.openedBy, span: 1 }],
  ] }
}

function closing(state: CaseState, { locale }: FormContext): FormPart[] {
  const w = speaker(applicationWords, locale)
  const box = (key: 'headOpinion' | 'hrOpinion' | 'leaderOpinion') => ({ label: w(key), text: '', sign: w('sign'), on: w('on') })
  const behalf = state.told.channel === 'letter' || state.told.channel === 'in_person' ? [] : [w('onBehalf', { channel: words[locale].channel[state.told.channel] })]
  return [
    { part: 'text', look: 'clause', paragraphs: [w('said'), ...behalf] },
    { part: 'opinions', title: w('opinions'), boxes: [box('headOpinion'), box('hrOpinion'), box('leaderOpinion')] },
    { part: 'signatures', boxes: [{ role: w('applicant'), name: state.leaver.name, thumb: true }, { role: w('receiver'), name: '', thumb: false }] },
    { part: 'text', look: 'clause', paragraphs: [w('electronic')] },
  ]
}
