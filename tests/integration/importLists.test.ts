import { call } from '@orpc/server'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { importKinds } from '@shared/contract/import'
import type { Context } from '@main/office/context'
import { subjectRegistry, type Site } from '@main/site'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { openWriter } from '@main/store/driver'
import { csv, preview, rowsOf, runToEnd, setUpOffice, undoToEnd } from '../support/imports'
import { databaseOf, openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()
let site: Site
let hr: Context

beforeAll(async () => {
  site = await openTestSite(await newFolder())
  ;({ hr } = await setUpOffice(site))
})
afterAll(() => site.close())

const english = (): Context => ({ ...hr, locale: 'en' })

/** Everything that lists and the search show, without how often it was written. */
async function shown(): Promise<unknown> {
  const all: Record<string, unknown[]> = {}
  for (const kind of ['employee', 'position', 'template'] as const) {
    for (const table of subjectRegistry(site.desk).get(kind)!.tables) {
      const rows = (await site.services.reader(table.name).orderBy(table.key.map((column) => ({ column })))) as Record<string, unknown>[]
      all[table.name] = rows.map(({ version: _version, event_version: _eventVersion, ...row }) => row)
    }
  }
  return all
}

async function rebuiltDigest(): Promise<string> {
  const db = openWriter(databaseOf(site.dataDir))
  await rebuild(db, subjectRegistry(site.desk))
  await db.destroy()
  return projectionDigest(site.services.reader, subjectRegistry(site.desk))
}

describe('a list of positions', () => {
  test('adds and changes positions, keeps the other language of a text, and can be undone', async () => {
    const before = await shown()
    const header = ['岗位名称', '岗位英文名', '部门', '人员类别', '是否接触职业病危害']
    const seen = await preview(site, hr, csv(header, [['无人机飞手', 'Crane operator', '机械部', '工人', '是'], ['技术员', '', '', '工人', ''], ['技术员 ', '', '', '', ''], ['', 'x', '', '', '']]), { kind: 'positions' })
    expect(seen.counts).toEqual({ added: 1, changed: 0, unchanged: 0, refused: 3 })
    const good = await preview(site, hr, csv(header, [['无人机飞手', 'Crane operator', '机械部', '工人', '是'], ['技术员', '', '', '工人', '']]), { kind: 'positions' })
    expect((await rowsOf(site, english(), good.previewId))[1]!.changes).toEqual([{ field: 'workerType', label: 'Worker type', from: 'Staff', to: 'Worker' }])
    const { id } = await runToEnd(site, hr, good.previewId)
    const [crane] = (await call(site.router.positions.list, { text: '无人机' }, { context: hr })).items
    expect(crane).toMatchObject({ title: { 'zh-CN': '无人机飞手', en: 'Crane operator' }, department: { 'zh-CN': '机械部', en: '' }, workerType: 'worker', hazard: true })
    // Somebody holds it: it stays until he does not.
    const { id: heldBy } = await call(site.router.employees.create, { number: 'CRANE', name: '司机', positionId: crane!.id }, { context: hr })
    expect(await undoToEnd(site, hr, id)).toMatchObject({ state: 'done', problem: { code: 'IMPORT_BUILT_ON', data: { first: [{ why: 'employee', name: '无人机飞手', by: '司机' }] } } })
    await call(site.router.employees.update, { id: heldBy, positionId: 'technician' }, { context: hr })
    expect(await undoToEnd(site, hr, id)).toMatchObject({ state: 'undone' })
    const [holder] = (await shown() as { employee: { id: string }[] }).employee
    expect(holder).toMatchObject({ id: heldBy })
    const { employee: _e, employee_key: _k, ...rest } = (await shown()) as Record<string, unknown>
    expect(rest).toMatchObject({ position: (before as Record<string, unknown>).position, position_key: (before as Record<string, unknown>).position_key })
  })
})

describe('a list of checklist items', () => {
  const header = ['模板名称', '适用岗位', '交接项', '交接项英文', '类别', '明细形式', '明细列', '起算日', '天数', '天数单位', '需要资料', '标签']
  test('makes a template of its rows, a new version of one that is there, and is undone', async () => {
    const before = await shown()
    const technician = await call(site.router.templates.get, { id: 'technician' }, { context: hr })
    const [item] = technician.items
    const rows = [
      ['塔吊清单', '塔吊指挥', '吊装记录', 'Lifting records', '文件资料', '纸质资料', '名称*、份数、吊次', '离场日', '3', '工作日', '是', '重要'], ['塔吊清单', '', '对讲机', '', '资产', '', '', '', '', '', '', '紧急、重要'],
      [technician.name['zh-CN'], '', item!.title['zh-CN'], '', '', '', '', '', '30', '', '', ''], [technician.name['zh-CN'], '', '新加的一项', '', '工作', '', '', '', '', '', '', ''],
      ['坏清单', '', '没有类别', '', '', '', '', '', '', '', '', ''], ['塔吊清单', '', '坏词', '', '玄学', '', '', '', '', '', '', ''],
    ]
    const seen = await preview(site, hr, csv(header, rows), { kind: 'templates', makePositions: true })
    expect(seen.counts).toEqual({ added: 3, changed: 1, unchanged: 0, refused: 2 })
    expect(seen.unknownPositions).toEqual(['塔吊指挥'])
    const looked = await rowsOf(site, hr, seen.previewId)
    expect(looked[2]!.changes).toEqual([{ field: 'days', label: '天数', from: String(item!.due!.days), to: '30' }])
    expect(looked.slice(4).map((row) => row.reasons.map((reason) => reason.code))).toEqual([['FIELD_MISSING'], ['WORD_UNKNOWN']])
    const { id } = await runToEnd(site, hr, seen.previewId, true)
    const crane = (await call(site.router.templates.list, {}, { context: hr })).items.find((one) => one.name['zh-CN'] === '塔吊清单')!
    const [position] = (await call(site.router.positions.list, { text: '塔吊指挥' }, { context: hr })).items
    expect(crane).toMatchObject({ layer: 'position', positionIds: [position!.id], itemCount: 2, version: 1 })
    const made = await call(site.router.templates.get, { id: crane.id }, { context: hr })
    expect(made.items[0]).toMatchObject({ title: { 'zh-CN': '吊装记录', en: 'Lifting records' }, category: 'documents', shape: 'paper', due: { anchor: 'leftOn', days: 3, unit: 'working' }, needsMaterial: true, tags: ['important'] })
    expect(made.items[0]!.columns.map((column) => [column.label['zh-CN'], column.required])).toEqual([['名称', true], ['份数', false], ['吊次', false]])
    const next = await call(site.router.templates.get, { id: 'technician' }, { context: hr })
    expect([next.version, next.items.length]).toEqual([technician.version + 1, technician.items.length + 1])
    expect(next.items[0]).toEqual({ ...item!, due: { ...item!.due!, days: 30 } })
    expect((await preview(site, hr, csv(header, rows.slice(0, 4)), { kind: 'templates' })).counts).toMatchObject({ unchanged: 4 })

    expect(await undoToEnd(site, hr, id)).toMatchObject({ state: 'undone' })
    const after = await call(site.router.templates.get, { id: 'technician' }, { context: hr })
    expect([after.version, after.items]).toEqual([technician.version + 2, technician.items])
    const { template, template_position, position: positions } = (await shown()) as Record<string, { id?: string }[]>
    const was = before as Record<string, { id?: string }[]>
    expect([template!.map((one) => one.id), template_position, positions]).toEqual([was.template!.map((one) => one.id), was.template_position, was.position])
    expect(await projectionDigest(site.services.reader, subjectRegistry(site.desk))).toBe(await rebuiltDigest())
  })

  test('is not undone once a case was made from it', async () => {
    const seen = await preview(site, hr, csv(header, [['用过的清单', '技术员', '用过的一项', '', '工作', '', '', '', '', '', '', '']]), { kind: 'templates' })
    const { id } = await runToEnd(site, hr, seen.previewId)
    const employee = await call(site.router.employees.create, { number: 'USES', name: '用的人', positionId: 'technician' }, { context: hr })
    const anyone = { kind: 'user', id: 'u-admin', name: '管理员' } as const
    const started = await call(site.router.cases.start, { employeeId: employee.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [anyone], assignees: { head: anyone, it: anyone, finance: anyone } }, { context: hr })
    expect(started.items.some((one) => one.title['zh-CN'] === '用过的一项')).toBe(true)
    expect(await undoToEnd(site, hr, id)).toMatchObject({ undone: null, problem: { code: 'IMPORT_BUILT_ON', data: { first: [{ why: 'party', name: '用过的清单', by: started.number }] } } })
  })
})

describe('columns chosen by hand', () => {
  test('are remembered for the same header', async () => {
    const list = csv(['甲', '乙', '岗位'], [['H1', '手选', '技术员']])
    const first = await preview(site, hr, list, { headerLine: 1 })
    expect([first.missingKeys, first.counts.refused, first.columns.map((column) => column.field)]).toEqual([['number', 'identityNumber'], 1, ['', '', 'positionId']])
    expect(first.columns[0]!.samples).toEqual(['H1'])
    const second = await preview(site, hr, list, { headerLine: 1, mapping: { 0: 'number', 1: 'name' } })
    expect([second.missingKeys, second.counts.added, second.columns.map((column) => column.how)]).toEqual([[], 1, ['by_hand', 'by_hand', 'name']])
    const third = await preview(site, hr, list, { headerLine: 1 })
    expect(third.columns.map((column) => [column.field, column.how])).toEqual([['number', 'remembered'], ['name', 'remembered'], ['positionId', 'name']])
  })
})

describe('an empty list to fill in', () => {
  test.each(importKinds.flatMap((kind) => (['xlsx', 'csv'] as const).flatMap((format) => (['zh-CN', 'en'] as const).map((locale) => ({ kind, format, locale })))))('of $kind as $format in $locale can be taken in as it is', async ({ kind, format, locale }) => {
    const list = await call(site.router.imports.template, { kind, format }, { context: { ...hr, locale } })
    expect(list.name.endsWith(`.${format}`)).toBe(true)
    const seen = await preview(site, hr, Buffer.from(list.content, 'base64'), { kind, makePositions: true }, list.name)
    expect([seen.counts, seen.remarks.filter((remark) => remark.stops)]).toEqual([{ added: 1, changed: 0, unchanged: 0, refused: 0 }, []])
    expect(seen.columns.every((column) => column.field !== '')).toBe(true)
  })
})

test('an import and its undoing leave the register as it was, whatever the list', async () => {
  const words = fc.constantFrom('', '-', '甲部', '乙部', '丙')
  const row = fc.record({ number: fc.integer({ min: 1, max: 12 }).map((n) => `P${n}`), name: fc.constantFrom('王伟', '李娜', '张敏'), position: fc.constantFrom('技术员', '新岗位一', '新岗位二', ''), phone: fc.constantFrom('', '13800138000', '010-88886666'), department: words, hazard: fc.constantFrom('', '是', '否') })
  const header = ['工号', '姓名', '岗位', '手机', '部门', '接触职业病危害']
  const list = (rows: readonly { number: string; name: string; position: string; phone: string; department: string; hazard: string }[]): string => csv(header, rows.map((one) => [one.number, one.name, one.position, one.phone, one.department, one.hazard]))
  await fc.assert(fc.asyncProperty(fc.uniqueArray(row, { selector: (one) => one.number, minLength: 1, maxLength: 8 }), fc.uniqueArray(row, { selector: (one) => one.number, minLength: 1, maxLength: 8 }), async (base, next) => {
    const ground = await preview(site, hr, list(base), { makePositions: true })
    if (ground.counts.added + ground.counts.changed > 0) await runToEnd(site, hr, ground.previewId, true)
    const before = await shown()
    const seen = await preview(site, hr, list(next), { makePositions: true })
    if (seen.counts.added + seen.counts.changed === 0) return
    const { id } = await runToEnd(site, hr, seen.previewId, true)
    expect((await preview(site, hr, list(next), { makePositions: true })).counts).toMatchObject({ added: 0, changed: 0 })
    expect(await undoToEnd(site, hr, id)).toMatchObject({ state: 'undone' })
    expect(await shown()).toEqual(before)
  }), { numRuns: 4 })
  expect(await projectionDigest(site.services.reader, subjectRegistry(site.desk))).toBe(await rebuiltDigest())
}, 300_000)
