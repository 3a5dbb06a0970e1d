import { describe, expect, test } from 'vitest'
import { FormSheet } from '@shared/contract/form'
import { resourcesDir } from '@main/commands/folders'
import { formSheet, type FormContext } from '@main/forms/form'
import { sheets } from '@main/forms/sheets'
import { serviceText } from '@main/forms/words'
import { calendarFrom } from '@main/subjects/calendar/calendar'
import { accept } from '@shared/decision'
import type { CaseEvent } from '@main/subjects/case/domain/events'
import { decidePrepareNotice } from '@main/subjects/case/absence/notices'
import { decideReceiveApplication } from '@main/subjects/case/application/decide'
import { decideSubmit, decideVerdict, type Approver } from '@main/subjects/case/approvals/decide'
import type { RoundStep } from '@main/subjects/case/approvals/events'
import type { Party } from '@main/subjects/case/domain/standing'
import { decideAct } from '@main/subjects/case/domain/items'
import { decideLegalStep, decideSetDate, decideStay, decideVoid } from '@main/subjects/case/domain/paper'
import { decidePrintForm, type PrintForm } from '@main/subjects/case/printing/decide'
import { decideSetRow } from '@main/subjects/case/settlement/decide'
import { loadShippedRules } from '@main/subjects/rule/shipped'
import type { StartCase } from '@main/subjects/case/domain/start'
import { locales, sheetForms, type SheetForm } from '@shared/vocabulary'
import { ACase, act, anItem, asPerson, aStart, partyIn } from '../support/cases'

const rules = loadShippedRules(resourcesDir)
const context = (facts: Partial<FormContext> = {}): FormContext => ({
  site: '滨海二期', company: '宏远装备', timeZone: 'Asia/Shanghai', locale: 'zh-CN', today: '2026-11-24', kindName: { 'zh-CN': '辞职', en: 'Resignation' }, calendar: calendarFrom({ id: 'cn', years: {} }), templateItems: new Map(), rules, options: new Set(), minimumWageFen: null, ...facts,
})
const started = (facts: Partial<StartCase> = {}) => ACase.started({
  kind: 'resignation', leaver: { ...aStart().leaver, phone: '13800000999', serviceAddress: '南京市鼓楼区一号', contractEndsOn: '2027-03-14' }, legalSteps: ['post.cert', 'post.wage', 'site.gate', 'abs.freeze'], receivers: [asPerson('xiaoli')],
  items: [anItem('records', { title: { 'zh-CN': '设备维护记录', en: 'Records' } }), anItem('drawings', { shape: 'drawing', title: { 'zh-CN': '图纸', en: 'Drawings' } }), anItem('loan', { category: 'money', title: { 'zh-CN': '备用金', en: 'Petty cash' } }), anItem('mes', { category: 'accounts' })], ...facts,
})
const owed = { source: '11 月', settled: false, remark: '', damage: null } as const
/** The contract has ended, and something is owed: most forms have something to say. */
const ended = (facts: Partial<StartCase> = {}) => started(facts).do('finance', (state, party) => decideSetRow(state, { isNew: true, row: { ...owed, id: 'w', component: 'wages', direction: 'payable', fen: 612_050 } }, party)).do('hr', (state) => decideSetDate(state, { date: 'endOn', value: '2026-11-20' }))
/** With the track of somebody who is not there: both notices delivered, and a bag sealed. */
const tracked = (facts: Partial<StartCase> = {}) => {
  const one = ended(facts)
  const on = '2026-11-21'
  const notice = (id: string, kind: 'return' | 'termination') => ({ type: 'absence.noticePrepared' as const, payload: { id, kind, on, rule: '手册第十二条', law: kind === 'return' ? '' : '劳动合同法第三十九条第二项', facts: '自 2026-11-20 起未到岗。', address: '南京市鼓楼区一号', returnWorkdays: 3, unionToldOn: kind === 'return' ? null : '2026-11-19', checkId: kind === 'return' ? null : 'k1' } })
  const sent = (id: string, of: string) => ({ type: 'absence.deliverySent' as const, payload: { id, notice: of, way: 'courier' as const, courier: 'EMS', trackingNo: '1234567890', sentOn: on } })
  return one.do('hr', () => accept<CaseEvent>(notice('n1', 'return'), { type: 'absence.wayImpossible', payload: { notice: 'n1', way: 'person', reason: '人在外地' } }, sent('d1', 'n1'), { type: 'absence.deliveryEnded', payload: { delivery: 'd1', result: 'refused', on, receiver: '', witnesses: ['甲', '乙'], note: '底单注明拒收' } })).do('hr', () => accept<CaseEvent>(
    { type: 'inventory.made', payload: { id: 'i1', place: '宿舍 3-201', on, lines: [{ what: '行李箱', qty: '1', condition: '完好', note: '蓝色' }], witnesses: ['甲', '乙'], bag: 'F-0007', keeper: '库房张姐', attachmentIds: [] } },
    // A notice of termination rests on both.
    { type: 'absence.decided', payload: { id: 'x1', decision: 'terminated', on, note: '', against: [] } }, { type: 'endingCheck.filed', payload: { id: 'k1', on, answers: [], missing: [], overrideReason: '' } }, notice('t1', 'termination')))
}
const sheetOf = (one: ACase, form: SheetForm, facts: Partial<FormContext> = {}) => formSheet(sheets[form], one.state, context(facts))
const allText = (one: FormSheet) => JSON.stringify(one.parts)
const printed = (facts: Partial<PrintForm> = {}): PrintForm => ({ id: 'p1', form: 'certificate', locale: 'zh-CN', copies: ['person'], contentHash: 'h', options: [], newIssue: false, next: { number: 'N-0001', series: 'N', counter: 1 }, step: null, ...facts })

describe('every form', () => {
  test('has letters of its own for its numbers, its copies, and the shape of the contract in both languages', () => {
    expect(new Set(Object.values(sheets).map((one) => one.code)).size).toBe(sheetForms.length)
    for (const form of sheetForms) {
      expect([sheets[form].form, sheets[form].copies.length > 1]).toEqual([form, true])
      for (const locale of locales) {
        const sheet = sheetOf(ended(), form, { locale })
        expect(FormSheet.parse(sheet)).toEqual(sheet)
        // A place that stayed open is a mistake in the wording.
        expect([form, locale, allText(sheet).match(/\{\w+\}(?!")/g)]).toEqual([form, locale, null])
      }
    }
  })

  test('says the same on another day and after a printing, and something else once the case does', () => {
    const one = tracked()
    for (const form of sheetForms) {
      const before = sheetOf(one, form).contentHash
      expect(sheetOf(one, form, { today: '2026-12-31' }).contentHash).toBe(before)
      expect(sheetOf(one.copyTo('b').do('hr', (state, party) => decidePrintForm(state, printed({ form }), party)), form).contentHash).toBe(before)
      expect(sheetOf(one, form, { locale: 'en' }).contentHash).not.toBe(before)
      expect(sheetOf(tracked({ leaver: { ...aStart().leaver, name: '老王' } }), form).contentHash).not.toBe(before)
    }
  })

  test('is not for a case that was a mistake, nor for somebody who stays', () => {
    const why = (one: ACase, form: SheetForm) => sheets[form].unavailable(one.state, { rules })?.code
    for (const form of sheetForms) {
      expect(why(tracked(), form)).toBeUndefined()
      expect(why(tracked().do('hr', (state) => decideVoid(state, '开错')), form)).toBe('CASE_NOT_OPEN')
      expect(why(tracked().do('hr', (state) => decideStay(state, '不走了')), form)).toBe('CASE_NOT_OPEN')
    }
  })
})

describe('the leaving certificate', () => {
  test('printed before the contract has ended fulfils no step, and tells the clerk', () => {
    const ends = (value: string) => started().do('hr', (state) => decideSetDate(state, { date: 'endOn', value }))
    const early = sheetOf(ends('2027-03-31'), 'certificate')
    expect([early.step, early.notes.some((note) => note.includes('2027年3月31日'))]).toEqual([null, true])
    expect(sheetOf(ends('2026-11-20'), 'certificate').step).toMatchObject({ id: 'post.cert', state: 'open' })
  })

  test('holds the four contents of the law, and neither kind nor reason unless chosen', () => {
    const text = allText(sheetOf(ended(), 'certificate'))
    for (const part of ['2021年3月15日', '2027年3月14日', '2026年11月20日', '技术员', '5 年 8 个月', '320102198504127718', '老张']) expect(text).toContain(part)
    expect(text).not.toMatch(/辞职|家里有事/)
    expect(allText(sheetOf(ended(), 'certificate', { options: new Set(['with_kind']) }))).toMatch(/五、解除（终止）情形：辞职/)
    expect(allText(sheetOf(ended(), 'certificate', { options: new Set(['with_reason']) }))).toMatch(/五、原因（应本人要求写明）：家里有事/)
    expect(allText(sheetOf(ended(), 'certificate', { options: new Set(['with_kind', 'with_reason']) }))).toMatch(/六、原因/)
  })

  test('does not give as the kind of ending that somebody left without procedure', () => {
    const sheet = sheetOf(ended({ kind: 'departed' }), 'certificate', { options: new Set(['with_kind']) })
    expect([sheet.options, sheet.chosen, allText(sheet).includes('情形')]).toEqual([['with_reason'], [], false])
  })

  test('is complete in English', () => {
    const text = allText(sheetOf(ended(), 'certificate', { locale: 'en' }))
    for (const part of ['15 March 2021', '14 March 2027', '20 November 2026', 'Technician', '5 years 8 months']) expect(text).toContain(part)
  })

  test('needs the day the contract ended, and nothing of the handover', () => {
    const why = (one: ACase) => sheets.certificate.unavailable(one.state, { rules })
    expect(why(started())).toEqual({ code: 'CASE_WITHOUT_END', data: {} })
    // No item is done, no wage paid, the case in its first column.
    expect(why(ended())).toBeNull()
    expect(why(ended({ endsContract: false }))?.code).toBe('FORM_NOT_FOR_KIND')
    expect(why(ended({ leaver: { ...aStart().leaver, employer: 'agency' } }))?.code).toBe('FORM_OTHER_EMPLOYER')
  })

  test('leaves blank what is not on record, and tells the clerk', () => {
    const sheet = sheetOf(ended({ leaver: { ...aStart().leaver, joinedOn: null, identityNumber: '' } }), 'certificate')
    expect(allText(sheet)).toContain('自＿＿＿＿＿＿起至＿＿＿＿＿＿止')
    expect(sheet.notes).toEqual(['以下内容没有登记，纸上留空，可手写补填：身份证号、入职日期、劳动合同期限。'])
    expect(sheetOf(ended(), 'certificate').notes).toEqual([])
  })

  test('keeps the day of its first printing', () => {
    const one = ended().do('hr', (state, party) => decidePrintForm(state, printed(), party))
    expect(sheetOf(one, 'certificate', { today: '2026-12-31' })).toMatchObject({ issuedOn: '2026-11-21', issuedText: '2026年11月21日', number: 'N-0001', reprint: 1 })
  })
})

test.each([
  ['2021-03-15', '2026-11-20', '5 年 8 个月'], ['2021-03-15', '2026-03-14', '5 年'], ['2021-03-15', '2026-03-13', '4 年 11 个月'], ['2026-11-01', '2026-11-20', '不满 1 个月'], ['2026-11-01', '2026-11-30', '1 个月'],
  ['2026-01-31', '2026-02-27', '1 个月'], ['2024-02-29', '2025-02-28', '1 年'], ['2026-11-20', '2026-11-19', '不满 1 个月'],
])('service from %s to %s is %s', (from, to, text) => { expect(serviceText('zh-CN', from, to)).toBe(text) })

describe('the application for leaving', () => {
  test('that he wrote himself says his own words, when he handed them in, where he can be reached now, and that a drawn signature is not ink', () => {
    const own = (signatureId: string | null) => started().do('hr', (state) => decideReceiveApplication(state, {
      application: { id: 'a1', on: '2026-11-21', at: '2026-11-21T01:30:00.000Z', pc: '192.168.1.77', reason: 'family', words: '父亲住院', lastDay: '2026-12-31', leftOn: '2026-11-19', expectedBackOn: null, phone: '13900001234', address: '新址 8 号', note: '晚上可以打电话', signatureId }, signature: null,
    }))
    const text = allText(sheetOf(own('f1'), 'application'))
    for (const part of ['家庭原因：父亲住院', '2026-12-31', '2026-11-19 离场', '13900001234', '新址 8 号', '晚上可以打电话', '2026-11-21 09:30', '192.168.1.77', '仅作辅助证据', '申请人']) expect(text).toContain(part)
    // Not what HR wrote of him, nor what the register had.
    for (const part of ['家里有事', '代填', '13800000999', '南京市鼓楼区一号']) expect(text).not.toContain(part)
    expect(allText(sheetOf(own(null), 'application'))).not.toContain('仅作辅助证据')
    expect(allText(sheetOf(own('f1'), 'application', { locale: 'en' }))).toContain('Family: 父亲住院')
  })

  test('has who, address for service, dates and reason, and says that it is a notice', () => {
    const text = allText(sheetOf(ended().do('hr', (state) => decideSetDate(state, { date: 'noticeOn', value: '2026-11-18' })), 'application'))
    for (const part of ['老张', 'E0427', '设备部', '2021-03-15 至 2027-03-14', '13800000999', '南京市鼓楼区一号', '2026-11-18', '2026-11-20', '家里有事', '王敏', '不以本表是否批准为条件', '可采用电子签署']) expect(text).toContain(part)
    expect(text).not.toContain('320102198504127718')
  })

  test('carries what was said in the approvals: opinion, person, in whose place, time and PC; of a notice, yes is 知悉', () => {
    const approver = (party: Party): Approver => ({ party, delegators: [], isLeaver: false })
    const step = (key: string, name: string, who: RoundStep['who'], people: RoundStep['people']): RoundStep => ({ key, name: { 'zh-CN': name, en: '' }, who, mode: 'any', limit: null, asks: 'reason', informOnly: false, people })
    const submitted = ended().do('hr', (state, party) => decideSubmit(state, {
      on: '2026-11-21', chain: { id: 'c', version: 1, name: { 'zh-CN': '标准审批', en: '' } }, steps: [step('head', '部门负责人审批', { by: 'head' }, [{ id: 'u-head', name: '陈建国' }]), step('hr', '人事审批', { by: 'role', role: 'hr' }, [])],
      notice: { days: 30, termEndsOn: '2026-12-20', ground: { 'zh-CN': '三十七条', en: '' } }, lastDay: '2026-12-20', reason: '', onBehalf: null,
    }, approver(party)))
    const say = { round: submitted.state.approvals[0]!.id, verdict: 'approved' as const, agreedLastDay: null, standInFor: null, on: '2026-11-22' }
    submitted.do('hr', (state, party) => decideVerdict(state, { ...say, step: 'head', opinion: '工作由小李接', actingReason: '出差', agreedLastDay: '2026-11-30' }, approver(party)))
    const text = allText(sheetOf(submitted, 'application'))
    for (const part of ['部门负责人审批', '知悉，工作由小李接，同意提前到 2026-11-30', '王敏（代 陈建国）', '2026-11-21 09:00', 'pc-1', '人事审批', '2026-12-20']) expect(text).toContain(part)
    expect(text).not.toContain('单位负责人意见')
  })

  test('is for those who asked to leave', () => {
    expect(['resignation', 'departed', 'mutual', 'fault', 'expiry', 'death'].map((kind) => sheets.application.unavailable(ended({ kind: kind as never }).state, { rules })?.code ?? 'ok')).toEqual(['ok', 'ok', 'ok', 'FORM_NOT_FOR_KIND', 'FORM_NOT_FOR_KIND', 'FORM_NOT_FOR_KIND'])
  })
})

describe('the clearance sheet', () => {
  test('has a line for every department, with result, signer and date', () => {
    const one = ended().do('hr', (state, party) => decideAct(state, act('confirm', 'loan'), party)).do('finance', (state, party) => decideLegalStep(state, { step: 'post.wage', owner: 'finance', to: 'done', note: '' }, party))
    const tables = sheetOf(one, 'clearance').parts.flatMap((part) => (part.part === 'table' ? [part] : []))
    expect(tables.map((table) => table.rows.map((row) => row.slice(0, 3)))).toEqual([
      [['本部门', '设备维护记录', '未开始'], ['财务', '备用金', '已确认'], ['财务', '结清工资', '已办'], ['IT', 'mes', '未开始'], ['IT', '冻结账号', '待办'], ['资料 / 图纸', '图纸', '未开始'], ['门禁 / 实名制', '停用门禁和人脸', '待办'], ['人事', '出具离职证明', '待办']],
      [['本部门', '未结 1 / 1 项', ''], ['财务', '已办结 2 项', '刘芳'], ['行政 / 宿舍', '无事项', ''], ['仓库 / 安全', '无事项', ''], ['IT', '未结 2 / 2 项', ''], ['资料 / 图纸', '未结 1 / 1 项', ''], ['门禁 / 实名制', '未结 1 / 1 项', ''], ['人事', '未结 1 / 1 项', '']],
    ])
  })
})

describe('the papers of the absent track', () => {
  test('the return-to-work notice counts its days from delivery, names no date for them, and says what follows', () => {
    const text = allText(sheetOf(tracked(), 'return_notice'))
    for (const part of ['自 2026-11-20 起未到岗。', '手册第十二条', '送达之日起 3 个工作日内返岗', '第三十九条第二项', '南京市鼓楼区一号', '7718', '回执']) expect(text).toContain(part)
    expect(text).not.toMatch(/320102198504127718|第二次通知/)
    expect(text).toContain('联系人和电话：＿＿＿＿＿＿。')
    const asking = ended().do('hr', (state) => decidePrepareNotice(state, { id: 'n', kind: 'return', on: '2026-11-21', rule: '手册', law: '', facts: '未到岗', address: '', returnWorkdays: 3, contact: '王敏 13900001111', today: '2026-11-21' }))
    expect(allText(sheetOf(asking, 'return_notice'))).toContain('联系人和电话：王敏 13900001111。')
  })

  test('the notice of termination has facts, articles, the union, what is paid and fetched, and the remedy with its limit', () => {
    const text = allText(sheetOf(tracked(), 'termination_notice'))
    for (const part of ['2021-03-15 至 2027-03-14', '依据劳动合同法第三十九条第二项', '2026年11月19日 将解除理由通知工会', '自本通知送达之日解除', '工资在解除之日一次结清', '离职证明', '一年内', '骑缝章']) expect(text).toContain(part)
    expect(allText(sheetOf(tracked(), 'termination_notice', { locale: 'en' }))).toContain('The union was told the reasons on 19 November 2026.')
  })

  test('the proof of delivery has way, waybill, outcome and witnesses, and the ways that were impossible', () => {
    const sheet = sheetOf(tracked(), 'delivery_proof')
    expect(sheet.parts.flatMap((part) => (part.part === 'table' ? part.rows : []))).toEqual([['快递', '2026-11-21', 'EMS 1234567890', '拒收', '2026-11-21', '', '甲、乙', '底单注明拒收']])
    expect(allText(sheet)).toMatch(/返岗通知书.*当面：人在外地/)
  })

  test('the record of what was sealed has each bag with place, keeper and witnesses, each thing, and the slip to fetch it', () => {
    const sheet = sheetOf(tracked(), 'inventory_record')
    expect(sheet.parts.flatMap((part) => (part.part === 'table' ? part.rows : []))).toEqual([['F-0007', '行李箱', '1', '完好', '蓝色']])
    for (const part of ['宿舍 3-201', '库房张姐', '甲、乙', '封条完好']) expect(allText(sheet)).toContain(part)
  })

  test('are not there before they were recorded, nor once they were withdrawn', () => {
    const why = (one: ACase, form: SheetForm) => sheets[form].unavailable(one.state, { rules })?.code
    for (const form of ['return_notice', 'termination_notice', 'delivery_proof', 'inventory_record'] as const) expect([form, why(ended(), form)]).toEqual([form, 'FORM_NOT_ON_CASE'])
    expect(why(tracked().do('hr', () => accept<CaseEvent>({ type: 'absence.noticeWithdrawn', payload: { entry: 't1', reason: '写错' } })), 'termination_notice')).toBe('FORM_NOT_ON_CASE')
  })
})

describe('the settlement sheet', () => {
  test('says each figure, the net in words and the legal cap, and waives nothing', () => {
    const one = ended().do('finance', (state, party) => decideSetRow(state, { isNew: true, row: { ...owed, id: 'd', component: 'damage', direction: 'receivable', fen: 20_000 } }, party))
      .do('finance', (state, party) => decideSetRow(state, { isNew: true, row: { ...owed, id: 'l', component: 'leave', direction: 'payable', fen: null } }, party))
    const text = allText(sheetOf(one, 'settlement', { minimumWageFen: 249_000 }))
    for (const part of ['6,120.50', '200.00', '5,920.50', '伍仟玖佰贰拾元零伍角整', '当月最多可扣 1,224.10 元', '尚有 1 项没有金额', '财务尚未确认', '□ 有异议', '不含放弃任何权利']) expect(text).toContain(part)
  })

  test('is for the office and finance, once something is entered', () => {
    const why = (one: ACase) => sheets.settlement.unavailable(one.state, { rules })?.code
    expect([why(started()), why(ended())]).toEqual(['FORM_NOT_ON_CASE', undefined])
    const one = ended()
    expect((['hr', 'finance', 'it', 'head', 'xiaoli'] as const).map((name) => sheets.settlement.mayPrint?.(partyIn(one.state, name), one.state))).toEqual([true, true, false, false, false])
  })
})

describe('printing a form', () => {
  test('a new issue and the mark on a legal step are the office’s', () => {
    ended().refused('finance', (state, party) => decidePrintForm(state, printed({ newIssue: true }), party), 'NOT_ALLOWED').refused('finance', (state, party) => decidePrintForm(state, printed({ step: 'post.cert' }), party), 'NOT_ALLOWED')
  })

  test('keeps the first number until somebody asks for another', () => {
    const one = ended()
    const next = (counter: number) => ({ number: `N-000${counter}`, series: 'N', counter })
    one.do('hr', (state, party) => decidePrintForm(state, printed({ next: next(1) }), party)).do('hr', (state, party) => decidePrintForm(state, printed({ id: 'p2', next: next(2) }), party))
      .do('hr', (state, party) => decidePrintForm(state, printed({ id: 'p3', next: next(2), newIssue: true }), party)).do('hr', (state, party) => decidePrintForm(state, printed({ id: 'p4', next: next(3) }), party))
    expect(one.state.printings.map((printing) => [printing.number, printing.counted?.counter ?? null])).toEqual([['N-0001', 1], ['N-0001', null], ['N-0002', 2], ['N-0002', null]])
  })
})
