import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Context } from '@main/office/context'
import { subjectRegistry, type Site } from '@main/site'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { verifyJob } from '@main/store/upkeepJobs'
import { csv, preview, rowsOf, runToEnd, setUpOffice, undoToEnd } from '../support/imports'
import { openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()
let site: Site
let hr: Context
let admin: Context

beforeAll(async () => {
  site = await openTestSite(await newFolder())
  ;({ hr, admin } = await setUpOffice(site))
})
afterAll(() => site.close())

const digest = (): Promise<string> => projectionDigest(site.services.reader, subjectRegistry(site.desk))
const people = ['工号', '姓名', '身份证号', '手机', '部门', '岗位', '入职日期']

describe('a list of employees', () => {
  test('comes in as the preview showed it; the same list again changes nothing', async () => {
    const list = csv(people, [
      ['E001', '张　三', '11010119900307109X', '１３８００１３８０００', '设备部', '技术员', '2024年3月5日'],
      ['E002', '李四', '', '', '设备部', '技术员', '2024.3.5'],
      ['E003', '王五', '', '', '', '没有的岗位', ''],
    ])
    const seen = await preview(site, hr, list)
    expect(seen.counts).toEqual({ added: 2, changed: 0, unchanged: 0, refused: 1 })
    expect(seen.columns.map((column) => [column.field, column.how])).toEqual([['number', 'name'], ['name', 'name'], ['identityNumber', 'name'], ['phone', 'name'], ['department', 'name'], ['positionId', 'name'], ['joinedOn', 'name']])
    const rows = await rowsOf(site, hr, seen.previewId)
    expect(rows[0]).toMatchObject({ line: 2, outcome: 'added', key: 'E001', name: '张三' })
    expect(rows[0]!.changes).toContainEqual({ field: 'joinedOn', label: '入职日期', from: '', to: '2024-03-05' })
    expect(rows[2]!.reasons).toMatchObject([{ code: 'POSITION_NOT_KNOWN', data: { value: '没有的岗位' }, message: expect.stringContaining('没有的岗位') as string }])
    await expect(call(site.router.imports.run, { previewId: seen.previewId }, { context: hr })).rejects.toMatchObject({ refusal: { code: 'IMPORT_HAS_REFUSED_ROWS' } })

    const view = await runToEnd(site, hr, seen.previewId, true)
    expect(view).toMatchObject({ state: 'done', counts: { added: 2, refused: 1 }, by: '王人事' })
    const found = await call(site.router.employees.list, { text: 'E001' }, { context: hr })
    expect(found.items).toMatchObject([{ number: 'E001', name: '张三', phone: '13800138000', positionTitle: '技术员', joinedOn: '2024-03-05' }])
    expect((await preview(site, hr, list)).counts).toEqual({ added: 0, changed: 0, unchanged: 2, refused: 1 })
    expect((await call(site.router.imports.list, {}, { context: admin })).items[0]).toMatchObject({ id: view.id, file: { name: '名册.csv' }, state: 'done' })
    expect(await site.services.jobs.run(verifyJob, { dataDir: site.dataDir })).toMatchObject({ ok: true })
  })

  test('is undone as a whole: the register is what it was, and rows made anew are the same', async () => {
    await runToEnd(site, hr, (await preview(site, hr, csv(people, [['U001', '原名', '', '111111', '甲', '技术员', '2024-01-01']]))).previewId)
    const withoutVersion = async (): Promise<unknown[]> => {
      const rows = (await site.services.reader('employee').orderBy('id')) as { version: number }[]
      return rows.map((row) => ({ ...row, version: 0 }))
    }
    const before = await withoutVersion()
    const seen = await preview(site, hr, csv(people, [['U001', '原名', '', '222222', '乙', '', ''], ['U002', '新人', '', '', '', '技术员', '']]))
    expect(seen.counts).toMatchObject({ added: 1, changed: 1 })
    const { id } = await runToEnd(site, hr, seen.previewId)
    const undone = await undoToEnd(site, hr, id)
    expect(undone).toMatchObject({ state: 'undone', undone: { by: '王人事', reason: '导错了文件' } })
    expect(await withoutVersion()).toEqual(before)
    const live = await digest()
    await site.services.writer.idle()
    const { openWriter } = await import('@main/store/driver')
    const db = openWriter(`${site.dataDir}/site.db`)
    await rebuild(db, subjectRegistry(site.desk))
    await db.destroy()
    expect(await digest()).toBe(live)
    await expect(call(site.router.imports.undo, { id, reason: '再来' }, { context: hr })).rejects.toMatchObject({ refusal: { code: 'IMPORT_ALREADY_UNDONE' } })
  })
})
