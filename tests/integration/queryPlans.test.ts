import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stages } from '@shared/vocabulary'
import { openDemoSite, type DemoSite } from '../support/demoSite'

/** Scans that are meant: counts over a covering or partial index, pickers, and tables of tens of rows or, case_count, of some thousand at any size. */
const meant: readonly RegExp[] = [
  /SCAN case_card USING (COVERING )?INDEX/, /SCAN case_receiver USING (COVERING )?INDEX/, /SCAN (case_count|user_account|user_delegation|chain|template|site|json_each|due|subquery)/, /SCAN search_index VIRTUAL TABLE/,
  // What a subquery chose before, by an index of its own.
  /SCAN (lead|chosen|placed|\(subquery-\d+\)|\(join-\d+\))/,
  // They hold only what waits for somebody's word.
  /SCAN case_item USING INDEX case_item_submitted/, /SCAN case_approval( USING INDEX case_approval_by_slot)?: /,
  // In the order of an index, and ended by LIMIT.
  /SCAN (employee|position) USING INDEX .*order by .* limit/, /SCAN case_card: select `case_card`\.\* from `case_card` order by `case_card`.`id` desc limit/, /SCAN (export_made|outbox): .*order by `id` desc limit/, /SCAN channel: select \* from `channel` order by `id` asc limit/, /SCAN case_crew: .*order by `crew_id` desc limit/, /SCAN employee USING COVERING INDEX employee_by_crew/, /SCAN rule_version: .*order by `number` desc limit/,
]

describe('queries', () => {
  let demo: DemoSite
  const tokens: Record<string, string> = {}
  beforeAll(async () => {
    demo = await openDemoSite()
    for (const name of ['hr', 'xiaoli', 'head', 'finance', 'admin']) tokens[name] = await demo.signIn(name)
  })
  afterAll(() => demo.close())

  test('of every screen walk an index', async () => {
    const reader = demo.site.services.reader
    const asked = new Map<string, readonly unknown[]>()
    const listen = (query: { sql: string; bindings: readonly unknown[] }) => { if (/^select/i.test(query.sql)) asked.set(query.sql, query.bindings ?? []) }
    reader.on('query', listen)
    const filters = ['', 'department=设备部', 'employer=own', 'kind=departed', 'positionId=technician', 'receiver=小李', 'tag=urgent', 'text=lz', 'mine=true', 'overdue=true']
    for (const token of Object.values(tokens)) {
      for (const filter of filters) {
        for (const sort of ['due', 'left', 'name']) await demo.ask(token, 'GET', `/board?sort=${sort}&${filter}`)
        for (const by of ['department', 'receiver', 'employer']) await demo.ask(token, 'GET', `/board/lanes?by=${by}&${filter}`)
      }
      for (const path of ['/cases', '/cases?status=open', '/cases?stage=to_start', '/board/load', '/board/choices', '/today/mine', '/today/waiting', '/today/legal', '/today/inbox', '/today/badges', '/today/approvals', '/chains', '/delegations', '/search?text=维修', '/search?text=lz', '/search/quick?text=设备', '/employees', '/employees?text=zhang', '/positions', '/templates', '/backups', '/backups/age', '/channels', '/outbox', '/outbox?shelf=trouble', '/forms/morning', '/forms/summary', '/forms/summary?posted=true', ...stages.map((stage) => `/board/${stage}`)]) await demo.ask(token, 'GET', path)
      for (const ledger of ['by=leftOn', 'by=endOn', 'by=leftOn&department=设备部', 'by=leftOn&kind=departed', 'by=endOn&employer=own', 'by=leftOn&overdue=true']) {
        for (const path of ['/ledger', '/ledger/totals']) await demo.ask(token, 'GET', `${path}?from=2026-01-01&to=2026-12-31&${ledger}`)
      }
      for (const path of ['/interviews/summary?year=2026', '/crews', '/crews/choices', '/applications?state=submitted', '/applications?employeeId=demo-e-xiaoli', '/exports', '/calendar', '/calendar/2027', '/rules', '/rules/versions']) await demo.ask(token, 'GET', path)
      await demo.ask(token, 'POST', '/crews/roster', { crew: '钢筋二班', lines: ['W1044', '谢军'], ids: ['demo-e-gaofeng'] })
      const { items } = (await demo.ask(token, 'GET', '/cases')).body as { items: { id: string }[] }
      for (const path of ['', '/items', '/open-roles', '/approvals', '/approvals/preview', '/timeline', '/messages', '/forms/handover', '/forms', '/forms/clearance']) if (items[0]) await demo.ask(token, 'GET', `/cases/${items[0].id}${path}`)
    }
    reader.removeListener('query', listen)
    expect(asked.size).toBeGreaterThan(60)
    const scans: string[] = []
    for (const [sql, bindings] of asked) {
      const plan = (await reader.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings as never)) as { detail: string }[]
      for (const { detail } of plan) if (detail.startsWith('SCAN') && !meant.some((one) => one.test(`${detail}: ${sql}`))) scans.push(`${detail}: ${sql}`)
    }
    expect(scans).toEqual([])
  }, 120_000)
})
