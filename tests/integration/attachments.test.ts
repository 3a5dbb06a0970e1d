import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { appendFile, mkdir, readdir, readlink, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachmentLimit, type AttachmentView } from '@shared/contract/attachment'
import type { CaseView } from '@shared/contract/case'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { openTestSite, useFolders } from '../support/site'

describe('attachments', () => {
  let demo: DemoSite
  let hr: string
  let xiaoli: string
  let supervisor: string
  let theCase: CaseView

  beforeAll(async () => {
    demo = await openDemoSite()
    ;[hr, xiaoli, supervisor] = await Promise.all([demo.signIn('hr'), demo.signIn('xiaoli'), demo.signIn('supervisor')])
    theCase = (await demo.ask(hr, 'POST', '/cases', { employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: '2026-11-20', told: { channel: 'message' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }] })).body
  })
  afterAll(() => demo.close())

  const post = (token: string, fields: Record<string, string>, bytes: Uint8Array<ArrayBuffer> | string, name: string, type = 'application/pdf', headers: Record<string, string> = {}) => {
    const form = new FormData()
    for (const [key, value] of Object.entries(fields)) form.append(key, value)
    form.append('file', new Blob([bytes], { type }), name)
    return fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN', ...headers } })
  }
  const put = (token: string, query: string, bytes: string) => fetch(`${demo.url}/api/v1/attachments?${query}`, { method: 'PUT', body: bytes, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' } })
  const content = (token: string, id: string, query = '') => fetch(`${demo.url}/api/v1/attachments/${id}/content${query}`, { headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' } })
  const sha256 = (text: string | Uint8Array) => createHash('sha256').update(text).digest('hex')

  test('come by multipart with their Chinese name, land on the case and come back byte for byte', async () => {
    const answer = await post(xiaoli, { caseId: theCase.id, itemId: theCase.items[0]!.id }, '%PDF-1.7 维修', '未完成的维修任务.pdf')
    expect(answer.status).toBe(201)
    const stored = (await answer.json()) as AttachmentView
    expect(stored).toMatchObject({ name: '未完成的维修任务.pdf', type: 'application/pdf', hash: sha256('%PDF-1.7 维修'), storedBy: '小李' })
    const view = (await demo.ask(hr, 'GET', `/cases/${theCase.id}`)).body as CaseView
    expect(view.attachments).toMatchObject([{ id: stored.id, itemId: theCase.items[0]!.id, purpose: 'material', by: '小李' }])
    const back = await content(hr, stored.id)
    expect([back.headers.get('content-type'), back.headers.get('x-content-type-options'), back.headers.get('content-disposition')]).toEqual(['application/pdf', 'nosniff', `inline; filename*=UTF-8''${encodeURIComponent('未完成的维修任务.pdf')}`])
    expect(await back.text()).toBe('%PDF-1.7 维修')
    expect((await content(hr, stored.id, '?download')).headers.get('content-disposition')).toMatch(/^attachment/)
  })

  test('come raw by PUT, whatever their type, and only ever as a download when they could hold a script', async () => {
    const answer = await put(xiaoli, `name=${encodeURIComponent('../../坏<名>.json')}`, '{"a":1}')
    const stored = (await answer.json()) as AttachmentView
    expect([answer.status, stored.name, stored.hash]).toEqual([201, '坏_名_.json', sha256('{"a":1}')])
    const back = await content(xiaoli, stored.id)
    expect([back.headers.get('content-type'), back.headers.get('content-disposition')?.split(';')[0]]).toEqual(['application/octet-stream', 'attachment'])
  })

  test('too large, empty or no multipart at all are refused and leave nothing behind', async () => {
    const large = await post(xiaoli, {}, new Uint8Array(attachmentLimit + 1), 'a.bin')
    expect([large.status, ((await large.json()) as { code: string; field: string }).code]).toEqual([413, 'ATTACHMENT_TOO_LARGE'])
    const empty = await post(xiaoli, {}, '', 'a.txt')
    expect([empty.status, await empty.json()]).toMatchObject([422, { code: 'ATTACHMENT_EMPTY', field: 'file', message: '文件是空的，请重新选择。' }])
    const none = await fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', body: '{}', headers: { authorization: `Bearer ${xiaoli}`, 'content-type': 'application/json' } })
    expect(none.status).toBe(400)
    expect(await readdir(join(demo.dataDir, 'attachments', 'incoming'))).toEqual([])
  })

  test('are closed to those without a part in the case, also by hanging them on a case of one’s own', async () => {
    const stored = (await (await post(hr, { caseId: theCase.id }, 'geheim', 'a.pdf')).json()) as AttachmentView
    expect((await content(supervisor, stored.id)).status).toBe(403)
    expect((await fetch(`${demo.url}/api/v1/attachments/${stored.id}/content`)).status).toBe(401)
    const photo = (await (await post(hr, {}, 'kept by HR alone', 'b.pdf')).json()) as AttachmentView
    expect(await demo.ask(xiaoli, 'POST', `/cases/${theCase.id}/attachments`, { attachmentId: photo.id })).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
  })

  test('missing or altered on disk is said so and never served as good', async () => {
    const stored = (await (await post(xiaoli, {}, 'whole', 'c.txt')).json()) as AttachmentView
    const path = demo.site.services.files.pathOf(stored.hash)
    await appendFile(path, '!')
    expect(await demo.ask(xiaoli, 'GET', `/attachments/${stored.id}`)).toMatchObject({ status: 200, body: { intact: 'altered' } })
    const altered = await content(xiaoli, stored.id)
    expect([altered.status, await altered.json()]).toMatchObject([410, { code: 'ATTACHMENT_ALTERED', data: { name: 'c.txt' } }])
    await rm(path)
    expect([(await content(xiaoli, stored.id)).status, (await demo.ask(xiaoli, 'GET', `/attachments/${stored.id}`)).body]).toMatchObject([410, { intact: 'missing' }])
  })

  const eventsOf = async (type: string) => (await demo.site.services.reader('event').where({ type }).pluck('payload')) as string[]

  test('sent again with the same key are stored and put on the case once', async () => {
    const send = () => post(xiaoli, { caseId: theCase.id }, 'sent twice', 'twice.pdf', 'application/pdf', { 'idempotency-key': 'upload-1' })
    const [first, second] = [(await (await send()).json()) as AttachmentView, (await (await send()).json()) as AttachmentView]
    expect(second).toEqual(first)
    for (const type of ['attachment.stored', 'case.fileAttached']) expect([type, (await eventsOf(type)).filter((payload) => payload.includes('twice.pdf')).length]).toEqual([type, 1])
    expect(await demo.site.services.files.check(first.hash, first.size)).toBe('intact')
    expect(await readdir(join(demo.dataDir, 'attachments', 'incoming'))).toEqual([])
  })

  test('that may not be put on the case leave no event and no file', async () => {
    const before = await eventsOf('attachment.stored')
    const refusals = [
      [await post(supervisor, { caseId: theCase.id }, 'refused 1', 'a.pdf'), 403, 'NOT_ALLOWED'], [await put(supervisor, `name=a.pdf&caseId=${theCase.id}`, 'refused 2'), 403, 'NOT_ALLOWED'],
      [await post(xiaoli, { caseId: theCase.id, purpose: 'told' }, 'refused 3', 'a.pdf'), 403, 'NOT_ALLOWED'], [await post(xiaoli, { caseId: theCase.id, itemId: 'none' }, 'refused 4', 'a.pdf'), 404, 'ITEM_UNKNOWN'],
      [await post(xiaoli, { caseId: 'no-such-case' }, 'refused 5', 'a.pdf'), 404, 'NOT_FOUND'], [await post(xiaoli, { caseId: '../x' }, 'refused 6', 'a.pdf'), 400, 'INVALID_INPUT'],
    ] as const
    for (const [index, [answer, , code]] of refusals.entries()) expect([index + 1, await answer.json()]).toMatchObject([index + 1, { code }])
    expect(refusals.map(([answer]) => answer.status)).toEqual(refusals.map(([, status]) => status))
    expect(await eventsOf('attachment.stored')).toEqual(before)
    for (const n of [1, 2, 3, 4, 5, 6]) expect([n, await demo.site.services.files.check(sha256(`refused ${n}`), 9)]).toEqual([n, 'missing'])
    expect(await readdir(join(demo.dataDir, 'attachments', 'incoming'))).toEqual([])
  })

  const multipartHead = '--b\r\ncontent-disposition: form-data; name="file"; filename="half.bin"\r\n\r\n'
  test.each([['multipart', 'POST /api/v1/attachments', 'content-type: multipart/form-data; boundary=b', multipartHead], ['raw', 'PUT /api/v1/attachments?name=half.bin', 'content-type: application/pdf', '']])('whose sender hangs up halfway (%s) leave no file and no open descriptor', async (_way, line, type, start) => {
    const incoming = join(demo.dataDir, 'attachments', 'incoming')
    const socket = connect(demo.http.port, '127.0.0.1')
    await once(socket, 'connect')
    socket.write(`${line} HTTP/1.1\r\nhost: 127.0.0.1:${demo.http.port}\r\nauthorization: Bearer ${xiaoli}\r\n${type}\r\ncontent-length: 1000000\r\n\r\n${start}${'x'.repeat(200_000)}`)
    await expect.poll(() => readdir(incoming)).toHaveLength(1)
    socket.destroy()
    await expect.poll(() => readdir(incoming)).toEqual([])
    if (process.platform === 'linux') await expect.poll(openFilesUnder(incoming)).toEqual([])
  })

  test('whose multipart body ends too early or is malformed are refused and leave nothing', async () => {
    const answer = await fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', body: `${multipartHead}half`, headers: { authorization: `Bearer ${xiaoli}`, 'content-type': 'multipart/form-data; boundary=b' } })
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'INVALID_INPUT', field: 'file' }])
    await expect.poll(() => readdir(join(demo.dataDir, 'attachments', 'incoming'))).toEqual([])
  })
})

const newFolder = useFolders()

test('what a process that died was still receiving is removed at the next start', async () => {
  const folder = await newFolder()
  await mkdir(join(folder, 'attachments', 'incoming'), { recursive: true })
  await writeFile(join(folder, 'attachments', 'incoming', 'half'), 'half')
  const site = await openTestSite(folder)
  expect(await readdir(join(folder, 'attachments'))).toEqual([])
  await site.close()
})

/** Descriptors this process holds on files under a folder, removed ones too. */
const openFilesUnder = (folder: string) => async (): Promise<string[]> => {
  const targets = await Promise.all((await readdir('/proc/self/fd')).map((fd) => readlink(join('/proc/self/fd', fd)).catch(() => '')))
  return targets.filter((target) => target.startsWith(folder))
}
