import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApprovalLine, ApprovalRoundView } from '@shared/contract/approval'
import type { CaseView } from '@shared/contract/case'
import { openDemoSite, type DemoSite } from '../support/demoSite'

/** 陈建国 is the only head of 设备部; while he is away 小李 stands in for him. */
describe('approvals over HTTP', () => {
  let demo: DemoSite
  let hr: string
  let xiaoli: string
  const start = async (employeeId: string, more: Record<string, unknown> = {}): Promise<CaseView> =>
    (await demo.ask(hr, 'POST', '/cases', { employeeId, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-hr', name: '王敏' }], ...more })).body as CaseView
  const newEmployee = async (number: string, name: string): Promise<string> => ((await demo.ask(hr, 'POST', '/employees', { number, name, positionId: 'technician', department: '设备部' })).body as { id: string }).id
  const submit = (id: string) => demo.ask(hr, 'POST', `/cases/${id}/approvals`, { onBehalf: { channel: 'call', note: '' } })
  const rounds = async (id: string): Promise<ApprovalRoundView[]> => ((await demo.ask(hr, 'GET', `/cases/${id}/approvals`)).body as { rounds: ApprovalRoundView[] }).rounds
  const roundOf = async (id: string): Promise<string> => (await rounds(id)).at(-1)!.id
  const waiting = async (token: string, caseId: string): Promise<ApprovalLine[]> => ((await demo.ask(token, 'GET', '/today/approvals?limit=200')).body as { items: ApprovalLine[] }).items.filter((one) => one.caseId === caseId)
  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
    xiaoli = await demo.signIn('xiaoli')
    expect((await demo.ask(hr, 'POST', '/users/demo-head/delegations', { to: 'demo-xiaoli', from: '2026-11-20', until: '2099-12-31', reason: '出差' })).status).toBeLessThan(300)
  })
  afterAll(() => demo.close())

  test('the only head leaves himself: his deputy neither sees nor decides it, and HR has it', async () => {
    const other = await start(await newEmployee('E-A1', '甲一'))
    await submit(other.id)
    expect(await waiting(xiaoli, other.id)).toMatchObject([{ step: 'head', standsInFor: '陈建国' }])

    const his = await start('demo-e-chenjianguo', { assignees: { head: { kind: 'outside', name: '项目部老周' } } })
    await submit(his.id)
    expect((await rounds(his.id))[0]?.steps[0]).toMatchObject({ key: 'head', people: [], waitsFor: ['role:hr'] })
    expect(await waiting(xiaoli, his.id)).toEqual([])
    expect((await demo.ask(xiaoli, 'GET', `/cases/${his.id}/approvals`)).body).toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await demo.ask(xiaoli, 'POST', `/cases/${his.id}/approvals/${await roundOf(his.id)}/steps/head`, { verdict: 'approved' })).body).toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await waiting(hr, his.id)).map((one) => one.step)).toEqual(['head'])
    expect((await demo.ask(hr, 'POST', `/cases/${his.id}/approvals/${await roundOf(his.id)}/steps/head`, { verdict: 'approved', actingReason: '负责人就是本人' })).status).toBe(200)
  })

  test('a reason first told with the round is the case’s too; one the case has stays', async () => {
    const reasonOf = async (id: string) => ((await demo.ask(hr, 'GET', `/cases/${id}`)).body as CaseView).reason
    const [without, having] = [await start(await newEmployee('E-A8', '甲八')), await start(await newEmployee('E-A9', '甲九'), { reason: '回老家' })]
    for (const { id } of [without, having]) await demo.ask(hr, 'POST', `/cases/${id}/approvals`, { reason: '家中有事', onBehalf: { channel: 'call', note: '' } })
    expect([await reasonOf(without.id), await reasonOf(having.id)]).toEqual(['家中有事', '回老家'])
  })

  test('a step that names only the leaver, or whose role he alone holds, is HR’s too', async () => {
    await demo.ask(hr, 'POST', '/chains', { name: { 'zh-CN': '调动审批' }, kinds: ['transfer'], steps: [{ key: 'named', name: { 'zh-CN': '指名' }, who: { by: 'people', people: [{ id: 'demo-finance', name: '刘芳' }] } }, { key: 'finance', name: { 'zh-CN': '财务' }, who: { by: 'role', role: 'finance' } }] })
    const his = await start('demo-e-liufang', { kind: 'transfer', assignees: { head: { kind: 'user', id: 'demo-head', name: '陈建国' } } })
    await submit(his.id)
    expect((await rounds(his.id))[0]?.steps[0]).toMatchObject({ key: 'named', people: [], waitsFor: ['role:hr'] })
    expect((await waiting(hr, his.id)).map((one) => one.step)).toEqual(['named'])
    await demo.ask(hr, 'POST', `/cases/${his.id}/approvals/${await roundOf(his.id)}/steps/named`, { verdict: 'approved', actingReason: '就是本人' })
    expect((await waiting(hr, his.id)).map((one) => one.step)).toEqual(['finance'])
  })

  test('a resignation in probation, handed in as its case starts, says the short term; a corrected day of notice counts it anew', async () => {
    const resign = async (number: string, more: object) => {
      const { id } = await start(await newEmployee(number, number), { kind: 'resignation', dates: { noticeOn: '2026-11-20' }, submitApproval: true, assignees: { head: { kind: 'user', id: 'demo-hr', name: '王敏' } }, ...more })
      return id
    }
    const probation = await resign('E-P1', { probation: true })
    expect(await rounds(probation)).toMatchObject([{ notice: { days: 3, termEndsOn: '2026-11-23', probation: true } }])
    expect(await rounds(await resign('E-P2', {}))).toMatchObject([{ notice: { days: 30, termEndsOn: '2026-12-20', probation: false } }])
    expect((await demo.ask(hr, 'PUT', `/cases/${probation}/dates/noticeOn`, { value: '2026-11-18' })).status).toBe(200)
    expect(await rounds(probation)).toMatchObject([{ state: 'superseded' }, { state: 'running', cause: 'date_changed', notice: { days: 3, termEndsOn: '2026-11-21' } }])
    const { items } = (await demo.ask(hr, 'GET', '/case-kinds')).body as { items: { id: string; notice: unknown }[] }
    expect(Object.fromEntries(items.map((one) => [one.id, one.notice]))).toMatchObject({ resignation: { days: 30, probationDays: 3 }, departed: null })
  })

  test('his own application put on the open case brings the day of notice: the round that runs gets its term', async () => {
    const employeeId = await newEmployee('E-P3', '丙三')
    const { id } = await start(employeeId, { kind: 'resignation', submitApproval: true, assignees: { head: { kind: 'user', id: 'demo-hr', name: '王敏' } } })
    expect(await rounds(id)).toMatchObject([{ notice: { termEndsOn: null } }])
    const link = (await demo.ask(hr, 'POST', '/applications/links', { employeeId })).body as { id: string; token: string }
    expect(await demo.ask(null, 'POST', '/apply', { token: link.token, fields: { reason: 'family', lastDay: new Date(demo.site.services.clock.now() + 40 * 86_400_000).toISOString().slice(0, 10), phone: '13900001234' } })).toMatchObject({ status: 201 })
    expect((await demo.ask(hr, 'POST', `/applications/${link.id}/attach`, {})).status).toBe(200)
    expect(await rounds(id)).toMatchObject([{ state: 'superseded' }, { state: 'running', notice: { days: 30, termEndsOn: expect.any(String) } }])
  })
})
