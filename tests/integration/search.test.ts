import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import type { SearchHit, TextPiece } from '@shared/contract/search'
import { caseDesk, subjectRegistry } from '@main/site'
import { resourcesDir } from '@main/commands/folders'
import { openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { databaseOf } from '../support/site'

const written = (pieces: readonly TextPiece[]): string => pieces.map((piece) => piece.text).join('')
const marked = (pieces: readonly TextPiece[]): string => pieces.map((piece) => (piece.hit ? `[${piece.text}]` : piece.text)).join('')
/** A hit in one line, as people see it: kind, title, where it was found. */
const line = (hit: SearchHit): string => [hit.kind, marked(hit.title), ...hit.found.map((one) => `${one.place}: ${marked(one.pieces)}`)].join(' | ')

let demo: DemoSite
const tokens: Record<string, string> = {}
let theCase: CaseView

const find = async (who: string, text: string, more: Record<string, string> = {}): Promise<SearchHit[]> => {
  const { status, body } = await demo.ask(tokens[who]!, 'GET', `/search?${new URLSearchParams({ text, ...more })}`)
  expect([text, status]).toEqual([text, 200])
  return (body as { items: SearchHit[] }).items
}
const lines = async (who: string, text: string, more?: Record<string, string>): Promise<string[]> => (await find(who, text, more)).map(line)
const upload = async (name: string): Promise<void> => {
  const form = new FormData()
  form.append('caseId', theCase.id)
  form.append('file', new Blob(['x'], { type: 'application/pdf' }), name)
  expect((await fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', body: form, headers: { authorization: `Bearer ${tokens['hr']!}` } })).status).toBe(201)
}
const say = (text: string) => demo.ask(tokens['hr']!, 'POST', `/cases/${theCase.id}/messages`, { text })

beforeAll(async () => {
  demo = await openDemoSite()
  for (const name of ['admin', 'hr', 'head', 'finance', 'it', 'supervisor', 'xiaoli']) tokens[name] = await demo.signIn(name)
  const { id } = (await demo.ask(tokens['hr']!, 'POST', '/employees', { number: 'E0735', name: '钱多多', identityNumber: '320102198812092299', phone: '13966660735', department: '设备部', positionId: 'technician' })).body as { id: string }
  theCase = (await demo.ask(tokens['hr']!, 'POST', '/cases', { employeeId: id, kind: 'departed', leftOn: '2026-11-20', reason: '老家盖房，急着回去', told: { channel: 'message' }, receivers: [{ kind: 'employee', id: 'demo-e-xuqiang', name: '许强' }] })).body
  await upload('设备维护记录2024.xlsx')
  await say('压力表检定证书在 3 号柜，<b>别弄丢</b>')
}, 120_000)
afterAll(() => demo.close())

describe('the search finds', () => {
  test('people by name, pinyin, number, part of the number and of the phone number', async () => {
    for (const text of ['钱多多', '多多', 'qdd', 'dd', 'qianduoduo', 'qiandu', 'E0735', 'e0735', '0735', '735', '13966660735', '6660735', '139 0735', '6666']) expect([text, (await find('hr', text, { kind: 'employee' })).map((hit) => written(hit.title))]).toEqual([text, ['钱多多']])
    expect(await lines('hr', '6660735', { kind: 'employee' })).toEqual(['employee | 钱多多 | phone: 1396[6660735]'])
    expect(await lines('hr', 'dd', { kind: 'employee' })).toEqual(['employee | 钱[多多]'])
  })

  test('the last four of an identity number for those alone who may see it', async () => {
    expect(await lines('hr', '2299', { kind: 'employee' })).toEqual(['employee | 钱多多 | identityEnd: [2299]'])
    expect(await lines('admin', '2299', { kind: 'employee' })).toHaveLength(1)
    for (const who of ['finance', 'it', 'head', 'supervisor', 'xiaoli']) expect([who, await lines(who, '2299')]).toEqual([who, []])
    // Only the last four are there to be found at all.
    expect(await lines('hr', '2092299')).toEqual([])
  })

  test('cases by case number, reason, receiver, position, item and detail', async () => {
    const item = theCase.items[0]!
    await demo.ask(tokens['hr']!, 'POST', `/cases/${theCase.id}/items/${item.id}/rows`, { rows: [{ name: '空压机保养手册' }] })
    for (const text of [theCase.number, theCase.number.replaceAll('-', ''), theCase.number.slice(-3), '盖房', '许强', 'xuqiang', '空压机']) expect([text, (await find('hr', text, { kind: 'case' })).map((hit) => hit.id)]).toEqual([text, expect.arrayContaining([theCase.id])])
    expect(await lines('hr', '盖房')).toEqual(['case | 钱多多 | reason: 老家[盖房]，急着回去'])
    const [hit] = await find('hr', '空压机')
    expect([hit!.itemId, hit!.found[0]!.place, marked(hit!.found[0]!.pieces)]).toEqual([item.id, 'detail', expect.stringContaining('[空压机]保养手册')])
  })

  test('files by any part of their name, messages by any word, with the hit marked and hostile text left as text', async () => {
    for (const [text, shown] of [['维护', '设备[维护]记录2024.xlsx'], ['2024', '设备维护记录[2024].xlsx'], ['xlsx', '设备维护记录2024.[xlsx]'], ['记录2024', '设备维护[记录2024].xlsx'], ['维护 xls', '设备[维护]记录2024.[xls]x']] as const) {
      expect([text, (await find('hr', text, { kind: 'attachment' })).map((hit) => marked(hit.title))]).toEqual([text, expect.arrayContaining([shown])])
    }
    expect(await lines('hr', '检定证书')).toEqual(['message | 王敏 | message: 压力表[检定证书]在 3 号柜，<b>别弄丢</b>'])
    expect(await lines('hr', '<b>别')).toEqual([expect.stringContaining('<[b>别]弄丢</b>')])
  })

  test('what belongs to a person’s case, when his name is one of the words', async () => {
    expect(await lines('hr', '钱多多 检定')).toEqual(['message | 王敏 | message: 压力表[检定]证书在 3 号柜，<b>别弄丢</b>'])
    expect(await lines('hr', `检定 ${theCase.number}`)).toHaveLength(1)
    // The name alone does not bring every message and file of the case.
    expect((await find('hr', '钱多多')).map((hit) => hit.kind)).toEqual(['employee', 'case'])
  })

  test('a message at once, and not one whose words only look alike', async () => {
    expect(await find('hr', '备用钥匙挂在')).toEqual([])
    await say('备用钥匙挂在门后')
    expect(await lines('hr', '备用钥匙挂在')).toEqual(['message | 王敏 | message: [备用钥匙挂在]门后'])
    // All pieces of two characters are there, the word is not.
    await say('先接交班本，再去交接')
    expect(await lines('hr', '交接交')).toEqual([])
    expect(await lines('hr', '接交班本')).toHaveLength(1)
  })

  test('nothing, without an error, for what nobody could mean', async () => {
    // What FTS5 takes for operators is text to us.
    expect((await lines('hr', '" OR *')).every((one) => /\[or\]/i.test(one))).toBe(true)
    for (const text of ['(', "'; --", '…', '😀', 'NEAR(', '-', '"', 'zzzzzzqx', '紫禁城']) expect([text, await lines('hr', text)]).toEqual([text, []])
  })
})

describe('hits', () => {
  test('come with the very number or name first, people before cases before messages, and the open before the closed', async () => {
    const kinds = ['employee', 'case', 'message', 'attachment']
    for (const text of ['张', '设备', '记录', 'z', '0', '138']) {
      const order = (await find('hr', text, { limit: '200' })).map((hit) => (hit.closed ? 4 : 0) + kinds.indexOf(hit.kind))
      expect([text, order]).toEqual([text, [...order].sort((a, b) => a - b)])
    }
    const [first] = await find('hr', theCase.number)
    expect(first!.id).toBe(theCase.id)
    const closed = (await find('hr', 'HD', { closed: 'true', kind: 'case', limit: '200' }))
    expect(closed.length).toBeGreaterThan(0)
    expect(closed.every((hit) => hit.closed)).toBe(true)
    // A closed case stands before everything when its number is typed.
    const number = written(closed[0]!.context).split(' ')[0]!
    expect((await find('hr', number))[0]!.id).toBe(closed[0]!.id)
  })

  test('come a page at a time, each once, in the same order as all at once', async () => {
    for (const [text, kind] of [['设备', ''], ['0', 'employee'], ['记录', ''], ['钱多多', '']] as const) {
      const all = (await find('hr', text, { limit: '200', ...(kind ? { kind } : {}) })).map(line)
      const paged: string[] = []
      for (let cursor = '', turns = 0; turns < 200; turns += 1) {
        const { body } = await demo.ask(tokens['hr']!, 'GET', `/search?${new URLSearchParams({ text, limit: '3', ...(kind ? { kind } : {}), ...(cursor ? { cursor } : {}) })}`)
        const page = body as { items: SearchHit[]; next: string | null }
        paged.push(...page.items.map(line))
        if (page.next === null) break
        cursor = page.next
      }
      expect([text, paged]).toEqual([text, all])
    }
  })

  test('that are no cursor of this list are refused', async () => {
    expect((await demo.ask(tokens['hr']!, 'GET', '/search?text=a&cursor=nonsense')).status).toBe(400)
  })

  test('for the box in the header are the best of each kind', async () => {
    const { body } = await demo.ask(tokens['hr']!, 'GET', `/search/quick?${new URLSearchParams({ text: '设备', each: '2' })}`)
    const { groups } = body as { groups: { kind: string; items: SearchHit[]; hasMore: boolean }[] }
    expect(groups.map((group) => group.kind)).toEqual(['employee', 'case', 'message', 'attachment'].filter((kind) => groups.some((group) => group.kind === kind)))
    for (const group of groups) {
      const all = await find('hr', '设备', { kind: group.kind, limit: '200' })
      expect(group.items).toEqual(all.slice(0, 2))
      expect(group.hasMore).toBe(all.length > 2)
    }
  })
})

describe('nobody finds what he may not see', () => {
  test('a receiver finds his cases, a head those of his department, a supervisor no people: never a word of another', async () => {
    for (const who of ['xiaoli', 'head', 'supervisor']) {
      for (const text of ['设备', '记录', 'HD', '张', 'E', '客户', 'z', '1380', '检定']) {
        for (const hit of await find(who, text, { limit: '200' })) {
          const path = hit.kind === 'employee' ? `/employees/${hit.id}` : `/cases/${hit.caseId}`
          expect([who, text, line(hit), (await demo.ask(tokens[who]!, 'GET', path)).status]).toEqual([who, text, line(hit), 200])
        }
      }
    }
    expect((await find('xiaoli', 'HD')).length).toBeGreaterThan(0)
    expect(await find('xiaoli', '检定证书')).toEqual([])
    expect((await find('head', '检定证书')).map((hit) => hit.kind)).toEqual(['message'])
    expect(await find('head', '徐洁', { kind: 'employee' })).toEqual([])
    expect(await find('head', '钱多多', { kind: 'employee' })).toHaveLength(1)
    for (const who of ['xiaoli', 'supervisor']) expect(await find(who, '0735', { kind: 'employee' })).toEqual([])
  })

  test('and one who becomes a receiver finds the case from that moment, one who is none any more does not', async () => {
    const receivers = (list: unknown) => demo.ask(tokens['hr']!, 'PUT', `/cases/${theCase.id}/receivers`, { receivers: list })
    const { status } = await receivers([{ kind: 'user', id: 'demo-xiaoli', name: '小李' }])
    expect(status).toBe(200)
    expect(await lines('xiaoli', '检定证书')).toHaveLength(1)
    await receivers([{ kind: 'employee', id: 'demo-e-xuqiang', name: '许强' }])
    expect(await lines('xiaoli', '检定证书')).toEqual([])
  })
})

test('everything is found the same after a rebuild, whose rows are byte for byte those of live work', async () => {
  const registry = subjectRegistry(caseDesk(resourcesDir))
  const texts = ['设备', '记录', 'qdd', '0735', '检定证书', 'xlsx', theCase.number, '钱多多 检定', 'z', '张']
  const look = async () => Promise.all(texts.map((text) => find('hr', text, { limit: '200' })))
  const before = await look()
  const db = openWriter(databaseOf(demo.dataDir))
  try {
    const digest = await projectionDigest(db, registry)
    await rebuild(db, registry)
    expect(await projectionDigest(db, registry)).toBe(digest)
    // The intake is a passage, not a place.
    for (const table of ['employee_doc_intake', 'case_doc_intake']) expect(await db(table).count({ count: '*' })).toEqual([{ count: 0 }])
  } finally {
    await db.destroy()
  }
  expect(await look()).toEqual(before)
})
