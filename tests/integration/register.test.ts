import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createRouterClient } from '@orpc/server'
import type { Knex } from 'knex'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../../src-shared/vocabulary'
import { randomSalt } from '../../src-main/log/append'
import { steadyClock } from '../../src-main/log/clock'
import type { Actor } from '../../src-main/log/event'
import { newReplicaKey } from '../../src-main/log/signature'
import type { Context, Services } from '../../src-main/office/context'
import { openSession } from '../../src-main/office/sessions'
import { openConnections, type Connections } from '../../src-main/store/driver'
import { logMigrations } from '../../src-main/store/logTables'
import { migrate } from '../../src-main/store/migrate'
import type { AnySubject } from '../../src-main/store/projection'
import { projectionDigest, rebuild } from '../../src-main/store/rebuild'
import { replicaMigrations, replicaSubject } from '../../src-main/store/replica'
import { Writer } from '../../src-main/store/writer'
import { loadCalendar } from '../../src-main/subjects/calendar/calendar'
import { caseMigrations } from '../../src-main/subjects/case/projection'
import { decideLeave } from '../../src-main/subjects/employee/domain'
import { employeeProcedures } from '../../src-main/subjects/employee/procedures'
import { employeeMigrations, employeeSubject } from '../../src-main/subjects/employee/projection'
import { departmentCounts, employeePage } from '../../src-main/subjects/employee/queries'
import { positionProcedures } from '../../src-main/subjects/position/procedures'
import { positionMigrations, positionSubject } from '../../src-main/subjects/position/projection'
import { positionPage } from '../../src-main/subjects/position/queries'
import { searchProcedures } from '../../src-main/subjects/search/procedures'
import { candidates } from '../../src-main/subjects/search/queries'
import { rangesOfTiers } from '../../src-main/subjects/search/rank'
import { searchMigrations } from '../../src-main/subjects/search/projection'
import { siteMigrations, siteSubject } from '../../src-main/subjects/site/projection'
import { templateProcedures } from '../../src-main/subjects/template/procedures'
import { templateMigrations, templateSubject } from '../../src-main/subjects/template/projection'
import { templateRowsQuery } from '../../src-main/subjects/template/queries'
import { recordShippedPositions, recordShippedTemplates } from '../../src-main/subjects/template/ship'
import { decideCreateUser } from '../../src-main/subjects/user/domain'
import { userMigrations, userSubject } from '../../src-main/subjects/user/projection'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const system: Actor = { userId: 'system', name: 'system', roles: ['admin'], via: 'system', pc: 'test' }
const router = { employees: employeeProcedures, positions: positionProcedures, templates: templateProcedures({ calendar: loadCalendar(resources) }), search: searchProcedures }

let folder: string
let connections: Connections
let writer: Writer
let registry: Map<string, AnySubject>
let nowMs = Date.UTC(2026, 10, 24, 1, 30)
let ids = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'register-'))
  connections = openConnections(join(folder, 'site.db'))
  await migrate(connections.writer, [...logMigrations, ...replicaMigrations, ...userMigrations, ...siteMigrations, ...searchMigrations, ...positionMigrations, ...templateMigrations, ...employeeMigrations, ...caseMigrations], join(folder, 'backups'), new Date(nowMs))
  registry = new Map([replicaSubject, userSubject, siteSubject, positionSubject, templateSubject, employeeSubject].map((subject) => [subject.kind, subject as AnySubject]))
  writer = new Writer(connections.writer, registry, newReplicaKey('test', 1), { now: () => (nowMs += 1000) }, randomSalt)
  await writer.run(system, async (tx) => {
    await recordShippedPositions(tx, resources)
    await recordShippedTemplates(tx, resources)
  })
  await addUser('hr', ['hr'])
  await addUser('head', ['head'], ['设备部'])
  await addUser('xiaoli', ['receiver'])
})
afterAll(async () => {
  await connections.close()
  await rm(folder, { recursive: true, force: true })
})

async function addUser(id: string, roles: Role[], departments: string[] = []): Promise<void> {
  const fields = { name: id, displayName: id, roles, departments, locale: 'zh-CN' as const, employeeId: null }
  await writer.run(system, async (tx) => { await tx.record(userSubject, await tx.load(userSubject, id), decideCreateUser({ fields, verifier: 'none', nameTaken: false })) })
}

/** The register's procedures as a signed-in user calls them, contract and all. */
async function as(userId: string) {
  const random = { id: () => `id${String((ids += 1)).padStart(8, '0')}`, bytes: (length: number) => Buffer.alloc(length, ids++) }
  const { token } = await writer.run(system, (tx) => openSession(tx.outsideLog, random, { userId, nowMs, via: 'browser', pc: 'pc' }))
  const services = { writer, reader: connections.reader, clock: steadyClock(writer.clock, 0), condition: writer.condition, random, appVersion: 'test' } as unknown as Services
  const context: Context = {
    services, connection: { via: 'browser', pc: 'pc', source: 'test', token: () => token, setToken: () => {} }, locale: null, idempotencyKey: null, lastEventId: null,
  }
  return createRouterClient(router, { context })
}

const laoZhang = { number: 'E0427', name: '老张', identityNumber: '110101199003074514', phone: '13800000000', department: '设备部', positionId: 'technician', joinedOn: '2024-03-01' }
const refusalOf = (work: Promise<unknown>): Promise<unknown> => work.then(() => 'accepted', (error: { refusal?: { code: string }; code?: string }) => error.refusal?.code ?? error.code ?? error)

describe('the register', () => {
  test('finds somebody by name, its end, initials, pinyin, number and the tail of the identity number', async () => {
    const hr = await as('hr')
    const added = await hr.employees.create(laoZhang)
    await hr.employees.create({ ...laoZhang, number: 'E0428', name: '单雄信', identityNumber: '', department: '工程部' })
    const found: Record<string, string[]> = {}
    for (const text of ['老张', '张', 'lz', 'LZ', 'z', 'lao', 'zhang', 'e0427', '4514', 'shan', 'nobody', '%', '_']) found[text] = (await hr.employees.list({ text })).items.map((item) => item.name)
    expect(found).toEqual({
      老张: ['老张'], 张: ['老张'], lz: ['老张'], LZ: ['老张'], z: ['老张'], lao: ['老张'], zhang: ['老张'], e0427: ['老张'], '4514': ['老张'], shan: ['单雄信'], nobody: [], '%': [], _: [],
    })
    expect(added).toMatchObject({ name: '老张', positionTitle: '技术员', status: 'active', identityNumber: '110101199003074514', openCaseId: null, cases: [] })
  })

  test('masks the identity number but for HR and the administrator', async () => {
    const { items } = await (await as('head')).employees.list({ text: 'lz' })
    const view = await (await as('head')).employees.get({ id: items[0]!.id })
    expect(view.identityNumber).toBe('110***********4514')
  })

  test('refuses a number that is taken, whatever its capitals, and a position that is not there', async () => {
    const hr = await as('hr')
    for (const number of ['E0427', 'e0427']) expect(await refusalOf(hr.employees.create({ ...laoZhang, number }))).toBe('EMPLOYEE_NUMBER_TAKEN')
    expect(await refusalOf(hr.employees.create({ ...laoZhang, number: 'E1', positionId: 'astronaut' }))).toBe('POSITION_UNKNOWN')
    expect(await refusalOf((await as('xiaoli')).employees.list({}))).toBe('NOT_ALLOWED')
  })

  test('a change is seen at once and leaves the rest alone', async () => {
    const hr = await as('hr')
    const { id } = (await hr.employees.list({ text: 'E0428' })).items[0]!
    const before = await hr.employees.get({ id })
    const after = await hr.employees.update({ id, name: '单大', version: before.version })
    expect(after).toEqual({ ...before, name: '单大', version: after.version })
    expect(await refusalOf(hr.employees.update({ id, name: '单二', version: before.version }))).toBe('CHANGED_MEANWHILE')
    expect((await hr.employees.list({ text: 'xiongxin' })).items).toEqual([])
  })

  test('somebody who left can be hired again', async () => {
    const hr = await as('hr')
    const { id } = (await hr.employees.list({ text: 'shan' })).items[0]!
    expect(await refusalOf(hr.employees.rehire({ id, joinedOn: '2026-12-01' }))).toBe('EMPLOYEE_STILL_HERE')
    await writer.run(system, async (tx) => {
      const loaded = await tx.load(employeeSubject, id)
      await tx.record(employeeSubject, loaded, decideLeave(loaded.state, { caseId: 'c1', on: '2026-11-20' }))
    })
    expect((await hr.employees.list({ status: 'left' })).items.map((item) => item.id)).toEqual([id])
    expect((await hr.employees.departments()).items).toEqual([{ name: '设备部', count: 1 }])
    expect(await hr.employees.rehire({ id, joinedOn: '2026-12-01' })).toMatchObject({ status: 'active', joinedOn: '2026-12-01', contractEndsOn: null })
  })

  test('pages through everybody exactly once, in the order of names', async () => {
    const hr = await as('hr')
    for (let i = 0; i < 23; i += 1) await hr.employees.create({ ...laoZhang, number: `P${i}`, name: i % 2 ? '王伟' : '艾力', department: '车间' })
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await hr.employees.list({ department: '车间', limit: 5, cursor })
      seen.push(...page.items.map((item) => `${item.name}${item.number}`))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(new Set(seen).size).toBe(23)
    expect(seen.map((one) => one.slice(0, 2))).toEqual([...Array(12).fill('艾力'), ...Array(11).fill('王伟')])
    expect(await refusalOf(hr.employees.list({ cursor: 'bm90IGEgY3Vyc29y' }))).toBe('INVALID_INPUT')
  })
})

describe('positions and templates', () => {
  test('ship with the people and lists that serve them', async () => {
    const { items } = await (await as('hr')).positions.list({ text: 'jsy' })
    expect(items).toMatchObject([{ id: 'technician', title: { 'zh-CN': '技术员' }, employees: 25, templates: [{ id: 'technician' }] }])
  })

  test('the reference story: 老张 gets the four lines of his position between base list and nothing else', async () => {
    const hr = await as('hr')
    const { id } = (await hr.employees.list({ text: 'E0427' })).items[0]!
    const composed = await hr.templates.compose({ employeeId: id, dates: { leftOn: '2026-11-20' } })
    expect(composed.templates.map((template) => template.id)).toEqual(['everybody', 'technician'])
    expect(composed.items.filter((item) => item.templateId === 'technician').map((item) => [item.title['zh-CN'], item.dueOn])).toEqual([
      ['设备维护记录', '2026-11-23'], ['客户联系方式', '2026-11-23'], ['系统账号密码', '2026-11-20'], ['未完成的维修任务', '2026-11-20'],
    ])
    expect(composed.defaultKeeper).toEqual({ kind: 'user', id: 'head', name: 'head' })
    expect(composed.functionsWithoutPerson).toEqual(['it', 'finance'])
  })

  test('a save makes a new version, keeps the old one, and is refused when somebody saved before', async () => {
    const hr = await as('hr')
    const { version, latestVersion: _latest, retired: _retired, changedAt: _at, changedBy: _by, ...first } = await hr.templates.get({ id: 'technician' })
    const saved = await hr.templates.update({ ...first, items: first.items.slice(1), version })
    expect(saved).toMatchObject({ version: 2, latestVersion: 2, changedBy: 'hr' })
    expect((await hr.templates.get({ id: 'technician', version: 1 })).items).toHaveLength(4)
    expect(await refusalOf(hr.templates.update({ ...first, version: 1 }))).toBe('CHANGED_MEANWHILE')
    await hr.templates.retire({ id: 'technician', retired: true })
    expect((await hr.templates.list({ retired: true })).items.map((item) => item.id)).toEqual(['technician'])
    expect(await refusalOf(hr.templates.update({ ...first, version: 2 }))).toBe('TEMPLATE_RETIRED')
    await hr.templates.retire({ id: 'technician', retired: false })
  })

  test('two positions cannot have one title', async () => {
    const hr = await as('hr')
    expect(await refusalOf(hr.positions.create({ title: { 'zh-CN': '技术员', en: '' } }))).toBe('POSITION_TITLE_TAKEN')
    expect(await hr.positions.update({ id: 'technician', hazard: true })).toMatchObject({ hazard: true, title: { 'zh-CN': '技术员' }, department: { 'zh-CN': '设备部' } })
  })
})

describe('search', () => {
  test('finds people by two-character words, pinyin and number, newest first, a page at a time', async () => {
    const hr = await as('hr')
    const titles = async (text: string) => (await hr.search.find({ text })).items.map((hit) => hit.title.map((piece) => piece.text).join(''))
    expect(await titles('老张')).toEqual(['老张'])
    expect(await titles('lz')).toEqual(['老张'])
    expect(await titles('laoz')).toEqual(['老张'])
    expect(await titles('E0427 设备')).toEqual(['老张'])
    expect(await titles('雄信')).toEqual([])
    for (const text of ['" OR *', 'NOT', '(', ' 。', "'; --"]) expect([text, await titles(text)]).toEqual([text, []])
    const first = await hr.search.find({ text: '王伟', limit: 4 })
    const rest = await hr.search.find({ text: '王伟', limit: 50, cursor: first.next! })
    expect(new Set([...first.items, ...rest.items].map((hit) => hit.id)).size).toBe(11)
    expect(rest.next).toBeNull()
  })

  test('shows people only to those who may open the register', async () => {
    expect(await (await as('xiaoli')).search.find({ text: '王伟' })).toEqual({ items: [], next: null })
  })
})

describe('the rows', () => {
  test('a rebuild gives byte-identical projections, and the search index with them', async () => {
    const before = await projectionDigest(connections.writer, registry)
    await connections.writer('employee').update({ name: 'spoiled' })
    await connections.writer('employee_doc').delete()
    expect(await candidates(connections.reader, '"老张"', rangesOfTiers(() => true)[0]!, null, 10)).toEqual([])
    expect(await projectionDigest(connections.writer, registry)).not.toBe(before)
    await rebuild(connections.writer, registry)
    expect(await projectionDigest(connections.writer, registry)).toBe(before)
    expect((await (await as('hr')).search.find({ text: '老张' })).items).toHaveLength(1)
  })

  test('every list walks an index', async () => {
    const db = connections.reader
    const key = ['a', 'b', 'c'] as const
    const plans: Record<string, string[]> = {}
    const explain = async (name: string, query: Knex.QueryBuilder) => { plans[name] = await planOf(db, query) }
    for (const after of [null, key]) {
      await explain(`everybody ${after}`, employeePage(db, { after, limit: 50 }))
      await explain(`by status ${after}`, employeePage(db, { after, limit: 50, status: 'left' }))
      await explain(`by department ${after}`, employeePage(db, { after, limit: 50, department: '设备部' }))
      await explain(`by both ${after}`, employeePage(db, { after, limit: 50, department: '设备部', status: 'active' }))
      await explain(`by text ${after}`, employeePage(db, { after, limit: 50, text: 'lz', status: 'active' }))
    }
    await explain('positions', positionPage(db, { after: null, limit: 50 }))
    await explain('positions by text', positionPage(db, { after: ['a', 'b'], limit: 50, text: 'js', retired: false }))
    await explain('templates', templateRowsQuery(db, undefined))
    await explain('templates retired', templateRowsQuery(db, false))
    const bare = Object.entries(plans).flatMap(([name, steps]) => steps.filter((step) => /SCAN/.test(step) && !/USING (COVERING )?INDEX|SCAN (json_each|value)/.test(step)).map((step) => `${name}: ${step}`))
    expect(bare).toEqual([])
    // In the order of the index: nothing is sorted to show one page.
    expect(Object.entries(plans).filter(([name, steps]) => !name.startsWith('by text') && steps.some((step) => /TEMP B-TREE/.test(step)))).toEqual([])
    expect((await departmentCounts(db)).length).toBeGreaterThan(0)
  })
})

async function planOf(db: Knex, query: Knex.QueryBuilder): Promise<string[]> {
  const { sql, bindings } = query.toSQL().toNative()
  const rows = (await db.raw(`EXPLAIN QUERY PLAN ${sql}`, [...bindings] as string[])) as { detail: string }[]
  return rows.map((row) => row.detail)
}
