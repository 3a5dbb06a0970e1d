import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DaySummary } from '@shared/contract/form'
import { openDemoSite, type DemoSite } from '../support/demoSite'

describe('the day’s summary', () => {
  let demo: DemoSite
  beforeAll(async () => { demo = await openDemoSite() })
  afterAll(() => demo.close())
  const summary = async (who: string, query = ''): Promise<DaySummary> => {
    const { status, body } = await demo.ask(await demo.signIn(who), 'GET', `/forms/summary${query}`)
    expect(status).toBe(200)
    return body as DaySummary
  }
  const things = (sheet: DaySummary) => sheet.groups.flatMap((group) => group.things)

  test('has what is over, due and waiting, by whoever has it, and counts what is in the rows', async () => {
    const sheet = await summary('hr')
    const reader = demo.site.services.reader
    const count = async (where: string): Promise<number> => Number(((await reader('case_item').where({ live: 1 }).whereRaw(where, [sheet.on]).count({ count: '*' }).first()) as { count: number }).count)
    expect(sheet.counts).toMatchObject({ overdue: await count('due_key < ?'), due: await count('due_key = ?'), toConfirm: await count('submitted = 1 AND ? <> 0') })
    expect(new Set(things(sheet).map((one) => one.kind))).toEqual(new Set(['item', 'step', 'approval', 'freeze']))
    expect(sheet.counts.overdue).toBeGreaterThan(0)
    expect(sheet.groups[0]!.who).toContain('IT')
    expect(things(sheet).some((one) => one.standing.includes('已报人事'))).toBe(true)
    // As many rows as a page has.
    expect(sheet.groups.length + things(sheet).length).toBeLessThanOrEqual(36)
    const freezing = things(sheet).filter((one) => one.kind === 'freeze').map((one) => one.caseNumber)
    expect(things(sheet).filter((one) => one.what === '冻结账号' && freezing.includes(one.caseNumber))).toEqual([])
  })

  test('for a wall names no leaver, no legal step, no approval; in English too', async () => {
    const names = ((await demo.site.services.reader('case_card').pluck('employee_name')) as string[])
    for (const locale of ['zh-CN', 'en']) {
      const sheet = await summary('hr', `?posted=true&locale=${locale}`)
      expect(things(sheet).every((one) => one.employee === '')).toBe(true)
      const lines = JSON.stringify(things(sheet))
      expect(names.filter((name) => lines.includes(name))).toEqual([])
      expect(lines).not.toMatch(/结清工资|经济补偿|Severance|All wages|借款|loans|转移档案|Personal file/)
      expect(things(sheet).filter((one) => one.kind !== 'item').every((one) => one.caseNumber === '' && one.dueOn === '')).toBe(true)
    }
  })

  test('shows each role what it may see and no more', async () => {
    const own = async (departments: readonly string[]): Promise<Set<string>> => new Set((await demo.site.services.reader('case_card').whereIn('department', [...departments]).pluck('number')) as string[])
    const head = await summary('head')
    const users = (await demo.site.services.reader('user_account').whereIn('name', ['head', 'supervisor']).select('name', 'departments', 'id')) as { name: string; departments: string; id: string }[]
    for (const [who, sheet] of [['head', head], ['supervisor', await summary('supervisor')]] as const) {
      const user = users.find((one) => one.name === who)!
      const party = new Set((await demo.site.services.reader('case_party').join('case_card', 'case_card.id', 'case_party.case_id').where({ user_id: user.id }).pluck('number')) as string[])
      const may = await own(JSON.parse(user.departments) as string[])
      expect(things(sheet).filter((one) => one.caseNumber && !may.has(one.caseNumber) && !party.has(one.caseNumber)), who).toEqual([])
    }
    const supervisor = await summary('supervisor')
    expect(things(supervisor).filter((one) => one.kind === 'approval' || one.kind === 'freeze')).toEqual([])
    expect(supervisor.counts).toMatchObject({ approvals: 0, freeze: 0 })
    const { status } = await demo.ask(await demo.signIn('xiaoli'), 'GET', '/forms/summary')
    expect(status).toBe(403)
  })
})
