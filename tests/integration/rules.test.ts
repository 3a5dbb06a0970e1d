import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { caseDesk, subjectRegistry } from '@main/site'
import { readLaw } from '@main/siteLaw'
import { openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import type { CaseView } from '@shared/contract/case'
import type { RulesView, RuleVersionView } from '@shared/contract/rule'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { databaseOf, openTestSite, withReader } from '../support/site'

describe('the site’s rules', () => {
  let demo: DemoSite
  let hr: string
  const ask = async <Body>(method: string, path: string, body?: unknown, token = hr): Promise<{ status: number; body: Body }> => (await demo.ask(token, method, path, body)) as { status: number; body: Body }
  let people = 0
  async function aCase(): Promise<CaseView> {
    people += 1
    const employee = (await ask<{ id: string }>('POST', '/employees', { number: `RULE-${people}`, name: `规${people}`, positionId: 'technician', department: '设备部' })).body
    return (await ask<CaseView>('POST', '/cases', { employeeId: employee.id, kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'outside', name: '外人' }], dates: { endOn: '2026-11-20' } })).body
  }
  const stepOf = (view: CaseView, id: string) => view.legalSteps.find((one) => one.id === id)
  const rules = async () => (await ask<RulesView>('GET', '/rules')).body
  const change = async (id: string, part: object) => {
    const now = await rules()
    return ask<RulesView & { code: string }>('POST', '/rules/changes', { basedOn: now.version, change: { group: 'step', rule: { ...now.steps.find((one) => one.id === id)!, ...part } }, note: '本地规定' })
  }

  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
  })
  afterAll(() => rm(demo.dataDir, { recursive: true, force: true }))

  test('that are edited hold for new cases, and an older case keeps the version it began with', async () => {
    const older = await aCase()
    const { body } = await change('post.file', { days: 10, ground: { 'zh-CN': '本地人社规定', en: 'Local rule' }, owner: 'finance' })
    expect([body.number, body.changedBy]).toEqual([2, '王敏'])
    const newer = await aCase()
    const now = async (id: string) => (await ask<CaseView>('GET', `/cases/${id}`)).body
    expect(stepOf(await now(older.id), 'post.file')).toMatchObject({ dueOn: '2026-12-05', owner: 'hr', ground: { en: expect.stringContaining('50(1)') as string } })
    expect(stepOf(await now(newer.id), 'post.file')).toMatchObject({ dueOn: '2026-11-30', owner: 'finance', ground: { en: 'Local rule' } })
    expect([(await now(older.id)).rules, (await now(newer.id)).rules]).toEqual([{ version: 'shipped-1', number: 1, current: false }, { version: body.version, number: 2, current: true }])
    // Its owner may do it, by the version of its case.
    const finance = await demo.signIn('finance')
    expect((await ask<{ code: string }>('POST', `/cases/${older.id}/legal-steps/post.file`, { state: 'done' }, finance)).body.code).toBe('NOT_ALLOWED')
    expect((await ask<CaseView>('POST', `/cases/${newer.id}/legal-steps/post.file`, { state: 'done' }, finance)).status).toBe(200)
  })

  test('tell who changed what, and how many open cases keep each version', async () => {
    const { items } = (await ask<{ items: RuleVersionView[] }>('GET', '/rules/versions')).body
    expect(items.map(({ number, by, note, changed, openCases }) => [number, by, note, changed.map((one) => [one.id, one.fields]), openCases > 0])).toEqual([
      [2, '王敏', '本地规定', [['post.file', ['days', 'owner', 'ground']]], true], [1, null, '', [], true],
    ])
    expect((await ask<RulesView>('GET', '/rules?version=shipped-1')).body.steps.find((one) => one.id === 'post.file')!.days).toBe(15)
  })

  test('do not let the certificate wait for the handover, and say by which article', async () => {
    const { status, body } = await change('post.cert', { anchor: 'handoverDoneOn' })
    expect([status, body.code]).toEqual([422, 'RULE_MUST_NOT_WAIT'])
    expect(JSON.stringify(body)).toContain('第五十条')
  })

  test('that are off begin with no new case', async () => {
    await change('post.noncompete', { on: false })
    expect(stepOf(await aCase(), 'post.noncompete')).toBeUndefined()
  })

  test('of what the columns ask for hold for new cases; a case that runs keeps the gates it began with', async () => {
    const now = await rules()
    const gates = now.gates.find((one) => one.id === 'all')!.gates!
    const ask2 = (note: string, part: object) => ask<RulesView & { code: string }>('POST', '/rules/changes', { basedOn: now.version, change: { group: 'gate', rule: { id: 'resignation', gates: { ...gates, ...part } } }, note })
    const older = await aCase()
    expect([(await ask2('', { handing_over: [] })).body.code, (await ask2('x', { to_settle: [] })).body.code, (await ask2('x', { archived: ['items_settled'], to_settle: [] })).body.code]).toEqual(['RULE_WITHOUT_REASON', 'GATE_WITHOUT_ITEMS', 'GATE_WITHOUT_ITEMS'])
    const tied = await ask2('x', { to_settle: ['items_settled', 'wages_settled'] })
    expect([tied.status, tied.body.code, JSON.stringify(tied.body).includes('第五十条')]).toEqual([422, 'GATE_MUST_NOT_WAIT', true])
    expect((await ask2('先审批再交接', { handing_over: ['approvals_submitted'] })).status).toBe(200)
    const newer = await aCase()
    const asked = async (id: string) => (await ask<CaseView>('GET', `/cases/${id}`)).body.gates[0]!.conditions.map((one) => one.condition)
    expect([await asked(older.id), await asked(newer.id)]).toEqual([['receiver_named', 'items_exist'], ['approvals_submitted']])
    const moved = await ask<{ code: string; data: { missing: { condition: string }[] } }>('POST', `/cases/${newer.id}/stage`, { to: 'handing_over' })
    expect([moved.body.code, moved.body.data.missing.map((one) => one.condition)]).toEqual(['GATE_NOT_MET', ['approvals_submitted']])
    const [told] = (await ask<{ items: RuleVersionView[] }>('GET', '/rules/versions')).body.items
    expect([told!.note, told!.changed]).toEqual(['先审批再交接', [{ group: 'gate', id: 'resignation', name: null, fields: ['handing_over'], added: false }]])
  })

  test('of an absence hold for new cases; the days to return by of a case that runs stay as it began', async () => {
    const now = await rules()
    const set = (part: object) => ask<RulesView & { code: string }>('POST', '/rules/changes', { basedOn: now.version, change: { group: 'absence', rule: { ...now.absence, ...part } }, note: '' })
    const absent = async () => {
      const { id } = await aCase()
      return (await ask<CaseView>('POST', `/cases/${id}/absence/contacts`, { channel: 'call', answeredBy: 'nobody', name: '', said: '', reached: false })).body
    }
    const older = await absent()
    const short = await set({ publicDays: 7 })
    expect([short.status, short.body.code, JSON.stringify(short.body).includes('179')]).toEqual([422, 'ABSENCE_PUBLIC_TOO_SHORT', true])
    expect((await set({ returnWorkdays: 5, rule: { 'zh-CN': '《考勤制度》第九条', en: '' } })).status).toBe(200)
    const newer = await absent()
    const defaults = async (id: string) => (await ask<CaseView>('GET', `/cases/${id}`)).body.absence?.defaults
    expect([await defaults(older.id), await defaults(newer.id)]).toMatchObject([{ returnWorkdays: 3 }, { returnWorkdays: 5, rule: { 'zh-CN': '《考勤制度》第九条' } }])
  })

  test('stand after a restart, and a rebuild gives the same rows', async () => {
    const digest = () => withReader(demo.dataDir, async (db) => projectionDigest(db, subjectRegistry(caseDesk(resourcesDir, await readLaw(db, resourcesDir)))))
    const live = await digest()
    await demo.http.close()
    await demo.site.close()
    const again = await openTestSite(demo.dataDir)
    // No case has a version before it is there: a new one makes no row anew.
    expect([again.rebuilt, again.desk.rules.number]).toEqual([false, 5])
    await again.close()
    const db = openWriter(databaseOf(demo.dataDir))
    await rebuild(db, subjectRegistry(caseDesk(resourcesDir, await readLaw(db, resourcesDir))))
    await db.destroy()
    expect(await digest()).toBe(live)
  })
})
