import type { FormPart } from '../../../src-shared/contract/formPart'
import { inLocale, words } from '../../../src-shared/locale'
import { settlementWords } from '../../../src-shared/locale/forms/settlement'
import { speaker } from '../../../src-shared/locale/forms/words'
import { amountInWords, amountText } from '../../../src-shared/money'
import { deductionCap, settlementTotals } from '../../../src-shared/settlement'
import { localDay } from '../../log/clock'
import { concernsSettlement } from '../../subjects/case/settlement/decide'
import type { CaseState } from '../../subjects/case/domain/state'
import { notLeaving, type FormContext, type FormDefinition } from '../form'
import { common } from '../words'

/** 工资结算确认单: the figures people entered, the net in words, the legal cap; “agreed” or “I object because”, and no waiver. */
export const settlement: FormDefinition = {
  form: 'settlement', code: 'JS', copies: ['person', 'finance', 'archive'], mayPrint: (party, state) => concernsSettlement(state, party),
  leaverSigns: () => true,
  unavailable: (state) => notLeaving(state) ?? (state.settlement.rows.length > 0 ? null : { code: 'FORM_NOT_ON_CASE', data: {} }),
  parts: (state, context) => [facts(state, context), table(state, context), totals(state, context), ...closing(state, context)],
}

function facts({ leaver, dates, settlement: { attendanceDays, payOn, accountTail } }: CaseState, { locale }: FormContext): FormPart {
  const c = common(locale)
  const w = speaker(settlementWords, locale)
  return { part: 'facts', title: '', lines: [
    [{ label: c('name'), value: leaver.name, span: 1 }, { label: c('number'), value: leaver.number, span: 1 }, { label: c('department'), value: leaver.department, span: 1 }],
    [{ label: c('position'), value: inLocale(leaver.positionTitle, locale), span: 1 }, { label: c('leftOn'), value: dates.leftOn, span: 1 }, { label: c('endOn'), value: dates.endOn ?? '', span: 1 }],
    [{ label: w('attendance'), value: attendanceDays === null ? '' : String(attendanceDays), span: 1 }, { label: w('payOn'), value: payOn ?? '', span: 1 }, { label: w('account'), value: accountTail, span: 1 }],
  ] }
}

function table({ settlement: { rows } }: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(settlementWords, locale)
  const amount = (fen: number | null) => (fen === null ? w('open') : amountText(fen))
  return {
    part: 'table', key: 'rows', title: w('rows'), note: '',
    columns: [{ label: w('component'), look: 'people' }, { label: w('source'), look: 'detail' }, { label: w('payable'), look: 'amount' }, { label: w('receivable'), look: 'amount' }, { label: w('state'), look: 'short' }, { label: w('remark'), look: 'detail' }],
    rows: rows.map((row) => [words[locale].settlementComponent[row.component], row.source, row.direction === 'payable' ? amount(row.fen) : '', row.direction === 'receivable' ? amount(row.fen) : '', w(row.settled ? 'settled' : 'unsettled'), row.remark]),
  }
}

function totals({ settlement: { rows } }: CaseState, { locale }: FormContext): FormPart {
  const w = speaker(settlementWords, locale)
  const { payableFen, receivableFen, netFen } = settlementTotals(rows)
  return { part: 'facts', title: w('totals'), lines: [
    [{ label: w('payableTotal'), value: amountText(payableFen), span: 1 }, { label: w('receivableTotal'), value: amountText(receivableFen), span: 1 }, { label: w('net'), value: amountText(netFen), span: 1 }],
    [{ label: w('inWords'), value: amountInWords(netFen), span: 5 }],
  ] }
}

function closing(state: CaseState, { locale, timeZone, minimumWageFen }: FormContext): FormPart[] {
  const w = speaker(settlementWords, locale)
  const { rows, confirmed } = state.settlement
  const { open } = settlementTotals(rows)
  const { damageFen, capFen } = deductionCap(rows, minimumWageFen)
  return [
    { part: 'text', look: 'clause', paragraphs: [
      ...(open > 0 ? [w('openRows', { count: open })] : []), ...(damageFen > 0 && capFen !== null ? [w('cap', { damage: amountText(damageFen), cap: amountText(capFen) })] : []),
      confirmed ? w('confirmed', { by: confirmed.by, on: localDay(Date.parse(confirmed.at), timeZone) }) : w('notConfirmed'), w('clause'),
    ] },
    { part: 'opinions', title: w('opinion'), boxes: [{ label: w('opinionBox'), text: w('agree'), sign: w('sign'), on: w('on') }] },
    { part: 'signatures', boxes: [{ role: w('leaver'), name: state.leaver.name, thumb: true }, { role: w('finance'), name: '', thumb: false }, { role: w('hr'), name: '', thumb: false }] },
  ]
}
