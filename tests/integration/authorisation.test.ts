import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, isProcedure, type AnyProcedure } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourcesDir, workerEntry } from '@main/commands/folders'
import type { Connection, Context } from '@main/office/context'
import { permissions } from '@main/office/permissions'
import { openSession } from '@main/office/sessions'
import { Refused } from '@main/store/refused'
import { openSite, systemActor, type Site } from '@main/site'
import { decideCreateUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'
import { decideSetUp, siteId } from '@main/subjects/site/domain'
import { siteSubject } from '@main/subjects/site/projection'
import { contract } from '@shared/contract'
import type { CaseView } from '@shared/contract/case'
import { users, asPerson, type UserName } from '../support/cases'

/**
 * Who may call what: every procedure × every role and relation to the case. `head` heads the leaver's department, `otherHead`
 * another; `foreman` is supervisor of the leaver's department, `supervisor` of another; `xiaoli` is the receiver, `stranger` has an account and no part. A new procedure without a line here fails.
 */
const everybody = 'admin finance foreman head hr it otherHead stranger supervisor xiaoli'
const office = 'admin hr'
const works = 'admin finance head hr it xiaoli'
const reads = 'admin finance foreman head hr it xiaoli'
const allowed: Readonly<Record<string, string>> = {
  'site.update': 'admin', 'session.lock': everybody, 'users.list': 'admin', 'users.directory': everybody, 'users.create': 'admin', 'users.update': 'admin', 'users.setLocale': everybody, 'users.setPassword': 'admin', 'users.preference': everybody, 'users.savePreference': everybody,
  'employees.list': 'admin finance foreman head hr it otherHead supervisor', 'employees.get': 'admin finance head hr it', 'employees.create': office, 'employees.update': office, 'employees.rehire': office, 'employees.departments': everybody,
  'positions.list': everybody, 'positions.get': everybody, 'positions.create': office, 'positions.update': office,
  'templates.list': 'admin head hr otherHead', 'templates.get': 'admin head hr otherHead', 'templates.create': office, 'templates.update': office, 'templates.retire': office, 'templates.compose': office,
  'cases.list': everybody, 'cases.start': office, 'cases.get': reads, 'cases.moveStage': 'admin head hr', 'cases.undo': works, 'cases.setDate': office, 'cases.setReceivers': 'admin head hr', 'cases.setKeeper': 'admin head hr', 'cases.handOn': 'admin head hr',
  'cases.confirmHandOn': 'admin hr xiaoli', 'cases.setWitness': 'admin head hr', 'cases.setReason': office, 'cases.setAssignee': office, 'cases.legalStep': 'admin finance hr', 'cases.void': office, 'cases.stay': office, 'cases.addendum': office,
  'cases.attach': works, 'cases.detach': works, 'cases.messages': reads, 'cases.postMessage': reads, 'cases.seeMessage': everybody, 'cases.timeline': reads, 'cases.kinds': everybody,
  'items.list': reads, 'items.act': 'admin head hr xiaoli', 'items.add': 'admin head hr', 'items.reassign': 'admin head hr', 'items.change': 'admin head hr', 'items.addRows': 'admin head hr it xiaoli', 'items.changeRow': 'admin head hr it xiaoli', 'items.removeRow': 'admin head hr it xiaoli',
  'items.confirmRows': 'admin head hr xiaoli', 'items.seal': 'admin head hr it xiaoli', 'items.reveal': 'xiaoli', 'attachments.get': everybody,
  'board.get': everybody, 'board.column': everybody, 'board.counts': everybody, 'board.card': everybody, 'board.lanes': everybody, 'board.load': 'admin finance head hr it otherHead', 'board.choices': everybody,
  'today.mine': everybody, 'today.waiting': everybody, 'today.legal': everybody, 'today.inbox': everybody, 'today.badges': everybody, 'search.find': everybody, 'search.quick': everybody,
  'forms.handover': reads, 'forms.recordPrinting': reads, 'forms.morning': 'admin finance foreman head hr it otherHead supervisor',
}
/** Before signing in, or a stream: tested elsewhere. */
const apart = new Set(['site.get', 'site.setUp', 'session.signIn', 'session.get', 'session.signOut', 'session.unlock', 'live.changes'])

const proceduresOf = (router: object, path: readonly string[] = []): { name: string; procedure: AnyProcedure }[] =>
  Object.entries(router).flatMap(([key, value]) => (isProcedure(value) ? [{ name: [...path, key].join('.'), procedure: value }] : proceduresOf(value as object, [...path, key])))

describe('authorisation', () => {
  let dataDir: string
  let site: Site
  let theCase: CaseView
  let rowId: string
  const tokens = new Map<UserName, string>()

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'desk-auth-'))
    site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion: 'test' })
    await site.services.writer.run(systemActor(), async (tx) => {
      const loaded = await tx.load(siteSubject, siteId)
      await tx.record(siteSubject, loaded, decideSetUp(loaded.state, { name: 's', company: 'c', locale: 'zh-CN', timeZone: 'Asia/Shanghai', demo: false, lockAfterMinutes: 15 }))
      await site.ship(tx)
      for (const [name, user] of Object.entries(users)) {
        await tx.record(userSubject, await tx.load(userSubject, user.userId), decideCreateUser({ fields: { name, displayName: user.name, roles: user.roles, departments: user.departments, locale: 'zh-CN', employeeId: null }, verifier: 'scrypt$none', nameTaken: false }))
        tokens.set(name as UserName, (await openSession(tx.outsideLog, site.services.random, { userId: user.userId, nowMs: tx.now(), via: 'browser', pc: 'pc' })).token)
      }
    })
    const context = contextOf('hr')
    const employee = await call(site.router.employees.create, { number: 'E1', name: '老张', positionId: 'technician', department: '设备部' }, { context })
    theCase = await call(site.router.cases.start, { employeeId: employee.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [asPerson('xiaoli')] }, { context })
    const item = theCase.items.find((one) => one.shape === 'account')!
    const withRow = await call(site.router.items.addRows, { id: theCase.id, itemId: item.id, rows: [Object.fromEntries(item.columns.map((column) => [column.key, 'x']))] }, { context })
    rowId = withRow.items[0]!.rows[0]!.id
    await call(site.router.items.seal, { id: theCase.id, itemId: item.id, rowId, secret: 'geheim' }, { context })
  })
  afterAll(async () => {
    await site.close()
    await rm(dataDir, { recursive: true, force: true })
  })

  const contextOf = (name: UserName | null): Context => {
    const token = name ? (tokens.get(name) ?? null) : null
    const connection: Connection = { via: 'browser', pc: 'pc', source: 'test', token: () => token, setToken: () => {} }
    return site.contextFor(connection)
  }

  /** An input each procedure accepts; that the rule refuses it for another reason does not matter here. */
  const inputs = (): Record<string, unknown> => {
    const id = theCase.id
    const item = theCase.items.find((one) => one.shape === 'account')!
    const ofItem = { id, itemId: item.id }
    const values = Object.fromEntries(item.columns.map((column) => [column.key, 'y']))
    return {
      'site.update': { lockAfterMinutes: 16 }, 'users.create': { name: 'hr', displayName: 'x', password: '12345678', roles: ['hr'] }, 'users.update': { id: users.stranger.userId }, 'users.setLocale': { locale: 'zh-CN' }, 'users.setPassword': { id: 'u-nobody', password: '12345678' }, 'users.preference': { key: 'a' }, 'users.savePreference': { key: 'a', value: 'b' },
      'employees.get': { id: theCase.leaver.id }, 'employees.create': { number: 'E1', name: 'x', positionId: 'technician' }, 'employees.update': { id: theCase.leaver.id }, 'employees.rehire': { id: theCase.leaver.id, joinedOn: '2026-12-01' },
      'positions.get': { id: 'technician' }, 'positions.create': { title: { 'zh-CN': '技术员' } }, 'positions.update': { id: 'technician' }, 'templates.list': {}, 'templates.get': { id: 'technician' }, 'templates.create': { layer: 'base', name: { 'zh-CN': 'x' }, items: [] },
      'templates.update': { id: 'technician', version: 99, layer: 'base', name: { 'zh-CN': 'x' }, items: [] }, 'templates.retire': { id: 'nothing', retired: true }, 'templates.compose': { employeeId: theCase.leaver.id },
      'cases.start': { employeeId: theCase.leaver.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' } }, 'cases.get': { id }, 'cases.moveStage': { id, to: 'handing_over' }, 'cases.undo': { id, eventId: 'none' }, 'cases.setDate': { id, date: 'endOn', value: null },
      'cases.setReceivers': { id, receivers: [asPerson('xiaoli')] }, 'cases.setKeeper': { id, person: { kind: 'employee', id: theCase.leaver.id, name: 'x' } }, 'cases.handOn': { id, to: asPerson('xiaoli') }, 'cases.confirmHandOn': { id }, 'cases.setWitness': { id, witness: null }, 'cases.setReason': { id, reason: '' },
      'cases.setAssignee': { id, function: 'head', person: asPerson('head') }, 'cases.legalStep': { id, stepId: 'post.wage', state: 'open' }, 'cases.void': { id, reason: '' }, 'cases.stay': { id, reason: '' }, 'cases.addendum': { id, text: 'x' }, 'cases.attach': { id, attachmentId: 'none' },
      'cases.detach': { id, attachmentId: 'none' }, 'cases.messages': { id }, 'cases.postMessage': { id, text: 'x' }, 'cases.seeMessage': { id, messageId: 'none' }, 'cases.timeline': { id },
      'items.list': { id }, 'items.act': { id, itemIds: [theCase.items[0]!.id], act: 'begin' }, 'items.add': { id, title: 'x', category: 'work' }, 'items.reassign': { id, itemIds: [item.id], receiver: asPerson('xiaoli') }, 'items.change': ofItem, 'items.addRows': { ...ofItem, rows: [{ unknown: 'x' }] },
      'items.changeRow': { ...ofItem, rowId, values }, 'items.removeRow': { ...ofItem, rowId: 'none' }, 'items.confirmRows': { ...ofItem, rowIds: ['none'] }, 'items.seal': { ...ofItem, rowId: 'none', secret: 'x' }, 'items.reveal': { ...ofItem, rowId }, 'attachments.get': { id: 'none' },
      'board.column': { stage: 'to_start' }, 'board.card': { id }, 'board.lanes': { by: 'department' }, 'search.find': { text: '老张' }, 'search.quick': { text: '老张' }, 'forms.handover': { id }, 'forms.recordPrinting': { id, copies: ['archive'], contentHash: 'a'.repeat(64) }, 'forms.morning': {},
    }
  }

  const codeOf = async (procedure: AnyProcedure, input: unknown, context: Context): Promise<string> => {
    try {
      await call(procedure as never, input as never, { context } as never)
      return 'ok'
    } catch (error) {
      if (error instanceof Refused) return error.refusal.code
      throw error
    }
  }
  const closedDoors = new Set(['NOT_ALLOWED', 'ITEM_OTHER_PERSON', 'SECRET_NOT_FOR_YOU'])

  test('covers every procedure of the contract', () => {
    const names = proceduresOf(site.router).map((one) => one.name)
    expect(names.filter((name) => !(name in allowed) && !apart.has(name))).toEqual([])
    expect(names.filter((name) => !(name in permissions))).toEqual([])
    expect(Object.keys(contract).flatMap((subject) => Object.keys(contract[subject as keyof typeof contract]).map((name) => `${subject}.${name}`)).sort()).toEqual([...names].sort())
  })

  test('opens each door to those in the table and to nobody else', async () => {
    const found: Record<string, string> = {}
    // After the lock nothing else is answered.
    const ordered = proceduresOf(site.router).filter((one) => !apart.has(one.name)).sort((a, b) => Number(a.name === 'session.lock') - Number(b.name === 'session.lock'))
    for (const { name, procedure } of ordered) {
      const open: string[] = []
      for (const user of (Object.keys(users) as UserName[]).sort()) if (!closedDoors.has(await codeOf(procedure, inputs()[name] ?? {}, contextOf(user)))) open.push(user)
      found[name] = open.join(' ')
    }
    expect(found).toEqual(allowed)
  }, 60_000)

  test('opens none of them before signing in', async () => {
    for (const { name, procedure } of proceduresOf(site.router)) {
      if (!apart.has(name)) expect([name, await codeOf(procedure, inputs()[name] ?? {}, contextOf(null))]).toEqual([name, 'NOT_SIGNED_IN'])
    }
  })
})
