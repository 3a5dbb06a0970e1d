import { describe, expect, test } from 'vitest'
import { MorningSheet } from '@shared/contract/form'
import { morningRows, morningSheet, type MorningContext } from '@main/forms/morning'
import { resourcesDir } from '@main/commands/folders'
import { loadCalendar } from '@main/subjects/calendar/calendar'
import type { CardRow } from '@main/subjects/case/board/cards'
import type { CaseRules } from '@main/subjects/case/rules'

const step = (zh: string, en: string) => ({ short: { 'zh-CN': zh, en } })
const rules = { version: 'test', kinds: new Map(), steps: new Map([['post.cert', step('证明', 'Certificate')], ['post.wage', step('工资', 'Wages')], ['abs.freeze', step('冻结', 'Freeze')]]) } as unknown as CaseRules

let made = 0
const aCard = (facts: Partial<CardRow> = {}): CardRow => ({
  id: `c${++made}`, number: `HD-2026-${String(made).padStart(5, '0')}`, version: 1, stage: 'handing_over', kind: 'departed', employee_name: '老张', employee_number: 'E0427', department: '设备部', employer: 'own',
  position_title: '{"zh-CN":"技术员","en":"Technician"}', receivers: '["小李"]', keeper: null, done: 1, total: 4, left_on: '2026-11-20', due_key: '9999-12-31', name_key: '', next_due: null, next_unit: null, next_title: null, dues: '{}', tags: '[]',
  waits_for: '["小李","role:hr"]', steps: '[]', conflicts: 0, ...facts,
})
const due = (day: string, dues: Record<string, number> = { [day]: 1 }): Partial<CardRow> => ({ due_key: day, next_due: day, next_title: '{"zh-CN":"客户资料","en":"Customer papers"}', dues: JSON.stringify(dues) })
const context = (facts: Partial<MorningContext> = {}): MorningContext => ({ site: '滨江二期', company: '宏远装备', locale: 'zh-CN', today: '2026-11-24', rules, calendar: loadCalendar(resourcesDir), totals: { open: 2, overdueCases: 1, overdueItems: 3, legalOverdue: 1 }, ...facts })
const sheetOf = (cards: readonly CardRow[], facts: Partial<MorningContext> = {}) => morningSheet(cards, context(facts))

describe('the morning sheet', () => {
  test('shows a case in the words of the meeting', () => {
    const sheet = sheetOf([aCard({ ...due('2026-11-22', { '2026-11-22': 1, '2026-11-23': 2, '2026-11-30': 5 }), steps: '[["post.cert","open","2026-11-20","2026-11-20"],["post.wage","done","2026-11-20","2026-11-20"]]' })])
    expect(MorningSheet.parse(sheet)).toEqual(sheet)
    expect(sheet.rows[0]).toMatchObject({
      employee: '老张', position: '技术员', daysSinceLeaving: 4, stage: '交接中', progress: '1/4', receiver: '小李', overdue: '3 项超时，最长 2 天：客户资料', waitsFor: '小李、人事', legal: '证明 超期 4 天',
    })
  })

  test('uses the office’s sentence for one overdue item, and English where asked', () => {
    const card = aCard({ ...due('2026-11-22'), steps: '[["post.cert","open","2026-12-05","2026-12-04"]]' })
    expect(sheetOf([card]).rows[0]).toMatchObject({ overdue: '客户资料 超时 2 天', legal: '证明 12-04 前' })
    expect(sheetOf([card], { locale: 'en' }).rows[0]).toMatchObject({ overdue: 'Customer papers: 2 d overdue', legal: 'Certificate by 12-04', waitsFor: '小李, HR', position: 'Technician' })
  })

  test('puts the oldest missed day first, whether of an item or of the law', () => {
    const order = sheetOf([
      aCard({ employee_name: '后', ...due('2026-11-30') }), aCard({ employee_name: '法', ...due('2026-12-20'), steps: '[["abs.freeze","open","2026-11-10","2026-11-10"]]' }),
      aCard({ employee_name: '无' }), aCard({ employee_name: '项', ...due('2026-11-15') }),
    ]).rows.map((row) => row.employee)
    expect(order).toEqual(['法', '项', '后', '无'])
  })

  test('ends where the page ends and counts the rest', () => {
    const sheet = sheetOf(Array.from({ length: 40 }, () => aCard()), { totals: { open: 90, overdueCases: 0, overdueItems: 0, legalOverdue: 0 } })
    expect([sheet.rows.length, sheet.more]).toEqual([morningRows, 90 - morningRows])
  })
})
