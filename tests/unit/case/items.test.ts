import { describe, expect, test } from 'vitest'
import { decideAct, decideChangeItem, decideReassign } from '@main/subjects/case/domain/items'
import { decideAddRows, decideChangeRow, decideConfirmRows, decideReveal, decideSeal } from '@main/subjects/case/domain/rows'
import { decideAttach } from '@main/subjects/case/domain/paper'
import { decideUndo } from '@main/subjects/case/domain/stage'
import { ACase, act, anItem, asPerson } from '../../support/cases'

const column = (key: string, required = false) => ({ key, label: { 'zh-CN': key, en: key }, type: 'text' as const, required, retired: false, choices: [] })

describe('the life of an item', () => {
  test('runs from begun through submitted and returned to confirmed, and remembers by whom', () => {
    const it = ACase.started()
      .do('xiaoli', (s, p) => decideAct(s, act('begin', 'records'), p))
      .do('xiaoli', (s, p) => decideAct(s, act('submit', 'records'), p))
      .do('xiaoli', (s, p) => decideAct(s, { ...act('return', 'records'), note: '缺 10 月' }, p))
    expect(it.item('records').standing).toMatchObject({ status: 'returned', note: '缺 10 月', by: '小李', onBehalf: false })
    it.do('xiaoli', (s, p) => decideAct(s, act('submit', 'records'), p)).do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p))
    expect(it.item('records').standing).toMatchObject({ status: 'confirmed', note: '', by: '小李' })
    it.refused('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p), 'ITEM_ALREADY').refused('xiaoli', (s, p) => decideAct(s, act('begin', 'records'), p), 'ITEM_MOVE_NOT_POSSIBLE')
  })

  test('without material is refused when the item asks for it; a file or a row is material', () => {
    const withFile = ACase.started({ items: [anItem('badge', { needsMaterial: true })] }).refused('xiaoli', (s, p) => decideAct(s, act('confirm', 'badge'), p), 'ITEM_WITHOUT_MATERIAL')
    withFile.do('xiaoli', (s, p) => decideAttach(s, { file: { id: 'f1', name: 'badge.jpg', size: 1, type: 'image/jpeg', hash: 'aa' }, itemId: 'badge', purpose: 'material', printingId: null, stepId: null }, p))
      .do('xiaoli', (s, p) => decideAct(s, act('confirm', 'badge'), p))
    ACase.started({ items: [anItem('badge', { needsMaterial: true })] })
      .do('xiaoli', (s, p) => decideAddRows(s, { itemId: 'badge', rows: [{ id: 'r1', values: { name: '工牌' } }], columns: [column('name')] }, p))
      .do('xiaoli', (s, p) => decideAct(s, act('confirm', 'badge'), p))
  })

  test('confirmed by HR for the receiver is marked as on his behalf', () => {
    const it = ACase.started().do('hr', (s, p) => decideAct(s, act('confirm', 'records'), p))
    expect(it.item('records').standing).toMatchObject({ status: 'confirmed', by: '王敏', onBehalf: true })
  })

  test('is closed to other receivers, open to the department head, to IT for accounts and not to finance', () => {
    ACase.started()
      .refused('stranger', (s, p) => decideAct(s, act('begin', 'records'), p), 'ITEM_OTHER_PERSON')
      .refused('otherHead', (s, p) => decideAct(s, act('begin', 'records'), p), 'ITEM_OTHER_PERSON')
      .refused('finance', (s, p) => decideAct(s, act('begin', 'accounts'), p), 'ITEM_OTHER_PERSON')
      .do('it', (s, p) => decideAct(s, act('submit', 'accounts'), p))
      .refused('it', (s, p) => decideAct(s, act('confirm', 'accounts'), p), 'ITEM_OTHER_PERSON')
      .refused('xiaoli', (s, p) => decideAct(s, { ...act('waive', 'records'), note: '不用' }, p), 'NOT_ALLOWED')
      .do('head', (s, p) => decideAct(s, { ...act('waive', 'records'), note: '已由部门保管' }, p))
  })

  test('needs its words: a reason to return, waive or reserve, what blocks it, two different witnesses of a refusal', () => {
    ACase.started()
      .refused('hr', (s, p) => decideAct(s, act('waive', 'records'), p), 'REASON_MISSING')
      .refused('xiaoli', (s, p) => decideAct(s, act('reserve', 'records'), p), 'REASON_MISSING')
      .refused('xiaoli', (s, p) => decideAct(s, act('block', 'records'), p), 'REASON_MISSING')
      .refused('hr', (s, p) => decideAct(s, { ...act('refuse', 'records'), note: '拒签', witnesses: ['甲', '甲'] }, p), 'ITEM_TWO_WITNESSES')
      .do('hr', (s, p) => decideAct(s, { ...act('refuse', 'records'), note: '拒签', witnesses: ['甲', '乙'] }, p))
  })

  test('acts on several items are all or none', () => {
    const it = ACase.started().do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p))
    it.refused('xiaoli', (s, p) => decideAct(s, act('begin', 'contacts', 'records'), p), 'ITEM_MOVE_NOT_POSSIBLE')
    expect(it.item('contacts').standing.status).toBe('not_started')
    it.do('xiaoli', (s, p) => decideAct(s, act('begin', 'contacts', 'accounts'), p))
    expect([it.item('contacts').standing.status, it.item('accounts').standing.status]).toEqual(['in_progress', 'in_progress'])
  })

  test('is undone by the one who moved it, within ten seconds, while nothing came after', () => {
    const it = ACase.started().do('xiaoli', (s, p) => decideAct(s, act('submit', 'records'), p))
    const eventId = it.item('records').standing.eventId!
    it.refused('hr', (s, p, nowMs) => decideUndo(s, { eventId, nowMs }, p), 'NOT_ALLOWED')
    it.do('xiaoli', (s, p, nowMs) => decideUndo(s, { eventId, nowMs }, p))
    expect(it.item('records').standing.status).toBe('not_started')
    it.refused('xiaoli', (s, p, nowMs) => decideUndo(s, { eventId, nowMs }, p), 'UNDO_CHANGED_SINCE')
    it.do('xiaoli', (s, p) => decideAct(s, act('submit', 'records'), p))
    const late = it.item('records').standing.eventId!
    it.nowMs += 12_000
    it.refused('xiaoli', (s, p, nowMs) => decideUndo(s, { eventId: late, nowMs }, p), 'UNDO_TOO_LATE')
  })

  test('reassigned goes to the new receiver, not to the leaver nor the witness', () => {
    const it = ACase.started({ witness: asPerson('supervisor') })
      .refused('hr', (s) => decideReassign(s, { itemIds: ['records'], receiver: { kind: 'employee', id: 'e-zhang', name: '老张' } }), 'RECEIVER_IS_LEAVER')
      .refused('hr', (s) => decideReassign(s, { itemIds: ['records'], receiver: asPerson('supervisor') }), 'WITNESS_IS_RECEIVER')
      .do('hr', (s) => decideReassign(s, { itemIds: ['records'], receiver: asPerson('stranger') }))
    expect(it.item('records').receiver).toEqual(asPerson('stranger'))
    it.do('stranger', (s, p) => decideAct(s, act('begin', 'records'), p))
  })

  test('changed records only what differs', () => {
    const it = ACase.started().do('hr', (s) => decideChangeItem(s, 'records', { tags: ['urgent'], needsMaterial: false }))
    expect(it.events.at(-1)).toMatchObject({ type: 'item.changed', payload: { from: { tags: [] }, to: { tags: ['urgent'] } } })
    const count = it.events.length
    it.do('hr', (s) => decideChangeItem(s, 'records', { tags: ['urgent'] }))
    expect(it.events).toHaveLength(count)
  })
})

describe('detail rows', () => {
  const two = () => ACase.started().do('xiaoli', (s, p) => decideAddRows(s, { itemId: 'records', rows: [{ id: 'r1', values: { name: '甲' } }, { id: 'r2', values: { name: '乙' } }], columns: [column('name', true)] }, p))

  test('lacking a required column, or with an unknown one, are refused as a whole', () => {
    const it = ACase.started()
    it.refused('xiaoli', (s, p) => decideAddRows(s, { itemId: 'records', rows: [{ id: 'r1', values: { name: '甲' } }, { id: 'r2', values: { name: ' ' } }], columns: [column('name', true)] }, p), 'ROW_COLUMN_REQUIRED')
    it.refused('xiaoli', (s, p) => decideAddRows(s, { itemId: 'records', rows: [{ id: 'r1', values: { other: '甲' } }], columns: [column('name')] }, p), 'ROW_COLUMN_UNKNOWN')
    expect(it.item('records').rows).toEqual([])
  })

  test('confirmed cannot be changed; some confirmed and others not holds up the item, none confirmed are taken with it', () => {
    const it = two().do('xiaoli', (s, p) => decideConfirmRows(s, { itemId: 'records', rowIds: ['r1'] }, p))
    it.refused('xiaoli', (s, p) => decideChangeRow(s, { itemId: 'records', rowId: 'r1', values: { name: '丙' }, columns: [column('name')] }, p), 'ROW_CONFIRMED')
    it.refused('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p), 'ITEM_ROWS_UNCONFIRMED')
    it.do('xiaoli', (s, p) => decideConfirmRows(s, { itemId: 'records', rowIds: ['r1', 'r2'] }, p)).do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p))
    const whole = two().do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p))
    expect(whole.item('records').rows.map((row) => row.confirmed?.by)).toEqual(['小李', '小李'])
  })

  test('taken over with the item are open again after an undo or a reopening; a settled item’s rows stay as they were confirmed', () => {
    const it = two().do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p))
    it.refused('xiaoli', (s, p) => decideAddRows(s, { itemId: 'records', rows: [{ id: 'r3', values: { name: '丙' } }], columns: [column('name')] }, p), 'ITEM_ALREADY')
    const eventId = it.item('records').standing.eventId!
    it.do('xiaoli', (s, p, nowMs) => decideUndo(s, { eventId, nowMs }, p))
    expect(it.item('records').rows.map((row) => row.confirmed)).toEqual([null, null])
    it.do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p)).do('hr', (s, p) => decideAct(s, { ...act('reopen', 'records'), note: '漏了一份' }, p))
    expect(it.item('records').rows.map((row) => row.confirmed)).toEqual([null, null])
  })

  test('a sealed password is revealed once, to the receiver alone, whatever the other’s role', () => {
    const it = two().do('it', (s) => decideReassign(s, { itemIds: ['accounts'], receiver: asPerson('xiaoli') }))
      .do('xiaoli', (s, p) => decideSeal(s, { itemId: 'records', rowId: 'r1', secret: 's1', ciphertext: 'x' }, p))
    for (const who of ['admin', 'hr', 'head', 'it', 'stranger'] as const) it.refused(who, (s, p) => decideReveal(s, { itemId: 'records', rowId: 'r1' }, p), 'SECRET_NOT_FOR_YOU')
    it.do('xiaoli', (s, p) => decideReveal(s, { itemId: 'records', rowId: 'r1' }, p)).refused('xiaoli', (s, p) => decideReveal(s, { itemId: 'records', rowId: 'r1' }, p), 'SECRET_ALREADY_REVEALED')
    it.refused('xiaoli', (s, p) => decideReveal(s, { itemId: 'records', rowId: 'r2' }, p), 'SECRET_NONE')
  })
})
