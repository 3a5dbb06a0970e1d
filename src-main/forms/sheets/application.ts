import type { FormPart } from '../../../src-shared/contract/formPart'
import { inLocale, words } from '../../../src-shared/locale'
import { applicationWords } from '../../../src-shared/locale/forms/application'
import { speaker } from '../../../src-shared/locale/forms/words'
import type { CaseKind, Locale } from '../../../src-shared/vocabulary'
import { localDay, localTime } from '../../log/clock'
import type { OwnApplication } from '../../subjects/case/application/events'
import { lastStanding } from '../../subjects/case/absence/state'
import { latestRound, standingOf, type ApprovalDecision } from '../../subjects/case/approvals/state'
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
  // Whoever was dismissed applies for nothing any more.
  leaverSigns: ({ absence }) => lastStanding(absence.decisions)?.decision !== 'terminated',
  unavailable: (state) => (applied.includes(state.kind) ? notLeaving(state) : { code: 'FORM_NOT_FOR_KIND', data: {} }),
  parts: (state, context) => [who(state, context), about(state, context), ...closing(state, context)],
}

function who({ leaver, application: own }: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(applicationWords, locale)
  const c = common(locale)
  const contract = leaver.joinedOn || leaver.contractEndsOn ? c('fromTo', { from: leaver.joinedOn ?? c('unknown'), to: leaver.contractEndsOn ?? c('unknown') }) : ''
  return { part: 'facts', title: w('who'), lines: [
    [{ label: c('name'), value: leaver.name, span: 1 }, { label: c('number'), value: leaver.number, span: 1 }, { label: c('department'), value: leaver.department, span: 1 }],
    [{ label: c('position'), value: inLocale(leaver.positionTitle, locale), span: 1 }, { label: c('joinedOn'), value: leaver.joinedOn ?? '', span: 1 }, { label: c('phone'), value: own?.phone || leaver.phone, span: 1 }],
    [{ label: c('contract'), value: contract, span: 5 }], [{ label: w('serviceAddress'), value: own?.address || leaver.serviceAddress, span: 5 }],
  ] }
}

function about(state: CaseState, context: FormContext): FormPart {
  const { locale, timeZone } = context
  const w = speaker(applicationWords, locale)
  const { application: own } = state
  const receivedOn = localDay(Date.parse(own?.at ?? state.openedAt), timeZone)
  return { part: 'facts', title: w('about'), lines: [
    [{ label: common(locale)('kind'), value: kindText(state, context), span: 1 }, { label: w('noticeOn'), value: own?.on ?? state.dates.noticeOn ?? '', span: 1 }, { label: w('wished'), value: own?.lastDay ?? latestRound(state.approvals)?.lastDay ?? state.dates.endOn ?? '', span: 1 }],
    [{ label: w('reason'), value: own ? ownReason(own, locale) : state.reason, span: 5 }],
    ...(own?.leftOn ? [[{ label: w('left'), value: own.expectedBackOn ? w('leftAndBack', { leftOn: own.leftOn, backOn: own.expectedBackOn }) : w('leftOn', { leftOn: own.leftOn }), span: 5 }]] : []),
    ...(own?.note ? [[{ label: w('note'), value: own.note, span: 5 }]] : []),
    [{ label: w('told'), value: own ? w('byHimself') : words[locale].channel[state.told.channel], span: 1 }, { label: w('receivedOn'), value: receivedOn, span: 1 }, { label: w('receivedBy'), value: state.openedBy, span: 1 }],
  ] }
}

/** Why, in his own words after what he chose. */
function ownReason({ reason, words: own }: OwnApplication, locale: Locale): string {
  const chosen = words[locale].applicationReason[reason]
  return own ? speaker(applicationWords, locale)('reasonWords', { reason: chosen, words: own }) : chosen
}

/** What was said in the latest round, a box a step; boxes to write in where approval was not asked for. Of a notice, yes is 知悉 and no an objection. */
function opinions(state: CaseState, { locale, timeZone }: FormContext): { label: string; text: string; sign: string; on: string }[] {
  const w = speaker(applicationWords, locale)
  const blank = (label: string) => ({ label, text: '', sign: w('sign'), on: w('on') })
  const round = latestRound(state.approvals)
  if (!round) return [blank(w('headOpinion')), blank(w('hrOpinion')), blank(w('leaderOpinion'))]
  const said = (one: ApprovalDecision): string => {
    const verdict = round.notice && one.verdict === 'approved' ? w('acknowledged') : round.notice && one.verdict === 'rejected' ? w('objected') : words[locale].verdict[one.verdict]
    const opinion = [verdict, one.opinion, one.agreedLastDay ? w('agreedDay', { day: one.agreedLastDay }) : ''].filter(Boolean).join(w('clause'))
    const name = one.for ? w('inPlaceOf', { by: one.by, name: one.for.name }) : one.by
    return w('said1', { opinion, name, on: localDay(Date.parse(one.at), timeZone), time: localTime(Date.parse(one.at), timeZone), pc: one.pc })
  }
  return standingOf(round).steps.filter((one) => !one.step.informOnly).map((one) => ({ ...blank(inLocale(one.step.name, locale)), text: one.decisions.map(said).join('\n') }))
}

function closing(state: CaseState, context: FormContext): FormPart[] {
  const { locale, timeZone } = context
  const w = speaker(applicationWords, locale)
  const { application: own } = state
  const behalf = own ? [w('submitted', { on: own.on, time: localTime(Date.parse(own.at), timeZone), pc: own.pc }), ...(own.signatureId ? [w('drawn')] : [])] : state.told.channel === 'letter' || state.told.channel === 'in_person' ? [] : [w('onBehalf', { channel: words[locale].channel[state.told.channel] })]
  return [
    { part: 'text', look: 'clause', paragraphs: [w('said'), ...behalf] },
    { part: 'opinions', title: w('opinions'), boxes: opinions(state, context) },
    { part: 'signatures', boxes: [{ role: w('applicant'), name: state.leaver.name, thumb: true }, { role: w('receiver'), name: '', thumb: false }] },
    { part: 'text', look: 'clause', paragraphs: [w('electronic')] },
  ]
}
