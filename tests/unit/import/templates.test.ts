import { describe, expect, test } from 'vitest'
import { TemplateFields } from '@shared/contract/template'
import { detailShapes } from '@shared/vocabulary'
import { readTemplateItem } from '@main/subjects/template/importColumns'
import { assessTemplates, type RegisteredTemplate, type TemplateRegister } from '@main/subjects/template/importRows'
import { cellsOf } from './cells'

const position = (id: string, title: string, en: string) => ({ id, title: { 'zh-CN': title, en }, workerType: 'staff', hazard: false, retired: false }) as const
const item = (key: string, title: string) => ({ key, title: { 'zh-CN': title, en: '' }, hint: null, category: 'work', shape: 'plain', columns: [], due: null, needsMaterial: false, tags: [], hazardOnly: false, onlyLeaver: false, retired: false })
const template = (id: string, fields: Record<string, unknown>): RegisteredTemplate =>
  ({ id, version: 1, retired: false, fields: TemplateFields.parse({ layer: 'base', positionIds: [], workerType: null, items: [item('one', '原有的一项')], ...fields }) })

const register = (...templates: RegisteredTemplate[]): TemplateRegister =>
  ({ templates, positions: [position('first', '工长', 'Foreman'), position('second', '领班', 'Foreman')], columnsByShape: Object.fromEntries(detailShapes.map((shape) => [shape, []])) as unknown as TemplateRegister['columnsByShape'] })
const assess = (rows: readonly Readonly<Record<string, string>>[], facts: TemplateRegister) => assessTemplates(rows.map((row, index) => readTemplateItem(index + 2, cellsOf(row))), facts, { makePositions: false })

describe('rows of checklist items', () => {
  test('that name one template in different ways become one new version of it', () => {
    const facts = register(template('T1', { name: { 'zh-CN': '离场清单', en: 'Leaving list' } }))
    const { rows, acts } = assess([{ template: '离场清单', title: '甲', category: '工作' }, { template: 'leaving list', title: '乙', category: '工作' }, { template: 'T1', title: '丙', category: '工作' }, { template: '别的清单', title: '丁', category: '工作' }], facts)
    expect(rows.map((row) => [row.outcome, row.targetId])).toEqual([['added', 'T1'], ['added', 'T1'], ['added', 'T1'], ['added', '']])
    expect(acts.map((act) => [act.id, act.fields.items.map((one) => one.title['zh-CN'])])).toEqual([['T1', ['原有的一项', '甲', '乙', '丙']], ['', ['丁']]])
  })

  test('keep the position that the template serves already where several have the title', () => {
    const facts = register(template('T1', { name: { 'zh-CN': '领班清单', en: '' }, layer: 'position', positionIds: ['second'] }))
    const { acts } = assess([{ template: '领班清单', positions: 'Foreman', title: '甲', category: '工作' }], facts)
    expect(acts).toMatchObject([{ fields: { positionIds: ['second'] } }])
    const { rows } = assess([{ template: '新清单', positions: 'Foreman', title: '甲', category: '工作' }], facts)
    expect(rows[0]!.reasons.map((reason) => reason.code)).toEqual(['POSITION_AMBIGUOUS'])
  })
})
