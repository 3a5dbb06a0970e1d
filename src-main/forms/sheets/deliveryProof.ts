import type { FormPart } from '../../../src-shared/contract/formPart'
import { words } from '../../../src-shared/locale'
import { absenceWords } from '../../../src-shared/locale/forms/absence'
import { speaker } from '../../../src-shared/locale/forms/words'
import { isStanding, lastStanding, type Delivery } from '../../subjects/case/absence/state'
import { isOffice } from '../../subjects/case/domain/standing'
import type { CaseState } from '../../subjects/case/domain/state'
import type { FormContext, FormDefinition } from '../form'
import { common } from '../words'
import { recordedOr } from './absenceNotice'

/** 送达回证 (LAW.md §4) of the notice that was sent last: each delivery with its way, waybill, day and outcome. */
export const deliveryProof: FormDefinition = {
  form: 'delivery_proof', code: 'SD', copies: ['archive', 'person'], mayPrint: isOffice,
  unavailable: (state) => recordedOr(state, sentLast(state) !== null),
  parts: (state, context) => [facts(state, context), history(state, context), ...closing(state, context)],
}

const sentLast = (state: CaseState): Delivery | null => lastStanding(state.absence.deliveries)

function facts(state: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(absenceWords, locale)
  const c = common(locale)
  const last = sentLast(state)
  const notice = state.absence.notices.find((one) => one.id === last?.notice)
  const impossible = state.absence.impossible.filter((one) => one.notice === last?.notice).map((one) => w('impossibleLine', { way: words[locale].deliveryWay[one.way], reason: one.reason }))
  return { part: 'facts', title: '', lines: [
    [{ label: w('addressee'), value: state.leaver.name, span: 1 }, { label: c('number'), value: state.leaver.number, span: 1 }, { label: c('department'), value: state.leaver.department, span: 1 }],
    [{ label: w('paper'), value: notice ? words[locale].absenceNotice[notice.kind] : '', span: 3 }, { label: w('dated'), value: notice?.on ?? '', span: 1 }], [{ label: w('address'), value: notice?.address ?? '', span: 5 }],
    ...(impossible.length > 0 ? [[{ label: w('impossible'), value: impossible.join(locale === 'en' ? '; ' : '；'), span: 5 }]] : []),
  ] }
}

function history(state: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(absenceWords, locale)
  const c = common(locale)
  const last = sentLast(state)
  const deliveries = state.absence.deliveries.filter((one) => one.notice === last?.notice && isStanding(one))
  return {
    part: 'table', key: 'deliveries', title: w('history'), note: '',
    columns: [{ label: w('way'), look: 'people' }, { label: w('sentOn'), look: 'day' }, { label: w('courier'), look: 'people' }, { label: w('result'), look: 'people' }, { label: w('resultOn'), look: 'day' }, { label: w('receiver'), look: 'person' }, { label: w('witnesses'), look: 'people' }, { label: w('note'), look: 'detail' }],
    rows: deliveries.map(({ way, sentOn, courier, trackingNo, ended }) => [
      words[locale].deliveryWay[way], sentOn, [courier, trackingNo].filter(Boolean).join(' '), ended ? words[locale].deliveryResult[ended.result] : w('open'), ended?.on ?? '', ended?.receiver ?? '', ended?.witnesses.join(c('listComma')) ?? '', ended?.note ?? '',
    ]),
  }
}

function closing(state: CaseState, { locale }: FormContext): FormPart[] {
  const w = speaker(absenceWords, locale)
  return [
    { part: 'text', look: 'clause', paragraphs: [w('proofClause')] },
    { part: 'signatures', boxes: [{ role: w('addressee'), name: state.leaver.name, thumb: true }, { role: w('witness'), name: '', thumb: false }, { role: w('witness'), name: '', thumb: false }, { role: w('deliverer'), name: '', thumb: false }] },
  ]
}
