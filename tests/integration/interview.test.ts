import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import type { InterviewView } from '@shared/contract/interview'
import { systemActor } from '@main/site'
import { openWriter } from '@main/store/driver'
import { rebuild } from '@main/store/rebuild'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { databaseOf, withReader } from '../support/site'

/** In no name and no word of the demonstration. */
const secret = '与带班王某争执七号坑'

describe('the exit interview', () => {
  let desk: DemoSite
  const tokens: Record<string, string> = {}
  let caseId: string
  let keys = 0
  const ask = async <Body>(who: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> => (await desk.ask(tokens[who]!, method, path, body, method === 'GET' ? {} : { 'idempotency-key': `k${++keys}` })) as never
  const record = (who: string, id: string, more: object = {}) => ask<{ interview: InterviewView; code?: string }>(who, 'PUT', `/cases/${id}/interview`, { reasons: ['superior', 'camp'], words: secret, wouldReturn: 'no', way: 'phone', ...more })
  let leavers = 0
  async function aCase(department = '设备部'): Promise<string> {
    const leaver = (await ask<{ id: string }>('hr', 'POST', '/employees', { number: `I${++leavers}`, name: '周访谈', department, positionId: 'technician' })).body
    const assignees = Object.fromEntries(['head'].map((one) => [one, { kind: 'user', id: 'demo-head', name: '陈建国' }]))
    return (await ask<{ id: string }>('hr', 'POST', '/cases', { employeeId: leaver.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }], assignees })).body.id
  }

  beforeAll(async () => {
    desk = await openDemoSite()
    for (const name of ['hr', 'admin', 'head', 'finance', 'it', 'supervisor', 'xiaoli']) tokens[name] = await desk.signIn(name)
    caseId = await aCase()
    expect((await record('hr', caseId)).status).toBe(200)
  })
  afterAll(() => desk.close())

  test('is read by the office alone, and corrected there', async () => {
    expect((await ask<{ interview: InterviewView }>('admin', 'GET', `/cases/${caseId}/interview`)).body.interview).toMatchObject({ words: secret, reasons: ['superior', 'camp'], heldBy: '王敏', corrected: 0 })
    for (const who of ['head', 'finance', 'it', 'supervisor', 'xiaoli']) {
      for (const [method, path] of [['GET', `/cases/${caseId}/interview`], ['GET', '/interviews/summary?year=2026'], ['GET', '/interviews/reasons']] as const) expect((await ask<{ code: string }>(who, method, path)).body.code).toBe('NOT_ALLOWED')
      expect((await record(who, caseId)).body.code).toBe('NOT_ALLOWED')
    }
    expect((await record('hr', caseId, { wouldReturn: 'maybe' })).body.interview).toMatchObject({ wouldReturn: 'maybe', corrected: 1 })
  })

  test('tells the case’s timeline once that it was held, and not a word of what was said', async () => {
    const { items } = (await ask<{ items: { type: string; params: object }[] }>('hr', 'GET', `/cases/${caseId}/timeline?limit=200`)).body
    expect(items.filter((one) => one.type.startsWith('interview.')).map((one) => Object.keys(one.params))).toEqual([['on']])
    expect(JSON.stringify(items)).not.toContain(secret)
  })

  test('is in nothing else that anybody can ask for: not the case, not the search, not the lists, not the forms', async () => {
    const view = (await ask<CaseView>('hr', 'GET', `/cases/${caseId}`)).body
    const paths = ['', '/items', '/messages', '/timeline?limit=200', '/approvals', '/forms/handover', '/forms', '/forms/clearance?locale=zh-CN', '/forms/application?locale=zh-CN', '/absence/ending-check'].map((rest) => `/cases/${caseId}${rest}`)
    const more = [`/search?text=${encodeURIComponent(secret)}`, `/search/quick?text=${encodeURIComponent(secret)}`, '/cases', '/board', '/today/mine', '/today/inbox', '/ledger?from=2026-01-01&to=2026-12-31&by=leftOn', `/employees/${view.leaver.id}`, '/forms/morning']
    for (const who of Object.keys(tokens)) {
      for (const path of [...paths, ...more]) {
        const { body } = await ask<{ data?: unknown }>(who, 'GET', path)
        expect([who, path, JSON.stringify(body).includes(secret)]).toEqual([who, path, false])
      }
    }
  })

  test('lies in no table but the log and, for a day, the answer kept under its own key, which is in no backup', async () => {
    await withReader(desk.dataDir, async (db) => {
      const tables = (await db('sqlite_master').where({ type: 'table' }).whereNot('sql', 'like', '%VIRTUAL%').pluck('name')) as string[]
      const holding: string[] = []
      for (const table of tables) {
        const rows = (await db(table).select()) as object[]
        if (rows.some((row) => Object.values(row).some((cell) => (Buffer.isBuffer(cell) ? cell.toString('utf8') : String(cell)).includes(secret)))) holding.push(table)
      }
      expect(holding.sort()).toEqual(['command_key', 'event'])
    })
  })

  test('is counted by quarter and department, and not shown below five', async () => {
    const summary = async () => (await ask<{ items: { department: string | null; count: number; reasons: Record<string, number> }[]; isCut: boolean }>('hr', 'GET', '/interviews/summary?year=2026')).body
    expect(await summary()).toMatchObject({ items: [], isCut: true, smallestGroup: 5 })
    for (let more = 0; more < 4; more++) expect((await record('hr', await aCase(), { reasons: ['pay'], heldOn: '2026-11-20' })).status).toBe(200)
    await record('hr', caseId, { heldOn: '2026-11-20' })
    expect(await summary()).toMatchObject({ items: [{ quarter: '2026-Q4', department: '设备部', count: 5, reasons: { pay: 4, superior: 1, camp: 1 } }], isCut: false })
  })

  test('keeps its figures when the rows are made anew', async () => {
    const rows = () => withReader(desk.dataDir, async (db) => ({ interview: (await db('interview').orderBy('case_id')) as unknown[], reason: (await db('interview_reason').orderBy(['case_id', 'reason'])) as unknown[] }))
    const before = await rows()
    expect(before.interview).toHaveLength(5)
    const { writer } = desk.site.services
    const db = openWriter(databaseOf(desk.dataDir))
    await writer.lend(systemActor(), async () => {
      await db('interview').delete()
      await db('interview_reason').delete()
      await rebuild(db, writer.registry)
    })
    await db.destroy()
    expect(await rows()).toEqual(before)
  })

  test('is not held on a case that was a mistake', async () => {
    const id = await aCase()
    await ask('hr', 'POST', `/cases/${id}/void`, { reason: '开错' })
    expect((await record('hr', id)).body.code).toBe('CASE_NOT_OPEN')
  })
})
