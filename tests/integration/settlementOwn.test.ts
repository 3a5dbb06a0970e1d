import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import type { SettlementView } from '@shared/contract/settlementView'
import { openDemoSite, type DemoSite } from '../support/demoSite'

let demo: DemoSite
beforeAll(async () => { demo = await openDemoSite() })
afterAll(() => demo.close())

/** 刘芳 of finance leaves herself: what is owed to her is another's to enter and to confirm. */
test('nobody enters or confirms his own settlement', async () => {
  const [hr, finance, admin] = [await demo.signIn('hr'), await demo.signIn('finance'), await demo.signIn('admin')]
  const { items } = (await demo.ask(admin, 'GET', '/users')).body as { items: { id: string; employeeId: string | null }[] }
  const employeeId = items.find((one) => one.id === 'demo-finance')!.employeeId!
  const { id } = (await demo.ask(hr, 'POST', '/cases', { employeeId, kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'letter' }, receivers: [{ kind: 'user', id: 'demo-it', name: 'x' }], assignees: { head: { kind: 'user', id: 'demo-head', name: 'x' }, finance: { kind: 'user', id: 'demo-head', name: 'x' } } })).body as CaseView
  const rows = `/cases/${id}/settlement/rows`
  const wages = { row: { component: 'wages', direction: 'payable', fen: 1 } }
  for (const [method, path, body] of [['PUT', rows, wages], ['POST', rows, {}], ['POST', `/cases/${id}/settlement/confirm`, { note: '' }]] as const) expect((await demo.ask(finance, method, path, body)).body).toMatchObject({ code: 'SETTLEMENT_OWN' })
  expect((await demo.ask(finance, 'GET', `/cases/${id}/settlement`)).body).toMatchObject({ mayEdit: false, mayConfirm: false })
  expect(((await demo.ask(hr, 'PUT', rows, wages)).body as SettlementView).rows).toHaveLength(1)
})
