import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import type { OpenRolesView } from '@shared/contract/openRole'
import { openDemoSite, type DemoSite } from '../support/demoSite'

/** 小李 is receiver in the cases of others and leaves himself; the administrator's account belongs to 冯丽. */
describe('open roles of somebody who leaves', () => {
  let demo: DemoSite
  let hr: string
  let admin: string
  const start = async (employeeId: string, by = 'demo-head', extraItems: unknown[] = []): Promise<CaseView> => (await demo.ask(hr, 'POST', '/cases', { employeeId, kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'in_person' }, receivers: [{ kind: 'user', id: by, name: 'x' }], assignees: { head: { kind: 'user', id: by, name: 'x' } }, extraItems })).body as CaseView
  const rolesOf = async (id: string, query = ''): Promise<OpenRolesView> => (await demo.ask(admin, 'GET', `/cases/${id}/open-roles${query}`)).body as OpenRolesView
  const eventCount = async (): Promise<number> => Number((await demo.site.services.reader('event').count({ count: '*' }).first() as { count: number }).count)
  const user = (id: string, name = 'x') => ({ kind: 'user', id, name })
  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
    admin = await demo.signIn('admin')
  })
  afterAll(() => demo.close())

  test('are listed, paged, and handed to one successor in one transaction over cases, chain and accounts', async () => {
    await demo.ask(hr, 'POST', '/chains', { name: { 'zh-CN': '维修审批' }, departments: ['设备部'], steps: [{ key: 'fix', name: { 'zh-CN': '复核' }, who: { by: 'people', people: [{ id: 'demo-xiaoli', name: '小李' }] } }] })
    const other = await start('demo-e-laozhang')
    await demo.ask(hr, 'POST', `/cases/${other.id}/approvals`, {})
    await demo.ask(hr, 'POST', '/users/demo-head/delegations', { id: 'demo-head', to: 'demo-xiaoli', from: '2026-11-20', until: '2030-01-01', reason: '出差' })
    const his = await start('demo-e-xiaoli', 'demo-head', [{ key: 'seal', title: { 'zh-CN': '设备部技术专用章', en: '' }, category: 'seals', shape: 'seal' }])

    const all = await rolesOf(his.id, '?limit=200')
    expect(new Set(all.items.map((one) => one.kind))).toEqual(new Set(['receiver', 'chain', 'approver', 'stands_in', 'keeping']))
    const [first, second] = [await rolesOf(his.id, '?limit=1'), null] as const
    const rest = await rolesOf(his.id, `?limit=200&cursor=${first.next}`)
    expect([...first.items, ...rest.items].map((one) => one.key)).toEqual(all.items.map((one) => one.key))
    expect(second).toBeNull()

    const which = all.items.filter((one) => one.mayReassign).map((one) => one.key)
    const before = await eventCount()
    const done = (await demo.ask(hr, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-it'), which })).body as OpenRolesView
    expect(done.open).toBe(0)
    expect(await eventCount()).toBeGreaterThan(before + which.length - 1)
    const after = (await demo.ask(hr, 'GET', `/cases/${other.id}/approvals`)).body as { rounds: { steps: { people: { id: string }[] }[] }[] }
    expect(after.rounds[0]?.steps[0]?.people).toEqual([{ id: 'demo-it', name: '赵磊' }])
    const { items: chains } = (await demo.ask(hr, 'GET', '/chains')).body as { items: { name: { 'zh-CN': string }; version: number; steps: { who: unknown }[] }[] }
    expect(chains.find((one) => one.name['zh-CN'] === '维修审批')).toMatchObject({ version: 2, steps: [{ who: { by: 'people', people: [{ id: 'demo-it', name: '赵磊' }] } }] })
    const { items: delegations } = (await demo.ask(hr, 'GET', '/delegations')).body as { items: { to: { id: string }; ended: unknown }[] }
    expect(delegations.filter((one) => !one.ended).map((one) => one.to.id)).toEqual(['demo-it'])
  })

  test('go all or none: a case in which the successor would be his own receiver or witness is named, and nothing is written', async () => {
    const keeper = await start('demo-e-zhengqiang')
    await demo.ask(hr, 'PUT', `/cases/${keeper.id}/receivers`, { receivers: [user('demo-finance')] })
    await demo.ask(hr, 'PUT', `/cases/${keeper.id}/witness`, { witness: user('demo-supervisor') })
    const his = await start('demo-e-liufang')
    const { items } = await rolesOf(his.id, '?limit=200')
    const which = items.filter((one) => one.mayReassign).map((one) => one.key)
    const before = await eventCount()
    const refusal = await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-supervisor'), which })
    expect(refusal).toMatchObject({ status: 409, body: { code: 'SUCCESSOR_IS_WITNESS_THERE', data: { where: keeper.number } } })
    expect((await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-finance'), which })).body).toMatchObject({ code: 'SUCCESSOR_IS_LEAVER' })
    expect((await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: { kind: 'outside', name: '外人' }, which })).body).toMatchObject({ code: 'SUCCESSOR_NEEDS_ACCOUNT' })
    expect((await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-hr'), which: ['chain|none|x'] })).body).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(await eventCount()).toBe(before)
  })

  test('a role that he alone holds and departments of his account are the administrator’s to hand on', async () => {
    const his = await start('demo-e-chenjianguo', 'demo-xiaoli')
    const keys = (await rolesOf(his.id)).items.filter((one) => one.kind === 'department').map((one) => one.key)
    expect(keys).toEqual(['department|demo-head|设备部'])
    expect((await demo.ask(hr, 'GET', `/cases/${his.id}/open-roles`)).body).toMatchObject({ items: expect.arrayContaining([expect.objectContaining({ key: keys[0], mayReassign: false })]) })
    expect((await demo.ask(hr, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-it'), which: keys })).body).toMatchObject({ code: 'OPEN_ROLE_NEEDS_ADMINISTRATOR' })
    expect((await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-supervisor'), which: keys })).body).toMatchObject({ code: 'OPEN_ROLE_WIDENS' })
    expect((await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-it'), which: keys })).status).toBe(200)
    const { items: people } = (await demo.ask(admin, 'GET', '/users')).body as { items: { id: string; roles: string[]; departments: string[] }[] }
    expect(people.find((one) => one.id === 'demo-it')).toMatchObject({ roles: ['it', 'head'], departments: ['设备部'] })
    expect(people.find((one) => one.id === 'demo-head')).toMatchObject({ departments: [] })
  })

  test('the last administrator’s case is not filed and his account not closed until a successor is named', async () => {
    const { id: employeeId } = (await demo.ask(hr, 'POST', '/employees', { number: 'E0999', name: '管理员老李', positionId: 'technician', department: '设备部' })).body as { id: string }
    await demo.ask(admin, 'PATCH', '/users/demo-admin', { employeeId })
    const his = await start(employeeId, 'demo-xiaoli')
    const archive = () => demo.ask(hr, 'POST', `/cases/${his.id}/stage`, { to: 'archived', overrideReason: '必须归档' })
    expect((await rolesOf(his.id)).lastAdministrator).toBe(true)
    expect((await archive()).body).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
    expect((await demo.ask(admin, 'PATCH', '/users/demo-admin', { disabled: true })).body).toMatchObject({ code: 'LAST_ADMINISTRATOR' })
    const named = (await demo.ask(admin, 'POST', `/cases/${his.id}/open-roles`, { to: user('demo-hr'), which: ['holder|admin'] })).body as OpenRolesView
    expect(named).toMatchObject({ lastAdministrator: false })
    expect((await archive()).status).toBe(200)
    expect((await demo.ask(admin, 'PATCH', '/users/demo-admin', { disabled: true })).status).toBe(200)
  })
})
