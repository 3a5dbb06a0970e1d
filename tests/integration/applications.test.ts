import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApplicationView, ApplyReceipt, ApplyView } from '@shared/contract/application'
import type { ApprovalRoundView } from '@shared/contract/approval'
import type { CaseView, TimelineEntry } from '@shared/contract/case'
import { openSession } from '@main/office/sessions'
import { systemActor, type Site } from '@main/site'
import { decideCreateUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'
import { Refused } from '@main/store/refused'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { addPerson, openTestSite, useFolders } from '../support/site'

const fields = { reason: 'family', words: '父亲住院，要回去照顾', lastDay: new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10), phone: '13900001234', address: '示范路 8 号', note: '下周都在' }
/** One black point (PNG). */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

describe('an application by link', () => {
  let desk: DemoSite
  let hr: string
  beforeAll(async () => {
    desk = await openDemoSite()
    hr = await desk.signIn('hr')
  })
  afterAll(() => desk.close())

  const open = async (employeeId: string, headers: Record<string, string> = {}): Promise<{ id: string; token: string }> => {
    const answer = await desk.ask(hr, 'POST', '/applications/links', { employeeId }, headers)
    expect(answer.status).toBe(201)
    return answer.body
  }
  const submit = (token: string, more: object = {}, headers: Record<string, string> = {}) => desk.ask(null, 'POST', '/apply', { token, fields, ...more }, headers)
  const submitted = async (employeeId: string, more: object = {}): Promise<string> => {
    const { id, token } = await open(employeeId)
    expect((await submit(token, more)).status).toBe(201)
    return id
  }
  const submissions = async (id: string): Promise<number> => Number(((await desk.site.services.reader('event').where({ subject: `application:${id}`, type: 'application.submitted' }).count({ count: '*' }).first()) as { count: number }).count)

  test('shows who it is for and no more of him, as often as it is looked at; then one hands it in without an account', async () => {
    const { id, token } = await open('demo-e-laozhang')
    for (let n = 0; n < 3; n += 1) {
      const { status, body } = await desk.ask(null, 'POST', '/apply/look', { token })
      expect([status, body]).toEqual([200, {
        id, site: '滨海二期项目点', company: '宏远装备制造有限公司', name: '老张', department: '设备部', today: expect.any(String), secondsLeft: expect.any(Number),
        notice: { days: 30, endsOn: expect.any(String), probationDays: 3, probationEndsOn: expect.any(String), ground: expect.anything() },
      } satisfies Record<keyof ApplyView, unknown>])
    }
    const receipt = await submit(token, { signature: picture })
    expect(receipt).toMatchObject({ status: 201, body: { name: '老张', submittedAt: expect.any(String) } })
    const { body } = await desk.ask(hr, 'GET', `/applications/${id}`)
    const view = body as ApplicationView
    expect(view).toMatchObject({ state: 'submitted', employee: { name: '老张' }, openedBy: '王敏', fields, settled: null, openCase: null })
    // The picture is HR's to see; nobody else's while it hangs on no case.
    const bytes = await fetch(`${desk.url}/api/v1/attachments/${view.signatureId}/content`, { headers: { authorization: `Bearer ${hr}` } })
    expect([bytes.status, bytes.headers.get('content-type'), Buffer.from(await bytes.arrayBuffer()).toString('base64')]).toEqual([200, 'image/png', picture])
    expect((await desk.ask(await desk.signIn('xiaoli'), 'GET', `/attachments/${view.signatureId}`)).status).toBe(403)
    expect(await desk.ask(hr, 'GET', '/applications?state=submitted')).toMatchObject({ body: { items: [{ id, employeeName: '老张' }], total: 1, link: null } })
  })

  test('is handed in once, however many try at the same moment', async () => {
    const { id, token } = await open('demo-e-xiaoli')
    const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => submit(token, {}, { 'idempotency-key': `call-${n}` })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404])
    expect(await submissions(id)).toBe(1)
    expect(await desk.ask(hr, 'GET', '/applications?employeeId=demo-e-xiaoli')).toMatchObject({ body: { items: [{ id }], link: null } })
  })

  test('whose answer was lost is answered again, and recorded once', async () => {
    const { id, token } = await open('demo-e-fengli')
    const first = await submit(token, {}, { 'idempotency-key': 'lost-answer' })
    const again = await submit(token, {}, { 'idempotency-key': 'lost-answer' })
    expect([first.status, again.status, (again.body as ApplyReceipt).submittedAt]).toEqual([201, 201, (first.body as ApplyReceipt).submittedAt])
    expect(await submissions(id)).toBe(1)
  })

  test('leaves its token nowhere: not in the database, not in its WAL, not in a log, not among the answers kept for a repetition', async () => {
    const { token } = await open('demo-e-zhaolei', { 'idempotency-key': 'open-once' })
    await desk.ask(null, 'POST', '/apply/look', { token })
    await submit(token, { signature: picture }, { 'idempotency-key': 'apply-once' })
    const unused = await open('demo-e-liufang', { 'idempotency-key': 'open-twice' })
    const files = (await readdir(desk.dataDir, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
    const holding: string[] = []
    for (const file of files) {
      const bytes = await readFile(file)
      if (bytes.includes(token) || bytes.includes(unused.token)) holding.push(file)
    }
    expect([files.length > 2, holding]).toEqual([true, []])
  })

  test('with a picture that is none, or too much of everything, is refused and keeps its link', async () => {
    const { id, token } = await open('demo-e-xujie')
    expect([
      (await submit(token, { signature: Buffer.from('<svg onload="alert(1)"/>').toString('base64') })).body, (await submit(token, { signature: 'A'.repeat(400_004) })).body, (await submit(token, { fields: { ...fields, words: 'x'.repeat(1001) } })).body,
    ]).toMatchObject([{ code: 'SIGNATURE_NOT_PICTURE' }, { code: 'INVALID_INPUT', field: 'signature' }, { code: 'INVALID_INPUT', field: 'fields.words' }])
    expect(await submissions(id)).toBe(0)
    expect(await readdir(join(desk.dataDir, 'attachments', 'incoming')).catch(() => [])).toEqual([])
    expect((await submit(token)).status).toBe(201)
  })

  test('begins a case: the notice of that day, handed in for approval by himself, the words on the timeline for those whom they concern', async () => {
    const id = await submitted('demo-e-zhengqiang', { signature: picture })
    const start = { employeeId: 'demo-e-zhengqiang', kind: 'resignation', leftOn: fields.lastDay, reason: '家庭原因', told: { channel: 'letter' }, applicationId: id, submitApproval: true, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }], assignees: { head: { kind: 'user', id: 'demo-hr', name: '王敏' } } }
    expect(await desk.ask(hr, 'POST', '/cases', { ...start, employeeId: 'demo-e-chenjianguo' })).toMatchObject({ status: 422, body: { code: 'APPLICATION_OTHER_PERSON' } })
    const { status, body } = await desk.ask(hr, 'POST', '/cases', start)
    const theCase = body as CaseView
    const { body: application } = await desk.ask(hr, 'GET', `/applications/${id}`)
    const { submittedOn, submittedAt } = application as ApplicationView
    expect([status, theCase.dates.noticeOn, theCase.attachments.map((one) => one.purpose)]).toEqual([201, submittedOn, ['signature']])
    expect(application).toMatchObject({ state: 'taken', settled: { by: '王敏', caseId: theCase.id, caseNumber: theCase.number, use: 'started' }, openCase: { id: theCase.id } })
    const { body: approvals } = await desk.ask(hr, 'GET', `/cases/${theCase.id}/approvals`)
    const [round] = (approvals as { rounds: ApprovalRoundView[] }).rounds
    expect(round).toMatchObject({ state: 'running', application: { id, at: submittedAt }, onBehalf: null, lastDay: fields.lastDay, reason: '家庭原因', notice: { days: 30 } })
    const received = async (token: string): Promise<TimelineEntry | undefined> => ((await desk.ask(token, 'GET', `/cases/${theCase.id}/timeline`)).body as { items: TimelineEntry[] }).items.find((one) => one.type === 'case.applicationReceived')
    expect((await received(hr))?.params).toMatchObject({ words: fields.words, phone: fields.phone })
    // The receiver of the work is told that there is one, and neither why nor where he lives.
    expect((await received(await desk.signIn('xiaoli')))?.params).toEqual({ withheld: true })
    expect(await desk.ask(hr, 'POST', `/applications/${id}/dismiss`, { reason: '重复' })).toMatchObject({ status: 409, body: { code: 'APPLICATION_SETTLED' } })
    const { body: sheet } = await desk.ask(hr, 'GET', `/cases/${theCase.id}/forms/application`)
    expect(JSON.stringify(sheet)).toContain(fields.words)
  })

  test('goes on the open case of the person, once; without one it needs a case of its own', async () => {
    const id = await submitted('demo-e-xuqiang')
    expect(await desk.ask(hr, 'GET', `/applications/${id}`)).toMatchObject({ body: { openCase: { id: expect.any(String) } } })
    const { body } = await desk.ask(hr, 'POST', `/applications/${id}/attach`, {})
    const { caseId } = body as { caseId: string }
    expect((await desk.ask(hr, 'GET', `/cases/${caseId}`)).body).toMatchObject({ leaver: { id: 'demo-e-xuqiang' }, dates: { noticeOn: expect.any(String) } })
    expect(await desk.ask(hr, 'POST', `/applications/${id}/attach`, {})).toMatchObject({ status: 409, body: { code: 'APPLICATION_SETTLED' } })
    const other = await submitted('demo-e-chenjianguo')
    expect(await desk.ask(hr, 'POST', `/applications/${other}/attach`, {})).toMatchObject({ status: 409, body: { code: 'APPLICATION_NO_CASE' } })
  })

  // The last: afterwards this source must wait.
  test('is not guessed at: a source that fails often waits, apart from its passwords', async () => {
    const codes: string[] = []
    for (let n = 0; n < 8; n += 1) codes.push(((await desk.ask(null, 'POST', '/apply/look', { token: `made-up-${n}` })).body as { code: string }).code)
    // Those of the tests before count.
    expect([codes.at(-1), codes.every((code) => code === 'APPLICATION_LINK_GONE' || code === 'TRY_LATER')]).toEqual(['TRY_LATER', true])
    expect(await desk.signIn('hr')).toBeTruthy()
  })
})

describe('a link lives', () => {
  const newFolder = useFolders()
  let site: Site
  let nowMs = Date.parse('2026-12-01T01:00:00Z')
  let token: string
  beforeAll(async () => {
    site = await openTestSite(await newFolder(), { clock: { now: () => nowMs } })
    await site.services.writer.run(systemActor(), async (tx) => {
      await site.ship(tx)
      await tx.record(userSubject, await tx.load(userSubject, 'u-hr'), decideCreateUser({ fields: { name: 'hr', displayName: '王敏', roles: ['hr'], departments: [], locale: 'zh-CN', employeeId: null }, verifier: 'x', nameTaken: false }))
      token = (await openSession(tx.outsideLog, site.services.random, { userId: 'u-hr', nowMs: site.services.clock.steady(), via: 'browser', pc: 'pc' })).token
    })
    for (const id of ['e-one', 'e-two']) await addPerson(site, id, id)
  })
  afterAll(() => site.close())

  let source = 0
  // Each from another PC: what is tried here is the life of links, not the waiting of who fails.
  const from = (session: string | null) => { source += 1; return { context: site.contextFor({ via: 'browser', pc: 'pc', source: `pc-${source}`, token: () => session, setToken: () => {} }) } }
  const open = (employeeId: string) => call(site.router.applications.openLink, { employeeId }, from(token))
  const codeOf = async (asked: Promise<unknown>): Promise<string> => asked.then(() => 'ok', (error: unknown) => { if (error instanceof Refused) return error.refusal.code; throw error })
  const look = (of: string) => codeOf(call(site.router.applications.look, { token: of }, from(null)))
  const submit = (of: string) => codeOf(call(site.router.applications.submit, { token: of, fields: { reason: 'family', words: '', lastDay: '2026-12-31', leftOn: null, expectedBackOn: null, phone: '13800000000', address: '', note: '' }, signature: null }, from(null)))

  test('for fifteen minutes', async () => {
    const link = await open('e-one')
    nowMs += 15 * 60_000 - 1
    expect([await look(link.token), (await call(site.router.applications.list, { employeeId: 'e-one', limit: 1 }, from(token))).link]).toEqual(['ok', { id: link.id, openedBy: '王敏', secondsLeft: 1 }])
    nowMs += 1
    expect([await look(link.token), await submit(link.token)]).toEqual(['APPLICATION_LINK_GONE', 'APPLICATION_LINK_GONE'])
    expect((await call(site.router.applications.list, { employeeId: 'e-one', limit: 1 }, from(token))).link).toBeNull()
  })

  test('until it is used, replaced by a newer one of the same person, or taken back; a stranger’s says the same', async () => {
    const [older, other] = [await open('e-one'), await open('e-two')]
    const newer = await open('e-one')
    expect([await look(older.token), await look(other.token), await look(newer.token)]).toEqual(['APPLICATION_LINK_GONE', 'ok', 'ok'])
    expect([await submit(newer.token), await submit(newer.token), await look(newer.token)]).toEqual(['ok', 'APPLICATION_LINK_GONE', 'APPLICATION_LINK_GONE'])
    await call(site.router.applications.cancelLink, { id: other.id }, from(token))
    expect([await look(other.token), await look('never-was'), await look('')]).toEqual(['APPLICATION_LINK_GONE', 'APPLICATION_LINK_GONE', 'APPLICATION_LINK_GONE'])
  })

  test('not longer because the clock was set back', async () => {
    const link = await open('e-one')
    nowMs -= 3_600_000
    expect(await look(link.token)).toBe('ok')
    nowMs += 3_600_000 + 15 * 60_000
    expect(await look(link.token)).toBe('APPLICATION_LINK_GONE')
  })
})
