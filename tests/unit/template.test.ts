import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { TemplateFields } from '../../src-shared/contract/template'
import { detailShapes } from '../../src-shared/vocabulary'
import type { LogEvent } from '../../src-main/log/event'
import { loadCalendar } from '../../src-main/subjects/calendar/calendar'
import { composeChecklist, type ComposeInput } from '../../src-main/subjects/template/compose'
import { decideRetireTemplate, decideSaveTemplate, evolveTemplate, initialTemplate, latestOf, type SaveTemplate, type Template, type TemplateEvent } from '../../src-main/subjects/template/domain'
import { columnsByShape, shippedPositions, shippedTemplates } from '../../src-main/subjects/template/shipped'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const text = (zh: string) => ({ 'zh-CN': zh, en: '' })
const column = (key: string, retired = false) => ({ key, label: text(key), type: 'text', retired })
const anItem = (key: string, part: object = {}) => ({ key, title: text(key), category: 'work', shape: 'plain', columns: [], ...part })
const fields = (items: object[], part: object = {}): TemplateFields => TemplateFields.parse({ layer: 'base', name: text('基础'), items, ...part })
const saved = (version: number, ...keys: string[]): TemplateEvent => ({ type: 'template.saved', payload: { version, fields: fields(keys.map((key) => anItem(key))) } })
const given = (...events: TemplateEvent[]): Template => events.reduce((state, event) => evolveTemplate(state, { ...event, wallTime: 't', actor: { name: 'hr' } } as unknown as LogEvent), initialTemplate('t1'))
const save = (template: Template, part: Partial<SaveTemplate>) => decideSaveTemplate(template, { fields: fields([anItem('a')]), basedOn: latestOf(template)?.version ?? null, unknownPositions: [], ...part })
const code = (decision: ReturnType<typeof save>) => (decision.accepted ? decision.events.map((event) => event.payload) : decision.refusal.code)

describe('saving a template', () => {
  test('numbers its versions from 1 and keeps each', () => {
    expect(code(save(given(), {}))).toEqual([{ version: 1, fields: fields([anItem('a')]) }])
    expect(code(save(given(saved(1, 'b')), {}))).toEqual([{ version: 2, fields: fields([anItem('a')]) }])
    expect(given(saved(1, 'a'), saved(2, 'b')).versions.map((one) => [one.version, one.fields.items[0]!.key])).toEqual([[1, 'a'], [2, 'b']])
  })
  test('the same again records nothing', () => { expect(code(save(given(saved(1, 'a')), {}))).toEqual([]) })
  test('from an old version is refused', () => {
    expect(code(save(given(saved(1, 'a'), saved(2, 'b')), { basedOn: 1 }))).toBe('CHANGED_MEANWHILE')
    expect(code(save(given(saved(1, 'a')), { basedOn: null }))).toBe('CHANGED_MEANWHILE')
    expect(code(save(given(), { basedOn: 1 }))).toBe('NOT_FOUND')
  })
  test('with a key or a column twice is refused and names it', () => {
    expect(save(given(), { fields: fields([anItem('a'), anItem('a', { retired: true })]) })).toMatchObject({ refusal: { code: 'TEMPLATE_KEY_TWICE', data: { key: 'a' } } })
    expect(save(given(), { fields: fields([anItem('a', { columns: [column('x'), column('x', true)] })]) })).toMatchObject({ refusal: { code: 'TEMPLATE_COLUMN_TWICE', data: { key: 'x' } } })
  })
  test('of a layer without what it serves is refused', () => {
    expect(save(given(), { fields: fields([], { layer: 'position' }) })).toMatchObject({ refusal: { code: 'INVALID_INPUT', data: { field: 'positionIds' } } })
    expect(save(given(), { fields: fields([], { layer: 'worker_type' }) })).toMatchObject({ refusal: { code: 'INVALID_INPUT', data: { field: 'workerType' } } })
    expect(code(save(given(), { fields: fields([], { layer: 'position', positionIds: ['x'] }), unknownPositions: ['x'] }))).toBe('POSITION_UNKNOWN')
  })
  test('when retired is refused until it is brought back', () => {
    const retired = given(saved(1, 'b'), { type: 'template.retired', payload: { retired: true } })
    expect(code(save(retired, {}))).toBe('TEMPLATE_RETIRED')
    expect(decideRetireTemplate(retired, { retired: true })).toEqual({ accepted: true, events: [] })
    expect(decideRetireTemplate(retired, { retired: false })).toMatchObject({ events: [{ payload: { retired: false } }] })
    expect(decideRetireTemplate(given(), { retired: true })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
  })
  test('one number on two PCs that had not met: the same is one version, different ones both stay', () => {
    expect(given(saved(1, 'a'), saved(1, 'a')).versions).toHaveLength(1)
    expect(given(saved(1, 'a'), saved(1, 'b')).versions.map((one) => [one.version, one.fields.items[0]!.key])).toEqual([[1, 'a'], [2, 'b']])
  })
})

describe('the shipped lists', () => {
  const templates = shippedTemplates(resources)
  test('are as the editor would save them', () => {
    for (const { id, fields: list } of templates) expect([id, code(decideSaveTemplate(initialTemplate(id), { fields: list, basedOn: null, unknownPositions: [] }))]).toEqual([id, [{ version: 1, fields: list }]])
    expect(templates.map((one) => one.fields.layer).sort()).toEqual(['base', ...Array(templates.length - 2).fill('position'), 'worker_type'])
    expect(shippedPositions(resources).find((one) => one.id === 'technician')?.fields.title).toEqual({ 'zh-CN': '技术员', en: 'Technician' })
  })
  test('have the columns of their shape', () => {
    const columns = columnsByShape(resources)
    expect(Object.keys(columns).sort()).toEqual([...detailShapes].sort())
    for (const { fields: list } of templates) for (const item of list.items) expect(item.columns).toEqual(columns[item.shape])
  })
})

describe('the checklist of a case', () => {
  const templates = [
    { id: 'w', version: 3, fields: fields([anItem('entry')], { layer: 'worker_type', workerType: 'worker' }) },
    { id: 'p', version: 2, fields: fields([anItem('records', { due: { anchor: 'leftOn', days: 1, unit: 'working' } }), anItem('old', { retired: true })], { layer: 'position', positionIds: ['technician'] }) },
    { id: 'b', version: 1, fields: fields([anItem('helmet', { columns: [column('size'), column('gone', true)] }), anItem('health', { hazardOnly: true })]) },
  ]
  const compose = (part: Partial<ComposeInput>) => composeChecklist({ templates, positionId: 'technician', workerType: 'staff', hazard: false, dates: { leftOn: '2026-02-14' }, calendar: loadCalendar(resources), ...part })
  const keys = (part: Partial<ComposeInput>) => compose(part).items.map((item) => `${item.templateId}/${item.key}`)

  test('is base, position, worker type, in this order, each with its version', () => {
    expect(keys({ workerType: 'worker' })).toEqual(['b/helmet', 'p/records', 'w/entry'])
    expect(compose({ workerType: 'worker' }).templates.map((one) => [one.id, one.version, one.layer])).toEqual([['b', 1, 'base'], ['p', 2, 'position'], ['w', 3, 'worker_type']])
  })
  test('leaves out other positions, other worker types, retired items and columns, and health checks of the unexposed', () => {
    expect(keys({ positionId: 'sales' })).toEqual(['b/helmet'])
    expect(keys({ positionId: null })).toEqual(['b/helmet'])
    expect(keys({ hazard: true })).toEqual(['b/helmet', 'b/health', 'p/records'])
    expect(compose({}).items[0]!.columns.map((one) => one.key)).toEqual(['size'])
  })
  test('says when each item would be due, past the holiday, and nothing while the day is unknown', () => {
    expect(compose({}).items.map((item) => item.dueOn)).toEqual([null, '2026-02-24'])
    expect(compose({ dates: {} }).items.map((item) => item.dueOn)).toEqual([null, null])
  })
})
