import type { FormPart } from '../../../src-shared/contract/formPart'
import { absenceWords } from '../../../src-shared/locale/forms/absence'
import { speaker } from '../../../src-shared/locale/forms/words'
import { isStanding, type Inventory } from '../../subjects/case/absence/state'
import { isOffice } from '../../subjects/case/domain/standing'
import type { CaseState } from '../../subjects/case/domain/state'
import type { FormContext, FormDefinition } from '../form'
import { common, orBlank } from '../words'
import { recordedOr } from './absenceNotice'

const bagsOf = (state: CaseState): Inventory[] => state.absence.inventories.filter(isStanding)

/** 清点封存记录: what lay in desk, locker and bed of somebody who was not there, by bag, with two witnesses and the slip for whoever fetches it. */
export const inventoryRecord: FormDefinition = {
  form: 'inventory_record', code: 'QD', copies: ['archive', 'person'], mayPrint: (party) => isOffice(party) || party.relations.includes('head'),
  leaverSigns: () => true,
  unavailable: (state) => recordedOr(state, bagsOf(state).length > 0),
  parts: (state, context) => [facts(state, context), lines(state, context), ...closing(state, context)],
}

function facts(state: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(absenceWords, locale)
  const c = common(locale)
  return { part: 'facts', title: w('bags'), lines: [
    [{ label: c('name'), value: state.leaver.name, span: 1 }, { label: c('number'), value: state.leaver.number, span: 1 }, { label: c('department'), value: state.leaver.department, span: 1 }],
    ...bagsOf(state).flatMap((one) => [
      [{ label: w('bag'), value: one.bag, span: 1 }, { label: w('on'), value: one.on, span: 1 }, { label: w('keeper'), value: one.keeper, span: 1 }],
      [{ label: w('place'), value: one.place, span: 3 }, { label: w('witnesses'), value: one.witnesses.join(c('listComma')), span: 1 }],
      ...(one.collected ? [[{ label: w('collectedTitle'), value: w('collected', { on: one.collected.on, receiver: one.collected.receiver, signedBy: orBlank(locale, one.collected.signedBy) }), span: 5 }]] : []),
    ]),
  ] }
}

function lines(state: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(absenceWords, locale)
  return {
    part: 'table', key: 'items', title: w('lines'), note: '',
    columns: [{ label: w('sealed'), look: 'short' }, { label: w('item'), look: 'wide' }, { label: w('qty'), look: 'short' }, { label: w('condition'), look: 'people' }, { label: w('note'), look: 'detail' }],
    rows: bagsOf(state).flatMap((one) => one.lines.map((line) => [one.bag, line.what, line.qty, line.condition, line.note])),
  }
}

function closing(state: CaseState, { locale }: FormContext): FormPart[] {
  const w = speaker(absenceWords, locale)
  const last = bagsOf(state).at(-1)
  return [
    { part: 'text', look: 'clause', paragraphs: [w('inventoryClause', { name: state.leaver.name })] },
    { part: 'signatures', boxes: [...[0, 1].map((n) => ({ role: w('witness'), name: last?.witnesses[n] ?? '', thumb: false })), { role: w('keeper'), name: last?.keeper ?? '', thumb: false }] },
    { part: 'slip', title: w('collect'), paragraphs: [w('collectText')], lines: [[w('collectedBy'), w('relation'), w('collectedOn')]], thumb: true },
  ]
}
