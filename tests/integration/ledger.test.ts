import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localDay } from '@main/log/clock'
import type { CaseRow, CaseView } from '@shared/contract/case'
import type { LedgerRow, LedgerTotals } from '@shared/contract/ledger'
import { openDemoSite, type DemoSite } from '../support/demoSite'

interface Answer<Body> { status: number; body: Body }
const staying = new Set(['transfer', 'long_leave'])
const always = 'from=2000-01-01&to=2100-12-31'

describe('the leaving ledger', () => {
  let demo: DemoSite
  let hr: string
  let cases: CaseView[]
  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
    const { items } = (await demo.ask(hr, 'GET', '/cases?limit=200') as Answer<{ items: CaseRow[] }>).body
    cases = []
    for (const { id } of items) cases.push((await demo.ask(hr, 'GET', `/cases/${id}`) as Answer<CaseView>).body)
    // Nobody left: neither belongs in a ledger.
    const open = cases.filter((one) => one.status === 'open')
    await demo.ask(hr, 'POST', `/cases/${open[0]!.id}/void`, { reason: '开错了' })
    await demo.ask(hr, 'POST', `/cases/${open[1]!.id}/stay`, { reason: '回来了' })
    cases = cases.filter((one) => one.id !== open[0]!.id && one.id !== open[1]!.id && (one.status === 'open' || one.status === 'archived'))
  }, 120_000)
  afterAll(() => demo.close())

  const page = async (query: string): Promise<{ items: LedgerRow[]; next: string | null }> => (await demo.ask(hr, 'GET', `/ledger?${query}`) as Answer<{ items: LedgerRow[]; next: string | null }>).body
  const all = async (query: string): Promise<LedgerRow[]> => {
    const rows: LedgerRow[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, next }: Awaited<ReturnType<typeof page>> = await page(`${query}&limit=3${cursor ? `&cursor=${cursor}` : ''}`)
      rows.push(...items)
      cursor = next
    }
    return rows
  }
  const totals = async (query: string): Promise<LedgerTotals> => (await demo.ask(hr, 'GET', `/ledger/totals?${query}`) as Answer<LedgerTotals>).body

  test('holds everybody who left, in the order of the days, numbered through its pages, and nobody who did not', async () => {
    const rows = await all(always)
    const wanted = cases.filter((one) => !staying.has(one.kind)).sort((a, b) => (a.dates.leftOn < b.dates.leftOn || (a.dates.leftOn === b.dates.leftOn && a.id < b.id) ? -1 : 1))
    expect(rows.map((row) => row.number)).toEqual(wanted.map((one) => one.number))
    expect(rows.map((row) => row.n)).toEqual(wanted.map((_, index) => index + 1))
    expect((await all(`${always}&withStaying=true`)).length).toBe(cases.length)
  })

  test('says of each what his case says: days, wages and certificate on the days they were recorded, overdue steps', async () => {
    const today = localDay(Date.now(), 'Asia/Shanghai')
    for (const row of await all(always)) {
      const one = cases.find((found) => found.id === row.caseId)!
      const step = (id: string) => one.legalSteps.find((found) => found.id === id)
      const told = (id: string) => { const found = step(id); return found ? { state: found.state, on: found.state === 'done' && found.at ? localDay(Date.parse(found.at), 'Asia/Shanghai') : null } : null }
      expect(row).toMatchObject({
        employeeName: one.leaver.name, employeeNumber: one.leaver.number, department: one.leaver.department, crew: one.leaver.crew, joinedOn: one.leaver.joinedOn, leftOn: one.dates.leftOn, endOn: one.dates.endOn, handoverDoneOn: one.dates.handoverDoneOn,
        kind: one.kind, reason: one.reason, status: one.status, stage: one.stage, wages: told('post.wage'), certificate: told('post.cert'),
      })
      expect(row.overdue.map((late) => [late.id, late.doBy])).toEqual(one.legalSteps.filter((found) => found.state === 'open' && found.doBy && found.doBy < today).map((found) => [found.id, found.doBy]))
    }
  })

  test('counts by kind and department what it lists, under every filter', async () => {
    const whole = await all(always)
    const departments = [...new Set(whole.map((row) => row.department))]
    for (const filter of ['', '&overdue=true', `&department=${departments[0]}`, `&kind=${whole[0]!.kind}`, '&employer=own', '&withStaying=true', '&by=endOn']) {
      const rows = await all(always + filter)
      const counted = await totals(always + filter)
      expect([filter, counted.count, counted.open, counted.overdue]).toEqual([filter, rows.length, rows.filter((row) => row.status === 'open').length, rows.filter((row) => row.overdue.length > 0).length])
      expect(Object.fromEntries(counted.kinds.map((one) => [one.kind, one.count]))).toEqual(countedBy(rows.map((row) => row.kind)))
      expect(Object.fromEntries(counted.departments.map((one) => [one.department, one.count]))).toEqual(countedBy(rows.map((row) => row.department)))
    }
    expect((await all(`${always}&overdue=true`)).every((row) => row.overdue.length > 0)).toBe(true)
    expect((await all(`${always}&by=endOn`)).every((row) => row.endOn !== null)).toBe(true)
  })

  test('of a month holds both its ends, and a range the wrong way round is refused', async () => {
    const day = cases[0]!.dates.leftOn
    const within = await all(`from=${day}&to=${day}&withStaying=true`)
    expect(within.map((row) => row.caseId).sort()).toEqual(cases.filter((one) => one.dates.leftOn === day).map((one) => one.id).sort())
    expect((await demo.ask(hr, 'GET', '/ledger?from=2026-11-30&to=2026-11-01') as Answer<{ code: string }>).body.code).toBe('LEDGER_RANGE')
  })

  test('walks its index in the order of the days, and counts off the index alone', async () => {
    const asked: { sql: string; bindings: readonly unknown[] }[] = []
    const reader = demo.site.services.reader
    const listen = (query: { sql: string; bindings: readonly unknown[] }) => { if (query.sql.includes('case_ledger')) asked.push(query) }
    reader.on('query', listen)
    for (const by of ['leftOn', 'endOn']) {
      const { next } = await page(`${always}&by=${by}&limit=1`)
      await page(`${always}&by=${by}&limit=1&cursor=${next}`)
      await totals(`${always}&by=${by}&overdue=true`)
    }
    reader.removeListener('query', listen)
    const plans: string[][] = []
    for (const { sql, bindings } of asked) plans.push(((await reader.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings as never)) as { detail: string }[]).map((step) => step.detail))
    const walks = (index: string) => [`SEARCH case_ledger USING INDEX ${index}`, `SEARCH case_ledger USING INDEX ${index}`, `SEARCH case_ledger USING COVERING INDEX ${index}`]
    expect(plans.map(([first]) => first!.replace(/ \(.*/, ''))).toEqual([...walks('case_ledger_by_left'), ...walks('case_ledger_by_end')])
    // No sort behind the walk.
    for (const plan of [plans[0], plans[1], plans[3], plans[4]]) expect(plan).toHaveLength(1)
  })

  test('follows the case: a step done, a case archived or made void show at once', async () => {
    const [row] = (await all(always)).filter((one) => one.wages?.state === 'open' && one.status === 'open')
    await demo.ask(hr, 'POST', `/cases/${row!.caseId}/legal-steps/post.wage`, { state: 'done', note: '' })
    const legal = (await demo.ask(hr, 'GET', `/cases/${row!.caseId}`) as Answer<CaseView>).body.legalSteps.find((step) => step.id === 'post.wage')
    const after = (await all(always)).find((one) => one.caseId === row!.caseId)!
    expect(after.wages).toEqual({ state: legal!.state, on: legal!.state === 'done' ? localDay(Date.parse(legal!.at!), 'Asia/Shanghai') : null })
    expect(after.wages?.state).toBe('done')
    await demo.ask(hr, 'POST', `/cases/${row!.caseId}/void`, { reason: '开错了' })
    expect((await all(always)).some((one) => one.caseId === row!.caseId)).toBe(false)
  })
})

const countedBy = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return counts
}
