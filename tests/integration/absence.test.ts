import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '@main/subjects/calendar/calendar'
import { localDay } from '@main/log/clock'
import type { CheckQuestion } from '@shared/contract/absence'
import type { AttachmentView } from '@shared/contract/attachment'
import type { CaseView, TimelineEntry } from '@shared/contract/case'
import type { FormOffer } from '@shared/contract/form'
import { openDemoSite, type DemoSite } from '../support/demoSite'

describe('the absent track over the contract', () => {
  let demo: DemoSite
  let hr: string
  let head: string
  let xiaoli: string
  let id: string
  const today = localDay(Date.now(), 'Asia/Shanghai')
  const ago = (days: number) => addDays(today, -days)
  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
    head = await demo.signIn('head')
    xiaoli = await demo.signIn('xiaoli')
    id = (await ask<CaseView>(hr, 'POST', '/cases', { employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: ago(50), reason: '', told: { channel: 'hearsay' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }] })).body.id
  }, 120_000)
  afterAll(() => demo.close())
  const ask = async <Body>(token: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }> => demo.ask(token, method, path, body)
  const act = async (token: string, path: string, body: unknown) => {
    const { status, body: answer } = await ask<CaseView & { code: string; message: string }>(token, 'POST', `/cases/${id}/absence/${path}`, body)
    return status < 300 ? { view: answer as CaseView, code: 'ok', message: '' } : { view: null, code: answer.code, message: answer.message }
  }
  const track = async (token = hr) => (await ask<CaseView>(token, 'GET', `/cases/${id}`)).body.absence
  const send = (notice: string, sentOn: string) => act(hr, `notices/${notice}/deliveries`, { way: 'courier', courier: 'EMS', trackingNo: '1234567890', sentOn, skipped: [{ way: 'person', reason: '人在外地' }, { way: 'family', reason: '家属不在本地' }] })

  test('a contact has its recording, is logged by the head too, and does the legal step; a file of no case is refused', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ caseId: id, purpose: 'absence' })) form.append(name, value)
    form.append('file', new File(['ID3 电话录音'], '电话录音.m4a', { type: 'audio/mp4' }))
    const stored = (await (await fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', headers: { authorization: `Bearer ${head}` }, body: form })).json()) as AttachmentView
    expect(stored).toMatchObject({ name: '电话录音.m4a', type: 'audio/mp4' })
    expect((await act(head, 'contacts', { channel: 'call', answeredBy: 'family', name: '哥哥', said: '说在老家', attachmentIds: ['nothing'] })).code).toBe('NOT_FOUND')
    const { view } = await act(head, 'contacts', { channel: 'call', answeredBy: 'family', name: '哥哥', said: '说在老家', attachmentIds: [stored.id] })
    expect(view!.absence!.contacts).toMatchObject([{ channel: 'call', answeredBy: 'family', reached: false, on: today, attachmentIds: [stored.id], by: '陈建国' }])
    expect(view!.legalSteps.find((one) => one.id === 'abs.contact')).toMatchObject({ state: 'done', by: '陈建国' })
    expect(view!.attachments).toMatchObject([{ id: stored.id, purpose: 'absence' }])
    expect((await act(xiaoli, 'contacts', { channel: 'call', answeredBy: 'nobody' })).code).toBe('NOT_ALLOWED')
    expect((await act(hr, 'contacts', { channel: 'call', answeredBy: 'nobody', at: '2100-01-01T00:00:00.000Z' })).code).toBe('DAY_IN_FUTURE')
  })

  test('is told to the office and the department alone: others get neither the track, nor its files, nor its words', async () => {
    expect(await track(xiaoli)).toBe(null)
    expect((await ask<CaseView>(xiaoli, 'GET', `/cases/${id}`)).body.attachments).toEqual([])
    const lines = (await ask<{ items: TimelineEntry[] }>(xiaoli, 'GET', `/cases/${id}/timeline`)).body.items
    const withheld = lines.filter((one) => one.type === 'absence.contactLogged' || one.type === 'case.fileAttached')
    expect(withheld.map((one) => one.params)).toEqual([{ withheld: true }, { withheld: true }])
    expect(JSON.stringify(lines)).not.toContain('哥哥')
    expect((await ask<{ items: TimelineEntry[] }>(head, 'GET', `/cases/${id}/timeline`)).body.items.find((one) => one.type === 'absence.contactLogged')?.params).toMatchObject({ name: '哥哥' })
  })

  test('runs to the end of the contract; its refusals say in words what to do, and what was refused left nothing', async () => {
    await act(hr, 'reason', { finding: 'none', note: '问过医院' })
    const { view: prepared } = await act(hr, 'notices', { kind: 'return', on: ago(44), rule: '手册第十二条', facts: '未到岗' })
    const returned = prepared!.absence!.notices[0]!
    expect(returned).toMatchObject({ returnWorkdays: 3, servedOn: null, returnBy: null })
    const skipped = await act(hr, `notices/${returned.id}/deliveries`, { way: 'courier', courier: 'EMS', trackingNo: '1', sentOn: ago(44) })
    expect([skipped.code, skipped.message]).toEqual(['DELIVERY_ORDER', '请先用这些方式送达：当面、同住成年家属；不能用的，请写明原因。'])
    const { view: sent } = await send(returned.id, ago(44))
    expect(sent!.absence!.notices[0]!.returnBy).toBe(null)
    const delivery = sent!.absence!.notices[0]!.deliveries[0]!.id
    const { view: ended } = await act(hr, `deliveries/${delivery}/end`, { result: 'refused', on: ago(42) })
    expect(ended!.absence!.notices[0]).toMatchObject({ servedOn: ago(42) })
    expect(ended!.absence!.steps.at(-1)).toMatchObject({ step: 'decide' })

    expect((await act(hr, 'notices', { kind: 'termination', rule: 'x', facts: 'x' })).code).toBe('ABSENCE_NOT_DECIDED')
    await act(hr, 'decision', { decision: 'terminated', note: '人事与部门' })
    const refused = await act(hr, 'notices', { kind: 'termination', rule: 'x', facts: 'x' })
    expect([refused.code, refused.message]).toEqual(['ENDING_CHECK_MISSING', '还没有做解除前核查，不能出解除通知书。请先逐项核查并存档；缺的可以写明理由后继续。'])
    expect((await track())!.notices).toHaveLength(1)

    const { items } = (await ask<{ items: CheckQuestion[] }>(hr, 'GET', `/cases/${id}/absence/ending-check`)).body
    expect(items.map((one) => [one.id, one.suggested])).toEqual([['protected', null], ['union', null], ['injury', 'yes'], ['address', 'yes'], ['rule', null], ['facts', 'yes']])
    const answers = items.map((one) => ({ question: one.id, answer: one.id === 'union' ? 'no' : one.expected }))
    const open = await act(hr, 'ending-check', { answers })
    expect([open.code, open.message]).toEqual(['ENDING_CHECK_OPEN', '还缺：通知工会。请补办，或写明理由后存档。'])
    await act(hr, 'ending-check', { answers, overrideReason: '没有工会' })
    const { view: noticed } = await act(hr, 'notices', { kind: 'termination', rule: '手册第十二条', law: '《劳动合同法》第三十九条', facts: '旷工' })
    const { view: onItsWay } = await send(noticed!.absence!.notices[1]!.id, today)
    const { view: served } = await act(hr, `deliveries/${onItsWay!.absence!.notices[1]!.deliveries[0]!.id}/end`, { result: 'received', on: today, receiver: '老张' })
    expect(served!.absence).toMatchObject({ proposedEndOn: today })
    const set = (await ask<CaseView>(hr, 'PUT', `/cases/${id}/dates/endOn`, { value: today })).body
    expect(set.absence!.steps).toMatchObject([{ step: 'certificate', by: today }])
    expect(set.legalSteps.find((one) => one.id === 'post.cert')).toMatchObject({ dueOn: today, doBy: today })
    const offers = (await ask<{ items: FormOffer[] }>(hr, 'GET', `/cases/${id}/forms`)).body.items.map((one) => one.form)
    expect(offers).toEqual(expect.arrayContaining(['return_notice', 'termination_notice', 'delivery_proof']))
    expect(offers).not.toContain('inventory_record')
  })

  test('a dismissal without fault has its check without a track: the end before it wants a reason, in words with the article', async () => {
    const it = (await ask<CaseView>(hr, 'POST', '/cases', { employeeId: 'demo-e-xiaoli', kind: 'no_fault', leftOn: today, reason: '', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-head', name: '陈建国' }] })).body
    expect([it.absence, it.endingCheck?.isDue]).toEqual([null, true])
    const end = (reason?: string) => ask<CaseView & { code: string; message: string }>(hr, 'PUT', `/cases/${it.id}/dates/endOn`, { value: today, reason })
    expect((await end()).body).toMatchObject({ code: 'END_WITHOUT_CHECK', message: '还没有做解除（终止）前核查。《劳动合同法》第四十二条：职业病、工伤、医疗期、孕期产期哺乳期等情形之一的，不得依照第四十条解除。请先核查；仍要先定解除（终止）日的，请写明理由，理由记录在案。' })
    expect((await end('已经口头问过')).body.endingCheck).toMatchObject({ isDue: true, skips: [{ endOn: today, reason: '已经口头问过' }] })
    const { items } = (await ask<{ items: CheckQuestion[] }>(hr, 'GET', `/cases/${it.id}/absence/ending-check`)).body
    const filed = await ask<CaseView>(hr, 'POST', `/cases/${it.id}/absence/ending-check`, { answers: items.map((one) => ({ question: one.id, answer: one.id === 'barred' ? 'yes' : one.expected })), overrideReason: '已转为协商' })
    expect(filed.body).toMatchObject({ absence: null, endingCheck: { isDue: false, checks: [{ missing: ['barred'], overrideReason: '已转为协商' }] } })
  })
})
