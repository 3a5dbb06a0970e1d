import { describe, expect, test } from 'vitest'
import type { SettlementRow } from '@shared/contract/settlementView'
import { deductionCap, settlementTotals, valueLeft, type SettlementFigures } from '@shared/settlement'
import { decideVoid } from '@main/subjects/case/domain/paper'
import { concernsSettlement, decideAddUsualRows, decideConfirmSettlement, decideRemoveRow, decideSetHead, decideSetRow } from '@main/subjects/case/settlement/decide'
import { settlementView } from '@main/subjects/case/settlement/view'
import { timelineEntry } from '@main/subjects/case/timeline'
import { ACase, partyIn, users, type UserName } from '../../support/cases'

const row = (id: string, facts: Partial<SettlementRow> = {}): SettlementRow => ({ id, component: 'wages', source: '', direction: 'payable', fen: 600_000, settled: false, remark: '', damage: null, ...facts })
const figure = (component: SettlementFigures['component'], direction: SettlementFigures['direction'], fen: number | null): SettlementFigures => ({ component, direction, fen })
const enter = (one: ACase, ...rows: SettlementRow[]) => rows.reduce((now, next) => now.do('finance', (state, party) => decideSetRow(state, { row: next, isNew: true }, party)), one)
const confirm = (note = '', minimumWageFen: number | null = 249_000) => (state: ACase['state'], party: Parameters<typeof decideConfirmSettlement>[2]) => decideConfirmSettlement(state, { note, minimumWageFen }, party)

describe('the cap on deductions for damage (工资支付暂行规定 16)', () => {
  test.each([
    ['a fifth of the pay', 600_000, 249_000, 50_000, 120_000, 0], ['what must remain counts where it is less', 300_000, 249_000, 60_000, 51_000, 9_000], ['nothing below the minimum wage', 200_000, 249_000, 10_000, 0, 10_000],
    ['a fifth alone where no minimum is known', 300_000, null, 60_000, 60_000, 0], ['a fen over is over', 600_000, 249_000, 120_001, 120_000, 1],
  ] as const)('%s', (_name, pay, minimum, damage, capFen, overFen) => {
    expect(deductionCap([figure('wages', 'payable', pay), figure('damage', 'receivable', damage)], minimum)).toMatchObject({ payFen: pay, damageFen: damage, capFen, overFen })
  })
  test('counts overtime to the pay, and neither severance nor what is owed otherwise', () => {
    expect(deductionCap([figure('wages', 'payable', 400_000), figure('overtime', 'payable', 100_000), figure('severance', 'payable', 900_000), figure('loan', 'receivable', 500_000), figure('damage', 'receivable', 90_000)], null)).toMatchObject({ payFen: 500_000, damageFen: 90_000, capFen: 100_000, overFen: 0 })
  })
  test('is not known while the pay has no figure', () => {
    expect(deductionCap([figure('wages', 'payable', null), figure('damage', 'receivable', 5)], null)).toMatchObject({ payFen: null, capFen: null, overFen: 0 })
  })
  test('lets nothing be taken where no pay is due, and counts tools that did not come back, never a loan', () => {
    expect(deductionCap([figure('leave', 'payable', 200_000), figure('damage', 'receivable', 500_000)], null)).toMatchObject({ capFen: 0, overFen: 500_000 })
    expect(deductionCap([figure('wages', 'payable', 300_000), figure('tools', 'receivable', 280_000), figure('loan', 'receivable', 100_000)], 249_000)).toMatchObject({ damageFen: 280_000, capFen: 51_000, overFen: 229_000 })
  })
})

test.each([
  [{ newFen: 360_000, boughtOn: '2025-11-20', lifeMonths: 36 }, '2026-11-20', 240_000], [{ newFen: 360_000, boughtOn: '2025-11-21', lifeMonths: 36 }, '2026-11-20', 250_000], [{ newFen: 360_000, boughtOn: '2020-01-01', lifeMonths: 36 }, '2026-11-20', 0], [{ newFen: 100, boughtOn: '2026-12-01', lifeMonths: 3 }, '2026-11-20', 100],
])('of %j on %s are left %i fen', (thing, on, left) => { expect(valueLeft(thing, on)).toBe(left) })

describe('the settlement', () => {
  test('sums what has a figure and counts what is open', () => {
    expect(settlementTotals([figure('wages', 'payable', 600_000), figure('leave', 'payable', null), figure('loan', 'receivable', 50_000)])).toEqual({ payableFen: 600_000, receivableFen: 50_000, netFen: 550_000, open: 1 })
  })

  test('a confirmation met by a figure its author had not seen confirms nothing', () => {
    const one = enter(ACase.started(), row('w'))
    const other = enter(one.copyTo('pc2'), row('x', { component: 'leave', fen: 1 }))
    one.nowMs += 60_000
    one.do('finance', confirm())
    expect(one.state.settlement.confirmed).not.toBeNull()
    one.receive(other.events)
    expect(one.state.settlement.confirmed).toBeNull()
  })

  test('the usual rows come without figures, each once, beside what is there', () => {
    let count = 0
    const usual = (state: ACase['state'], party: Parameters<typeof decideConfirmSettlement>[2]) => decideAddUsualRows(state, () => `usual-${count++}`, party)
    const one = enter(ACase.started(), row('w')).do('finance', usual)
    expect(one.state.settlement.rows.map(({ component, fen }) => [component, fen])).toEqual([['wages', 600_000], ['overtime', null], ['leave', null], ['severance', null], ['expenses', null], ['loan', null], ['petty_cash', null], ['meal_card', null], ['utilities', null], ['tools', null]])
    expect(one.do('finance', usual).state.settlement.rows).toHaveLength(10)
    one.refused('finance', confirm(), 'SETTLEMENT_ROWS_OPEN').refused('xiaoli', usual, 'NOT_ALLOWED')
  })

  test('is confirmed by finance once everything has a figure, and again after a change', () => {
    const one = ACase.started().refused('finance', confirm(), 'SETTLEMENT_EMPTY')
    enter(one, row('w'), row('l', { component: 'leave', fen: null })).refused('finance', confirm(), 'SETTLEMENT_ROWS_OPEN').refused('hr', confirm(), 'NOT_ALLOWED')
    one.do('hr', (state, party) => decideSetRow(state, { row: row('l', { component: 'leave', fen: 80_000 }), isNew: false }, party)).do('finance', confirm())
    expect(one.state.settlement.confirmed).toMatchObject({ by: '刘芳' })
    one.refused('finance', confirm(), 'SETTLEMENT_CONFIRMED')
    one.do('hr', (state, party) => decideSetHead(state, { attendanceDays: 20, payOn: '2026-11-25', accountTail: '8821' }, party))
    expect([one.state.settlement.confirmed, one.state.settlement.accountTail]).toEqual([null, '8821'])
    one.do('finance', confirm()).do('hr', (state, party) => decideRemoveRow(state, 'l', party))
    expect([one.state.settlement.confirmed, one.state.settlement.rows.length]).toEqual([null, 1])
  })

  test('above the cap takes a reason', () => {
    const one = enter(ACase.started(), row('w'), row('d', { component: 'damage', direction: 'receivable', fen: 150_000 }))
    one.refused('finance', confirm(), 'SETTLEMENT_OVER_CAP').do('finance', confirm('本人书面同意分两月扣'))
    expect(one.events.at(-1)?.payload).toEqual({ netFen: 450_000, overFen: 30_000, note: '本人书面同意分两月扣' })
  })

  test('waits for no item: a case in its first column is settled', () => {
    const one = enter(ACase.started(), row('w')).do('finance', confirm())
    expect([one.state.stage, one.state.settlement.confirmed?.by]).toEqual(['to_start', '刘芳'])
  })

  test('is the office’s and finance’s: others neither enter nor read it', () => {
    const one = enter(ACase.started(), row('w'))
    const who = (Object.keys(users) as UserName[]).filter((name) => concernsSettlement(one.state, partyIn(one.state, name)))
    expect(who).toEqual(['hr', 'admin', 'finance'])
    one.refused('head', (state, party) => decideSetRow(state, { row: row('x'), isNew: true }, party), 'NOT_ALLOWED').refused('xiaoli', (state, party) => decideRemoveRow(state, 'w', party), 'NOT_ALLOWED')
    const told = (pay: boolean) => timelineEntry({ ...one.events.at(-1)!, hash: 'h' }, { absence: true, pay }).params
    expect([JSON.stringify(told(true)).includes('600000'), told(false)]).toEqual([true, { withheld: true }])
  })

  test('is closed with a case that was a mistake', () => {
    ACase.started().do('hr', (state) => decideVoid(state, '开错')).refused('finance', (state, party) => decideSetRow(state, { row: row('w'), isNew: true }, party), 'CASE_NOT_OPEN')
  })

  test('shows the value left on the day he left, and the net in words', () => {
    const one = enter(ACase.started(), row('w'), row('d', { component: 'damage', direction: 'receivable', fen: 24_000, damage: { newFen: 36_000, boughtOn: '2025-11-20', lifeMonths: 36 } }))
    expect(settlementView(one.state, partyIn(one.state, 'finance'), null)).toMatchObject({ inWords: '伍仟柒佰陆拾元整', rows: [{ valueLeftFen: null }, { valueLeftFen: 24_000 }], mayEdit: true, mayConfirm: true })
  })
})
