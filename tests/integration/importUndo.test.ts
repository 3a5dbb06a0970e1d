import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@main/office/context'
import type { Site } from '@main/site'
import { csv, preview, runToEnd, setUpOffice, undoToEnd } from '../support/imports'
import { openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()
const hourMs = 3_600_000
let nowMs = Date.parse('2026-11-20T08:00:00Z')
let site: Site
let hr: Context

beforeAll(async () => {
  site = await openTestSite(await newFolder(), { clock: { now: () => nowMs } })
  ;({ hr } = await setUpOffice(site))
})
afterAll(() => site.close())

const people = ['工号', '姓名', '岗位', '手机']
const anyone = { kind: 'user', id: 'u-admin', name: '管理员' } as const

async function imported(header: readonly string[], row: readonly string[], source: Parameters<typeof preview>[3] = {}): Promise<string> {
  const { id, state } = await runToEnd(site, hr, (await preview(site, hr, csv(header, [row]), source)).previewId)
  expect(state).toBe('done')
  return id
}
const person = (number: string, position: string, source = {}): Promise<string> => imported(people, [number, `某${number}`, position, ''], source)
const positionCalled = async (title: string): Promise<string> => (await call(site.router.positions.list, { text: title }, { context: hr })).items.find((one) => one.title['zh-CN'] === title)!.id
const employeeWith = async (number: string) => (await call(site.router.employees.list, { text: number }, { context: hr })).items.find((one) => one.number === number)!

test('a case that was opened on what an import changed is seen though the clock was set back since; one from before is not in the way', async () => {
  await person('C1', '技术员')
  const { id: employeeId } = await employeeWith('C1')
  const open = (leftOn: string) => call(site.router.cases.start, { employeeId, kind: 'departed' as const, leftOn, told: { channel: 'call' as const }, receivers: [anyone], assignees: { head: anyone, it: anyone, finance: anyone } }, { context: hr })
  const importId = await imported(people, ['C1', '', '', '13800138000'])
  nowMs -= hourMs
  const { number } = await open('2026-11-20')
  expect(await undoToEnd(site, hr, importId)).toMatchObject({ undone: null, problem: { code: 'IMPORT_BUILT_ON', data: { first: [{ why: 'case', name: '某C1 C1', by: number }] } } })
  expect(await undoToEnd(site, hr, await imported(people, ['C1', '', '', '13900139000']))).toMatchObject({ state: 'undone' })
  nowMs += hourMs
})

describe('a position that was taken back since is not given back to', () => {
  test('somebody who held it', async () => {
    await person('A1', '技术员')
    const made = await person('A2', '吊篮工', { makePositions: true })
    const { id } = await employeeWith('A1')
    await call(site.router.employees.update, { id, positionId: await positionCalled('吊篮工') }, { context: hr })
    const moved = await imported(people, ['A1', '', '电焊工', ''], { makePositions: true })
    expect(await undoToEnd(site, hr, made)).toMatchObject({ state: 'undone' })
    expect(await undoToEnd(site, hr, moved)).toMatchObject({ undone: null, problem: { code: 'IMPORT_BUILT_ON', data: { count: 1, first: [{ why: 'position', name: '某A1 A1', by: '吊篮工' }] } } })
    expect(await employeeWith('A1')).toMatchObject({ positionId: await positionCalled('电焊工') })
  })

  test('a template that served it', async () => {
    const made = await person('B1', '爆破员', { makePositions: true })
    const header = ['模板名称', '适用岗位', '交接项', '类别']
    const gone = await positionCalled('爆破员')
    const { id } = await call(site.router.templates.create, { layer: 'position', name: { 'zh-CN': '火工清单', en: '' }, positionIds: [gone], workerType: null, items: [] }, { context: hr })
    const moved = await imported(header, ['火工清单', '技术员', '台账', '文件资料'], { kind: 'templates' })
    expect(await undoToEnd(site, hr, made)).toMatchObject({ state: 'undone' })
    expect(await undoToEnd(site, hr, moved)).toMatchObject({ undone: null, problem: { code: 'IMPORT_BUILT_ON', data: { first: [{ why: 'position', name: '火工清单', by: '爆破员' }] } } })
    expect((await call(site.router.templates.get, { id }, { context: hr })).positionIds).toEqual([await positionCalled('技术员')])
  })

  test('but one that is only retired is, and everything else comes back as before', async () => {
    const made = await person('D1', '架子工', { makePositions: true })
    const moved = await imported(people, ['D1', '', '技术员', ''])
    const id = await positionCalled('架子工')
    await call(site.router.positions.update, { id, retired: true }, { context: hr })
    expect(await undoToEnd(site, hr, moved)).toMatchObject({ state: 'undone' })
    expect(await employeeWith('D1')).toMatchObject({ positionId: id })
    expect(await undoToEnd(site, hr, made)).toMatchObject({ undone: null })
  })
})
