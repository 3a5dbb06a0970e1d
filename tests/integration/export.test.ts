import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Refused } from '@main/store/refused'
import { caseTypes } from '@main/subjects/case/domain/events'
import { reminderTypes } from '@main/subjects/reminder/domain/reminder'
import type { CaseRow } from '@shared/contract/case'
import type { EmployeeRow } from '@shared/contract/employee'
import type { ImportPreview } from '@shared/contract/import'
import type { ExportRecord, ExportView } from '@shared/contract/export'
import { exportWords } from '@shared/locale/exportWords'
import { importWords } from '@shared/locale/imports'
import { locales } from '@shared/vocabulary'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { exported, fetchExport, makeExport, type AskedList } from '../support/exports'

interface Answer<Body> { status: number; body: Body }

describe('exports', () => {
  let demo: DemoSite
  const tokens: Record<string, string> = {}
  beforeAll(async () => {
    demo = await openDemoSite()
    for (const name of ['hr', 'admin', 'finance', 'head', 'xiaoli', 'it']) tokens[name] = await demo.signIn(name)
  }, 120_000)
  afterAll(() => demo.close())

  const listOf = async <Row>(token: string, path: string): Promise<Row[]> => {
    const rows: Row[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer<{ items: Row[]; next: string | null }> = await demo.ask(token, 'GET', `${path}${path.includes('?') ? '&' : '?'}limit=7${cursor ? `&cursor=${cursor}` : ''}`)
      rows.push(...body.items)
      cursor = body.next
    }
    return rows
  }
  const lying = async (): Promise<string[]> => (existsSync(join(demo.dataDir, 'exports')) ? readdir(join(demo.dataDir, 'exports')) : [])

  test('of a list hold all its pages, in its order, and nothing a filter hides', async () => {
    const cases = await listOf<CaseRow>(tokens.hr!, '/cases')
    expect(cases.length).toBeGreaterThan(7)
    expect((await exported(demo, tokens.hr!, { list: 'cases' })).column('单号')).toEqual(cases.map((row) => row.number))
    const open = await exported(demo, tokens.hr!, { list: 'cases', status: 'open' })
    expect(open.column('单号')).toEqual(cases.filter((row) => row.status === 'open').map((row) => row.number))
    expect(open.about).toMatchObject({ 清单: '交接单', 筛选: '状态：办理中', 行数: String(open.rows.length), 导出人: expect.stringContaining('王') as string })
    const left = await exported(demo, tokens.hr!, { list: 'board', sort: 'left', department: '设备部' })
    expect(left.about).toMatchObject({ 筛选: '部门：设备部', 顺序: '按离场日' })
    expect(new Set(left.column('部门'))).toEqual(new Set(['设备部']))
    const columns = (await demo.ask(tokens.hr!, 'GET', '/board?sort=left&department=设备部&limit=100') as Answer<{ columns: { items: { number: string }[] }[] }>).body.columns
    expect(left.column('单号')).toEqual(columns.flatMap((column) => column.items.map((card) => card.number)))
  }, 60_000)

  test('can be made of every list on screen, in both languages', async () => {
    const theCase = (await listOf<CaseRow>(tokens.admin!, '/cases')).find((row) => row.employeeName === '许强')!
    const lists: AskedList[] = [
      { list: 'employees' }, { list: 'positions' }, { list: 'templates' }, { list: 'users' }, { list: 'cases' }, { list: 'board' }, { list: 'today', part: 'mine' }, { list: 'today', part: 'waiting' }, { list: 'today', part: 'legal' }, { list: 'today', part: 'inbox' },
      { list: 'items', id: theCase.id }, { list: 'timeline', id: theCase.id }, { list: 'search', text: '维修' }, { list: 'ledger', from: '2020-01-01', to: '2030-12-31' },
    ]
    for (const locale of locales) {
      // A worker a file: the lists whose words are most are looked at in both languages.
      for (const what of lists.filter(({ list }) => locale === 'zh-CN' || ['employees', 'board', 'ledger', 'timeline'].includes(list))) {
        const read = await exported(demo, tokens.admin!, what, { locale })
        expect(read.header.every((name) => name !== '' && name !== 'undefined'), JSON.stringify(what)).toBe(true)
        expect(new Set(read.header).size).toBe(read.header.length)
        expect(read.view.rows).toBe(read.rows.length)
        // Codes of the program are no words for a clerk.
        for (const row of read.rows) for (const cell of row) if (typeof cell === 'string') expect(cell).not.toMatch(/^(role:|undefined|null|\[object)|\{\w+\}/)
      }
    }
    const timeline = await exported(demo, tokens.admin!, { list: 'timeline', id: theCase.id })
    expect(timeline.column('做了什么')).toContain('开始办理')
    expect(timeline.column('校验码').every((hash) => /^[0-9a-f]{64}$/.test(String(hash)))).toBe(true)
    for (const locale of locales) expect(Object.keys(exportWords[locale].event).sort()).toEqual([...caseTypes, ...reminderTypes].sort())
  }, 180_000)

  test('of the register are called as the import calls them, with long numbers as texts and days as days', async () => {
    const read = await exported(demo, tokens.hr!, { list: 'employees', status: 'active' })
    const known: string[] = Object.values(importWords['zh-CN'].field.employees)
    expect(read.header.filter((name) => !known.includes(name))).toEqual(['状态', '办理中的交接单'])
    expect(known.filter((name) => !read.header.includes(name))).toEqual([])
    const identity = read.column(importWords['zh-CN'].field.employees.identityNumber)
    expect(identity.some((one) => typeof one === 'string' && one.length === 18)).toBe(true)
    expect(identity.every((one) => one === null || typeof one === 'string')).toBe(true)
    expect(read.column('入职日期').some((one) => one instanceof Date)).toBe(true)
    expect(read.about['再导入']).toContain('员工')
    const positions = await exported(demo, tokens.hr!, { list: 'positions' }, { locale: 'en' })
    expect(Object.values(importWords.en.field.positions).filter((name) => !positions.header.includes(name))).toEqual([])
  }, 60_000)

  test('of the register and the positions come back by the import with nothing to change, in both formats and languages', async () => {
    // A name that a spreadsheet program would compute, a number that it would shorten.
    await demo.ask(tokens.hr!, 'POST', '/employees', { number: '007', name: '=王五', phone: '+86 13900139000', positionId: 'technician', identityNumber: '32010219850412771X', department: '-设备部', joinedOn: '2020-02-29' })
    for (const kind of ['employees', 'positions'] as const) {
      for (const format of ['xlsx', 'csv'] as const) {
        for (const locale of locales) {
          const view = await makeExport(demo, tokens.hr!, { list: kind }, { format, locale })
          const { bytes } = await fetchExport(demo, tokens.hr!, view.id)
          const form = new FormData()
          form.append('file', new File([new Uint8Array(bytes)], view.name))
          const stored = await fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', body: form, headers: { authorization: `Bearer ${tokens.hr}` } })
          const { body } = (await demo.ask(tokens.hr!, 'POST', '/imports/previews', { fileId: ((await stored.json()) as { id: string }).id, kind }, { 'accept-language': locale })) as Answer<ImportPreview>
          const changed = body.counts.unchanged === view.rows ? [] : (await demo.ask(tokens.hr!, 'GET', `/imports/previews/${body.previewId}/rows?limit=50`) as Answer<{ items: { outcome: string }[] }>).body.items.filter((row) => row.outcome !== 'unchanged')
          expect([kind, format, locale, body.counts, changed]).toEqual([kind, format, locale, { added: 0, changed: 0, unchanged: view.rows, refused: 0 }, []])
        }
      }
    }
  }, 120_000)

  test('show each role what its screen shows: no identity numbers but to HR, no cases without a part in them, no closed list', async () => {
    const identity = importWords['zh-CN'].field.employees.identityNumber
    for (const name of ['finance', 'it', 'head']) {
      const read = await exported(demo, tokens[name]!, { list: 'employees' })
      expect(read.header).not.toContain(identity)
      expect(read.column('工号')).toEqual((await listOf<EmployeeRow>(tokens[name]!, '/employees')).map((row) => row.number))
    }
    const own = await listOf<CaseRow>(tokens.xiaoli!, '/cases')
    expect(own.length).toBeLessThan((await listOf<CaseRow>(tokens.hr!, '/cases')).length)
    expect((await exported(demo, tokens.xiaoli!, { list: 'cases' })).column('单号')).toEqual(own.map((row) => row.number))
    const others = (await listOf<CaseRow>(tokens.hr!, '/cases')).find((row) => !own.some((one) => one.id === row.id))!
    for (const what of [{ list: 'employees' }, { list: 'users' }, { list: 'ledger', from: '2026-01-01', to: '2026-12-31' }, { list: 'items', id: others.id }, { list: 'timeline', id: others.id }] as AskedList[]) {
      await expect(makeExport(demo, tokens.xiaoli!, what), JSON.stringify(what)).rejects.toThrow('NOT_ALLOWED')
    }
    expect(await lying()).toEqual([])
  }, 60_000)

  test('without personal data have no such column, and long numbers in texts are hidden', async () => {
    const read = await exported(demo, tokens.hr!, { list: 'employees' }, { withoutPersonal: true })
    const { identityNumber, phone, emergencyPhone, serviceAddress } = importWords['zh-CN'].field.employees
    for (const name of [identityNumber, phone, emergencyPhone, serviceAddress]) expect(read.header).not.toContain(name)
    expect(read.about['个人信息']).toContain('不含')
    for (const row of read.rows) for (const cell of row) if (typeof cell === 'string') expect(cell).not.toMatch(/\d{17}[\dX]/)
    const theCase = (await listOf<CaseRow>(tokens.hr!, '/cases')).find((one) => one.employeeName === '许强')!
    const items = await exported(demo, tokens.hr!, { list: 'items', id: theCase.id }, { withoutPersonal: true })
    for (const row of items.column('明细')) expect(String(row ?? '')).not.toMatch(/1\d{10}/)
    const whole = await exported(demo, tokens.hr!, { list: 'items', id: theCase.id })
    expect(whole.column('明细').some((row) => /1\d{10}/.test(String(row)))).toBe(true)
  }, 60_000)

  test('to CSV open in Excel: its mark, CRLF, and identity numbers that stay whole', async () => {
    const view = await makeExport(demo, tokens.hr!, { list: 'employees' }, { format: 'csv' })
    const { bytes, headers } = await fetchExport(demo, tokens.hr!, view.id)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(headers.get('content-type')).toContain('text/csv')
    const lines = bytes.subarray(3).toString('utf8').split('\r\n')
    expect(lines).toHaveLength(view.rows + 2)
    expect(lines[0]).toContain(importWords['zh-CN'].field.employees.identityNumber)
    expect(lines.some((line) => /"\t\d{17}[\dX]"/.test(line))).toBe(true)
    expect(lines.some((line) => /(^|,)\d{17}[\dX](,|$)/.test(line))).toBe(false)
  }, 60_000)

  test('are fetched once, by whoever asked, under a Chinese name, and are gone from the disk then', async () => {
    const view = await makeExport(demo, tokens.hr!, { list: 'positions' })
    expect(view.name).toMatch(/^岗位-\d{4}-\d{2}-\d{2}\.xlsx$/)
    expect((await fetchExport(demo, tokens.admin!, view.id)).status).toBe(410)
    expect((await demo.ask(tokens.admin!, 'GET', `/exports/${view.id}`) as Answer<{ code: string }>).body.code).toBe('EXPORT_GONE')
    expect((await fetch(`${demo.url}/api/v1/exports/${view.id}/content`)).status).toBe(401)
    const { status, headers, bytes } = await fetchExport(demo, tokens.hr!, view.id)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(view.name)}`)
    expect([headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual(['nosniff', 'no-store'])
    expect(bytes).toHaveLength(view.bytes)
    expect((await fetchExport(demo, tokens.hr!, view.id)).status).toBe(410)
    await vi.waitFor(async () => expect(await lying()).toEqual([]), { timeout: 20_000 })
  }, 60_000)

  test('stand in the log before anybody has them: who, what, which filter, how many rows, and the file’s own hash', async () => {
    const read = await exported(demo, tokens.finance!, { list: 'employees', department: '设备部', status: 'active' }, { withoutPersonal: true })
    const [newest] = await listOf<ExportRecord>(tokens.admin!, '/exports')
    expect(newest).toMatchObject({ by: expect.any(String) as string, list: 'employees', format: 'xlsx', rows: read.rows.length, withoutPersonal: true, filter: '部门：设备部；状态：在岗', sha256: createHash('sha256').update(read.bytes).digest('hex') })
    const event = await demo.site.services.reader('event').where({ type: 'export.made' }).orderBy('position', 'desc').first() as { payload: Buffer; actor: string }
    expect(JSON.parse(event.payload.toString('utf8'))).toMatchObject({ asked: { department: '设备部', status: 'active' } })
    expect((await demo.ask(tokens.hr!, 'GET', '/exports') as Answer<{ code: string }>).body.code).toBe('NOT_ALLOWED')

    // What cannot be recorded is not given out.
    const failing = vi.spyOn(demo.site.services.writer, 'run').mockRejectedValueOnce(new Refused({ code: 'DISK_FULL', data: {} }))
    await expect(makeExport(demo, tokens.finance!, { list: 'positions' })).rejects.toThrow('DISK_FULL')
    failing.mockRestore()
    expect(await lying()).toEqual([])
  }, 60_000)

  test('given up leave no file, and three at once are enough for one person', async () => {
    const begin = () => demo.ask(tokens.it!, 'POST', '/exports', { what: { list: 'employees' }, format: 'xlsx' }) as Promise<Answer<ExportView & { code?: string }>>
    const started = [await begin(), await begin(), await begin()]
    expect(started.map((one) => one.status)).toEqual([202, 202, 202])
    expect((await begin()).body.code).toBe('EXPORT_BUSY')
    for (const { body } of started) expect((await demo.ask(tokens.it!, 'DELETE', `/exports/${body.id}`)).status).toBe(200)
    for (const { body } of started) expect((await demo.ask(tokens.it!, 'GET', `/exports/${body.id}`) as Answer<{ code: string }>).body.code).toBe('EXPORT_GONE')
    await vi.waitFor(async () => expect(await lying()).toEqual([]), { timeout: 20_000 })
    // The turn was given back.
    expect((await exported(demo, tokens.it!, { list: 'positions' })).rows.length).toBeGreaterThan(0)
    await vi.waitFor(async () => expect(await lying()).toEqual([]), { timeout: 20_000 })
  }, 60_000)
})
