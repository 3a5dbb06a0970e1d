import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import type { CrewRoster, CrewView } from '@shared/contract/crew'
import { openDemoSite, type DemoSite } from '../support/demoSite'

interface Started { crewId: string; started: { caseId: string; number: string; name: string }[]; notStarted: { name: string; code: string; data: { number?: string } }[] }

/** The signed table, scanned. */
async function upload(demo: DemoSite, token: string): Promise<string> {
  const answer = await fetch(`${demo.url}/api/v1/attachments?name=signed.pdf`, { method: 'PUT', body: '%PDF-1.4 signed', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' } })
  return ((await answer.json()) as { id: string }).id
}

/** Thirty rebar workers of 钢筋三班 leave on one day. */
describe('a crew that leaves', () => {
  let demo: DemoSite
  let hr: string
  let finance: string
  const ids: string[] = []
  const common = { name: '钢筋三班', leftOn: '2026-11-20', told: { channel: 'in_person' }, receivers: [{ kind: 'user', id: 'demo-supervisor', name: 'x' }], assignees: { head: { kind: 'user', id: 'demo-hr', name: 'x' } } }
  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
    finance = await demo.signIn('finance')
    for (let index = 1; index <= 30; index += 1) {
      const { body } = await demo.ask(hr, 'POST', '/employees', { number: `W9${String(index).padStart(3, '0')}`, name: `工人${index}`, positionId: 'rebar-worker', department: '施工班组', crew: '钢筋三班', workerType: 'worker', employer: 'subcontractor', employerName: '顺达劳务' })
      ids.push((body as { id: string }).id)
    }
  })
  afterAll(() => demo.close())

  test('is found by its name or by pasted lines; unknown lines and open cases are told', async () => {
    expect((await demo.ask(hr, 'GET', '/crews/choices')).body).toMatchObject({ items: expect.arrayContaining([{ name: '钢筋三班', count: 30 }]) })
    expect(((await demo.ask(hr, 'POST', '/crews/roster', { crew: '钢筋三班' })).body as CrewRoster).people).toHaveLength(30)
    const pasted = (await demo.ask(hr, 'POST', '/crews/roster', { lines: ['1. 工人1', 'w9002', '谢军', '无此人', '工人2'] })).body as CrewRoster
    expect(pasted.people.map((one) => one.name).sort()).toEqual(['工人1', '工人2', '谢军'])
    expect(pasted.people.map((one) => one.employer).sort()).toEqual(['agency', 'subcontractor', 'subcontractor'])
    expect(pasted.people.find((one) => one.name === '谢军')?.openCaseNumber).toMatch(/^HD-/)
    expect(pasted).toMatchObject({ unknown: ['无此人'], repeated: 1, functionsWithoutPerson: ['head'] })
  })

  test('gets a case for each person; who has one already is told and stops nobody; asked again with its key it starts nothing twice', async () => {
    const { body: earlier } = await demo.ask(hr, 'POST', '/cases', { ...common, employeeId: ids[4], kind: 'departed' })
    const ask = () => demo.ask(hr, 'POST', '/crews', { ...common, people: ids }, { 'idempotency-key': 'crew-one' })
    const { status, body } = await ask()
    expect(status).toBe(201)
    const started = body as Started
    expect(started.started).toHaveLength(29)
    expect(started.notStarted).toMatchObject([{ name: '工人5', code: 'CASE_ALREADY_OPEN', data: { number: (earlier as CaseView).number } }])
    expect(new Set(started.started.map((one) => one.number)).size).toBe(29)
    expect(((await ask()).body as Started)).toEqual(started)
    const theCase = (await demo.ask(hr, 'GET', `/cases/${started.started[0]!.caseId}`)).body as CaseView
    expect(theCase).toMatchObject({ kind: 'subcontractor_exit', crew: { id: started.crewId, name: '钢筋三班' } })
    expect((await demo.ask(finance, 'GET', '/crews')).body).toMatchObject({ items: [{ id: started.crewId, name: '钢筋三班', leftOn: '2026-11-20', people: 29, open: 29 }] })
  })

  test('is confirmed down a column: what needs its material is told by name, the wages are finance’s, and an item is not', async () => {
    const { items } = (await demo.ask(hr, 'GET', '/crews')).body as { items: { id: string }[] }
    const path = `/crews/${items[0]!.id}`
    const crew = (await demo.ask(hr, 'GET', path)).body as CrewView
    const cases = crew.rows.map((row) => row.caseId)
    expect(crew.rows).toHaveLength(29)
    const plain = crew.columns.find((one) => !one.needsMaterial && one.category === 'assets')!
    const confirmed = (await demo.ask(hr, 'POST', `${path}/marks`, { caseIds: cases, what: { mark: 'item', key: plain.key } })).body as { done: number; notDone: unknown[]; crew: CrewView }
    expect(confirmed).toMatchObject({ done: 29, notDone: [] })
    expect(new Set(confirmed.crew.rows.map((row) => row.items[plain.key]?.status))).toEqual(new Set(['confirmed']))
    const paper = crew.columns.find((one) => one.needsMaterial)!
    const refusedAll = (await demo.ask(hr, 'POST', `${path}/marks`, { caseIds: cases.slice(0, 2), what: { mark: 'item', key: paper.key } })).body as { done: number; notDone: { code: string; caseId: string }[] }
    expect(refusedAll).toMatchObject({ done: 0, notDone: [{ code: 'ITEM_WITHOUT_MATERIAL', caseId: cases[0] }, { code: 'ITEM_WITHOUT_MATERIAL' }] })
    const notHers = (await demo.ask(finance, 'POST', `${path}/marks`, { caseIds: cases.slice(0, 1), what: { mark: 'wage' } })).body as { notDone: { code: string }[] }
    expect(notHers.notDone).toMatchObject([{ code: 'ITEM_OTHER_PERSON' }])
    const wages = (await demo.ask(hr, 'POST', `${path}/marks`, { caseIds: cases.slice(0, 3), what: { mark: 'wage' }, attachmentId: await upload(demo, hr) })).body as { done: number; crew: CrewView }
    expect(wages.done).toBe(3)
    expect(wages.crew.rows.filter((row) => row.wage?.state === 'done').map((row) => row.wage?.by)).toEqual(['王敏', '王敏', '王敏'])
    expect(((await demo.ask(hr, 'GET', `/cases/${cases[0]}`)).body as CaseView).attachments).toMatchObject([{ purpose: 'material' }])
    const exits = (await demo.ask(hr, 'POST', `${path}/marks`, { caseIds: cases, what: { mark: 'exit' } })).body as { done: number; crew: CrewView }
    expect(exits.crew.rows.every((row) => row.exit?.state === 'done')).toBe(true)
  })

  test('is nobody’s business but the office’s and finance’s', async () => {
    const xiaoli = await demo.signIn('xiaoli')
    for (const [method, path] of [['GET', '/crews'], ['POST', '/crews/roster']] as const) expect((await demo.ask(xiaoli, method, path, method === 'POST' ? {} : undefined)).status).toBe(403)
    expect((await demo.ask(finance, 'POST', '/crews', { ...common, people: [ids[0]] })).status).toBe(403)
  })
})
