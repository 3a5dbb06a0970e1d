import { isContractProcedure } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rendererDir } from '@main/commands/folders'
import { startHttp, type HttpServer } from '@main/lan/http'
import { permissions, type Relation } from '@main/office/permissions'
import { openSession } from '@main/office/sessions'
import { systemActor, type Site } from '@main/site'
import { decideSetUp, siteId } from '@main/subjects/site/domain'
import { siteSubject } from '@main/subjects/site/projection'
import { decideCreateUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'
import { contract } from '@shared/contract'
import type { CaseView } from '@shared/contract/case'
import type { PersonRef } from '@shared/contract/common'
import { roles, type Role } from '@shared/vocabulary'
import { overWebSocket, type RoadClient } from '../support/roads'
import { openTestSite, useFolders } from '../support/site'

/**
 * Who may call what: every procedure of the contract × every role × every relation to the case, over a real WebSocket.
 *
 * A new procedure needs two lines here, else the first test fails: in `doors` who is let in, and in `inputs` something to ask with.
 * - A door reads `roles | relations`: any of these roles for every case, or any of these relations to the case at hand. `anyone`: without
 *   signing in. Write it from what the office wants, not from office/permissions.ts: two tables that say the same are the test.
 * - The input need not succeed, and had better change nothing (a reason left empty, an id that is not there): any answer but a closed door
 *   counts as let in. `of` holds the case in which the asking person has his relation.
 * - A rule that depends on more than the relation gets a line per case of it: `cases.moveStage → to_file`, its input under the same name.
 */
const everybody = roles.join(' ')
const office = 'admin hr'
const seeAll = 'admin hr finance it'
const reads = `${seeAll} | receiver keeper witness head supervisor assignee approver`
const works = `${seeAll} | receiver keeper head assignee`
const runsWithHead = `${office} | head`
const doors: Readonly<Record<string, string>> = {
  'site.get': 'anyone', 'site.condition': 'anyone', 'site.setUp': 'anyone', 'site.update': 'admin',
  'session.signIn': 'anyone', 'session.get': 'anyone', 'session.signOut': 'anyone', 'session.lock': everybody,
  'users.list': 'admin', 'users.directory': everybody, 'users.create': 'admin', 'users.update': 'admin', 'users.setLocale': everybody, 'users.setContact': everybody, 'users.setPassword': 'admin', 'users.setPassword → own': everybody, 'users.preference': everybody, 'users.savePreference': everybody,
  'employees.list': 'admin hr finance it head supervisor', 'employees.get': `${seeAll} | head`, 'employees.create': office, 'employees.update': office, 'employees.rehire': office, 'employees.departments': everybody,
  'positions.list': everybody, 'positions.get': everybody, 'positions.create': office, 'positions.update': office,
  'templates.list': 'admin hr head', 'templates.get': 'admin hr head', 'templates.create': office, 'templates.update': office, 'templates.retire': office, 'templates.compose': office,
  'imports.preview': office, 'imports.getPreview': office, 'imports.rows': office, 'imports.run': office, 'imports.get': office, 'imports.list': office, 'imports.cancel': office, 'imports.undo': office, 'imports.template': office,
  'cases.list': everybody, 'cases.start': office, 'cases.get': reads, 'cases.undo': works, 'cases.setDate': office, 'cases.setReceivers': runsWithHead, 'cases.setKeeper': runsWithHead, 'cases.handOn': `${office} | keeper head`, 'cases.confirmHandOn': `${office} | receiver`,
  'cases.moveStage → handing_over': runsWithHead, 'cases.moveStage → awaiting_confirmation': `${office} | head receiver keeper`, 'cases.moveStage → to_file': 'admin hr finance | assignee', 'cases.moveStage → archived': office,
  'cases.setWitness': runsWithHead, 'cases.setReason': office, 'cases.setAssignee': office, 'cases.legalStep': 'admin hr finance', 'cases.void': office, 'cases.stay': office, 'cases.addendum': office,
  'cases.attach': works, 'cases.detach': works, 'cases.messages': reads, 'cases.postMessage': reads, 'cases.seeMessage': everybody, 'cases.timeline': reads, 'cases.kinds': everybody,
  'approvals.get': reads, 'approvals.preview': office, 'approvals.submit': office, 'approvals.decide': `${office} | approver`, 'approvals.ask': `${office} | approver`, 'approvals.answer': office, 'approvals.withdraw': office, 'approvals.revoke': office, 'approvals.waiting': everybody,
  'reminders.mine': everybody, 'reminders.count': everybody, 'reminders.see': everybody, 'reminders.snooze': everybody, 'reminders.rules': everybody, 'reminders.setRules': office,
  'chains.list': 'admin hr head', 'chains.get': 'admin hr head', 'chains.create': office, 'chains.update': office, 'chains.retire': office, 'users.delegations': everybody, 'users.delegate → own': everybody, 'users.delegate': office, 'users.endDelegation': office,
  'items.list': reads, 'items.act → an item of work': `${office} | receiver head`, 'items.act → an account': `${office} it | receiver head`, 'items.act → money': `${office} finance | receiver head`, 'items.add': runsWithHead, 'items.reassign': runsWithHead, 'items.change': runsWithHead,
  'items.addRows': `${office} it | receiver head`, 'items.changeRow': `${office} it | receiver head`, 'items.removeRow': `${office} it | receiver head`, 'items.confirmRows': `${office} | receiver head`, 'items.seal': `${office} it | receiver head`, 'items.reveal': ' | receiver',
  'absence.logContact': runsWithHead, 'absence.checkReason': runsWithHead, 'absence.prepareNotice': office, 'absence.sendNotice': office, 'absence.endDelivery': office, 'absence.decide': office, 'absence.questions': runsWithHead, 'absence.fileCheck': office,
  'absence.makeInventory': runsWithHead, 'absence.collectInventory': runsWithHead, 'absence.withdraw': runsWithHead,
  'signatures.sign': runsWithHead, 'interviews.reasons': office, 'interviews.summary': office, 'interviews.get': office, 'interviews.record': office,
  'applications.openLink': office, 'applications.cancelLink': office, 'applications.list': office, 'applications.get': office, 'applications.attach': office, 'applications.dismiss': office, 'applications.look': 'anyone', 'applications.submit': 'anyone',
  'openRoles.get': office, 'openRoles.reassign': office, 'returnDay.get': office, 'returnDay.expected': office, 'crews.choices': office, 'crews.list': 'admin hr finance', 'crews.roster': office, 'crews.start': office, 'crews.get': 'admin hr finance', 'crews.mark': 'admin hr finance',
  'attachments.get': everybody,
  'backups.get': office, 'backups.age': office, 'backups.progress': office, 'backups.plan': 'admin', 'backups.checkPlace': 'admin', 'backups.run': 'admin', 'backups.cancel': 'admin', 'backups.setPassphrase': 'admin', 'backups.removePassphrase': 'admin',
  'restore.found': 'anyone', 'restore.open': 'anyone', 'restore.progress': 'anyone', 'restore.apply': 'anyone', 'restore.cancel': 'anyone',
  'calendar.list': everybody, 'calendar.get': everybody, 'calendar.setYear': office, 'calendar.previewImport': office, 'calendar.weigh': office, 'calendar.setPattern': office, 'rules.get': everybody, 'rules.history': everybody, 'rules.change': office,
  'ledger.list': 'admin hr finance', 'ledger.totals': 'admin hr finance', 'exports.start': everybody, 'exports.get': everybody, 'exports.cancel': everybody, 'exports.list': 'admin', 'upkeep.get': 'admin', 'upkeep.check': 'admin', 'upkeep.cancel': 'admin',
  'board.get': everybody, 'board.column': everybody, 'board.counts': everybody, 'board.card': everybody, 'board.lanes': everybody, 'board.load': 'admin hr finance it head', 'board.choices': everybody,
  'today.mine': everybody, 'today.waiting': everybody, 'today.legal': everybody, 'today.inbox': everybody, 'today.badges': everybody, 'search.find': everybody, 'search.quick': everybody,
  'channels.list': 'admin', 'channels.create': 'admin', 'channels.update': 'admin', 'channels.remove': 'admin', 'channels.resume': 'admin', 'channels.test': 'admin', 'outbox.list': office, 'outbox.send': office, 'outbox.retry': 'admin', 'outbox.discard': 'admin',
  'forms.handover': reads, 'forms.recordPrinting': reads, 'forms.list': reads, 'forms.get → clearance': `${seeAll} | head`, 'forms.get → certificate': office, 'forms.print → clearance': `${seeAll} | head`, 'forms.print → certificate': office, 'forms.receive': office, 'accounts.add': 'admin hr it | head', 'accounts.name': 'admin hr it | head', 'accounts.act → ask': 'admin hr | head', 'accounts.act → freeze': 'admin hr it', 'accounts.waiting': 'admin hr it', 'settlement.get': 'admin hr finance', 'settlement.setRow': 'admin hr finance', 'settlement.addUsualRows': 'admin hr finance', 'settlement.removeRow': 'admin hr finance', 'settlement.setHead': 'admin hr finance', 'settlement.confirm': 'admin finance', 'forms.morning': 'admin hr finance it head supervisor', 'forms.summary': 'admin hr finance it head supervisor',
}
/** No doors: a stream is no question with an answer (liveSession.test.ts), and unlocking needs a locked session's own password (signIn.test.ts). */
const apart = ['live.changes', 'session.unlock']
/** Bytes do not travel in the contract: attachments.test.ts, export.test.ts. */
const besideContract = ['attachments.store', 'attachments.content', 'exports.content']

const relationNames = Object.keys({ receiver: 0, keeper: 0, witness: 0, head: 0, supervisor: 0, assignee: 0, approver: 0 } satisfies Record<Relation, 0>) as Relation[]
/** How somebody stands to his case; a stranger not at all. Heading the department, or looking after it, takes the role of that name. */
interface Somebody { readonly id: string; readonly role: Role; readonly relation: Relation | 'stranger' }
const people: readonly Somebody[] = roles.flatMap((role) =>
  [...relationNames, 'stranger' as const].filter((relation) => (relation !== 'head' && relation !== 'supervisor') || relation === role).map((relation) => ({ id: `u-${role}-${relation}`, role, relation })))
const nameOf = ({ role, relation }: Somebody): string => `${role} as ${relation}`
const asPerson = ({ id }: Somebody): PersonRef => ({ kind: 'user', id, name: id })

function isLetIn(door: string, { role, relation }: Somebody): boolean {
  const [byRole = '', byRelation = ''] = door.split(' | ')
  return byRole.split(' ').includes(role) || byRelation.split(' ').includes(relation)
}

const proceduresOf = (router: object, path: readonly string[] = []): string[] =>
  Object.entries(router).flatMap(([key, value]) => (isContractProcedure(value) ? [[...path, key].join('.')] : proceduresOf(value as object, [...path, key])))
const procedures = proceduresOf(contract)
const procedureOf = (door: string): string => door.split(' → ', 1)[0]!
const behindSignIn = Object.keys(doors).filter((door) => doors[door] !== 'anyone')

const closed = new Set(['NOT_ALLOWED', 'ITEM_OTHER_PERSON', 'SECRET_NOT_FOR_YOU', 'APPROVAL_NOT_YOURS'])

interface OfPerson { readonly theCase: CaseView; readonly rowId: string; readonly receiver: PersonRef; readonly witness: PersonRef; readonly assignee: PersonRef }

/** Something to ask each procedure with, `me` being who asks; nothing where it takes nothing. */
function inputs(of: OfPerson, me: string): Readonly<Record<string, unknown>> {
  const { theCase, rowId } = of
  const { id } = theCase
  const round = theCase.approval!.stepNames[0]!.roundId
  const account = theCase.items.find((one) => one.shape === 'account')!
  const plain = theCase.items.find((one) => one.category !== 'accounts' && one.category !== 'money')!
  const money = theCase.items.find((one) => one.category === 'money')!
  const ofItem = { id, itemId: account.id }
  const values = Object.fromEntries(account.columns.map((column) => [column.key, 'y']))
  const step = { key: 'one', name: { 'zh-CN': 'x' }, who: { by: 'head' } }
  const leaver: PersonRef = { kind: 'employee', id: theCase.leaver.id, name: 'x' }
  return {
    'site.setUp': { siteName: 's', company: 'c', locale: 'zh-CN', administrator: { name: 'nobody', displayName: 'n', password: 'long-enough-1' } }, 'session.signIn': { name: 'nobody', password: 'x' },
    'site.update': { lockAfterMinutes: 16 }, 'users.create': { name: 'u-hr-stranger', displayName: 'x', password: '12345678', roles: ['hr'] }, 'users.update': { id: 'u-it-stranger' }, 'users.setLocale': { locale: 'zh-CN' }, 'users.setContact': { email: '', phone: '' },
    'users.setPassword': { id: 'u-nobody', password: '12345678' }, 'users.setPassword → own': { id: me, password: '12345678', present: 'not-this-one' }, 'users.preference': { key: 'a' }, 'users.savePreference': { key: 'a', value: 'b' },
    'employees.list': {}, 'employees.get': { id: theCase.leaver.id }, 'employees.create': { number: 'E-hr', name: 'x', positionId: 'technician' }, 'employees.update': { id: theCase.leaver.id }, 'employees.rehire': { id: theCase.leaver.id, joinedOn: '2026-12-01' },
    'positions.list': {}, 'positions.get': { id: 'technician' }, 'positions.create': { title: { 'zh-CN': '技术员' } }, 'positions.update': { id: 'technician' }, 'templates.list': {}, 'templates.get': { id: 'technician' }, 'templates.create': { layer: 'base', name: { 'zh-CN': 'x' }, items: [] },
    'templates.update': { id: 'technician', version: 99, layer: 'base', name: { 'zh-CN': 'x' }, items: [] }, 'templates.retire': { id: 'nothing', retired: true }, 'templates.compose': { employeeId: theCase.leaver.id },
    'imports.preview': { kind: 'employees', fileId: 'none' }, 'imports.getPreview': { previewId: 'none' }, 'imports.rows': { previewId: 'none' }, 'imports.run': { previewId: 'none' }, 'imports.get': { id: 'none' }, 'imports.list': {}, 'imports.cancel': { id: 'none' },
    'imports.undo': { id: 'none', reason: 'x' }, 'imports.template': { kind: 'employees' },
    'cases.list': {}, 'cases.start': { employeeId: theCase.leaver.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' } }, 'cases.get': { id }, 'cases.undo': { id, eventId: 'none' }, 'cases.setDate': { id, date: 'endOn', value: null },
    'cases.moveStage → handing_over': { id, to: 'handing_over' }, 'cases.moveStage → awaiting_confirmation': { id, to: 'awaiting_confirmation' }, 'cases.moveStage → to_file': { id, to: 'to_file' }, 'cases.moveStage → archived': { id, to: 'archived' },
    'cases.setReceivers': { id, receivers: [of.receiver] }, 'cases.setKeeper': { id, person: leaver }, 'cases.handOn': { id, to: leaver }, 'cases.confirmHandOn': { id }, 'cases.setWitness': { id, witness: of.witness }, 'cases.setReason': { id, reason: '' },
    'cases.setAssignee': { id, function: 'head', person: of.assignee }, 'cases.legalStep': { id, stepId: 'post.wage', state: 'open' }, 'cases.void': { id, reason: '' }, 'cases.stay': { id, reason: '' }, 'cases.addendum': { id, text: 'x' }, 'cases.attach': { id, attachmentId: 'none' },
    'cases.detach': { id, attachmentId: 'none' }, 'cases.messages': { id }, 'cases.postMessage': { id, text: 'x' }, 'cases.seeMessage': { id, messageId: 'none' }, 'cases.timeline': { id },
    'reminders.mine': {}, 'reminders.snooze': { caseId: id, abouts: ['i:none'], until: '2026-12-01', reason: '' },
    'reminders.setRules': { sendAt: '07:30', itemBefore: [1], stepBefore: [7, 3, 1], approvalBefore: [], headAfter: 4, hrAfter: 2, snoozeMost: 7, legalSnoozeMost: 1, channels: true },
    'approvals.get': { id }, 'approvals.preview': { id }, 'approvals.submit': { id }, 'approvals.decide': { id, round, step: 'named', verdict: 'rejected' }, 'approvals.ask': { id, round, step: 'named', text: 'x' }, 'approvals.answer': { id, round, questionId: 'none', text: 'x' },
    'approvals.withdraw': { id, round, reason: '', channel: 'call' }, 'approvals.revoke': { id, round, reason: '' }, 'approvals.waiting': {}, 'chains.get': { id: 'standard' }, 'chains.create': { name: { 'zh-CN': 'x' }, steps: [step, step] },
    'chains.update': { id: 'standard', version: 99, name: { 'zh-CN': 'x' }, steps: [step] }, 'chains.retire': { id: 'nothing', retired: true }, 'users.delegate': { id: 'u-nobody', to: 'u-nobody', from: '2026-11-20', until: '2026-11-21' },
    'users.delegate → own': { id: me, to: me, from: '2026-11-20', until: '2026-11-21' }, 'users.endDelegation': { id: 'u-nobody', delegationId: 'none' },
    'items.list': { id }, 'items.act → an item of work': { id, itemIds: [plain.id], act: 'begin' }, 'items.act → an account': { id, itemIds: [account.id], act: 'begin' }, 'items.act → money': { id, itemIds: [money.id], act: 'begin' },
    'items.add': { id, title: 'x', category: 'work' }, 'items.reassign': { id, itemIds: [account.id], receiver: of.receiver }, 'items.change': ofItem, 'items.addRows': { ...ofItem, rows: [{ unknown: 'x' }] },
    'items.changeRow': { ...ofItem, rowId, values }, 'items.removeRow': { ...ofItem, rowId: 'none' }, 'items.confirmRows': { ...ofItem, rowIds: ['none'] }, 'items.seal': { ...ofItem, rowId: 'none', secret: 'x' }, 'items.reveal': { ...ofItem, rowId }, 'attachments.get': { id: 'none' },
    'calendar.list': {}, 'calendar.get': { year: '2027' }, 'calendar.setYear': { year: '2027', state: 'provisional', off: [], work: [], basedOn: 99 }, 'calendar.previewImport': { year: '2027', fileId: 'none' }, 'calendar.weigh': { year: '2027', state: 'provisional', off: ['2028-01-01'], work: [] },
    'calendar.setPattern': { pattern: 'five' }, 'rules.get': {}, 'rules.history': {}, 'rules.change': { basedOn: 'none', change: { group: 'keeping', rule: { id: 'keep.pay', name: { 'zh-CN': 'x' }, years: 5, start: 'endOn', ground: { 'zh-CN': 'x' }, explain: { 'zh-CN': 'x' } } } },
    'absence.logContact': { id, channel: 'call', answeredBy: 'nobody', attachmentIds: ['none'] }, 'absence.checkReason': { id, finding: 'illness' }, 'absence.prepareNotice': { id, kind: 'termination', rule: 'x', facts: 'x' }, 'absence.sendNotice': { id, notice: 'none', way: 'person', sentOn: '2026-11-24' },
    'absence.endDelivery': { id, delivery: 'none', result: 'received', on: '2026-11-24' }, 'absence.decide': { id, decision: 'terminated' }, 'absence.questions': { id }, 'absence.fileCheck': { id, answers: [] }, 'absence.makeInventory': { id, place: 'x', lines: [{ what: 'x' }], bag: 'x', keeper: 'x' },
    'absence.collectInventory': { id, inventory: 'none', receiver: 'x', on: '2026-11-24' }, 'absence.withdraw': { id, what: 'contact', entry: 'none' },
    'ledger.list': { from: '2026-11-01', to: '2026-11-30' }, 'ledger.totals': { from: '2026-11-01', to: '2026-11-30' }, 'exports.start': { what: { list: 'cases' }, format: 'csv' }, 'exports.get': { id: 'none' }, 'exports.cancel': { id: 'none' }, 'exports.list': {},
    'board.get': {}, 'board.column': { stage: 'to_start' }, 'board.counts': {}, 'board.card': { id }, 'board.lanes': { by: 'department' }, 'today.mine': {}, 'today.waiting': {}, 'today.legal': {}, 'today.inbox': {},
    'backups.plan': {}, 'backups.checkPlace': { path: '' }, 'backups.setPassphrase': { passphrase: 'short' }, 'restore.open': {},
    'channels.create': { name: 'x', settings: { kind: 'email', host: 'mail', port: 25, security: 'plain', user: 'someone', sender: 'a@b' } }, 'channels.update': { id: 'none' }, 'channels.remove': { id: 'none' }, 'channels.resume': { id: 'none' },
    'channels.test': { settings: { kind: 'email', host: 'mail', port: 25, security: 'plain', sender: 'a@b' } }, 'outbox.list': {}, 'outbox.send': { userIds: ['none'], subject: 'x', text: 'x' }, 'outbox.retry': { ids: ['none'] }, 'outbox.discard': { ids: ['none'] },
    'signatures.sign': { id, part: 'witness', person: { kind: 'outside', name: 'nobody' }, papers: ['handover'], attachmentId: 'none' }, 'interviews.summary': { year: '2026' }, 'interviews.get': { id }, 'interviews.record': { id, reasons: ['none'], wouldReturn: 'no', way: 'phone' },
    'search.find': { text: '老张' }, 'search.quick': { text: '老张' }, 'forms.handover': { id }, 'forms.recordPrinting': { id, copies: ['archive'], contentHash: 'a'.repeat(64) }, 'forms.morning': {}, 'forms.summary': {}, 'forms.list': { id }, 'accounts.add': { id }, 'accounts.name': { id, accountId: 'none', account: 'x' }, 'accounts.act → ask': { id, accountIds: ['none'], act: 'request' }, 'accounts.act → freeze': { id, accountIds: ['none'], act: 'freeze' }, 'accounts.waiting': {}, 'settlement.get': { id }, 'settlement.setRow': { id, rowId: 'none', row: { component: 'wages', direction: 'payable' } }, 'settlement.addUsualRows': { id }, 'settlement.removeRow': { id, rowId: 'none' }, 'settlement.setHead': { id, attendanceDays: null, payOn: null, accountTail: '' }, 'settlement.confirm': { id }, 'forms.get → clearance': { id, form: 'clearance' }, 'forms.get → certificate': { id, form: 'certificate' },
    'applications.openLink': { employeeId: 'none' }, 'applications.cancelLink': { id: 'none' }, 'applications.list': {}, 'applications.get': { id: 'none' }, 'applications.attach': { id: 'none' }, 'applications.dismiss': { id: 'none', reason: '' }, 'applications.look': { token: 'none' }, 'applications.submit': { token: 'none', fields: { reason: 'family', lastDay: '2026-12-31', phone: '13800000000' } },
    'openRoles.get': { id }, 'returnDay.get': { id }, 'returnDay.expected': {}, 'openRoles.reassign': { id, to: of.receiver, which: ['none'] }, 'crews.roster': {}, 'crews.start': { name: 'x', people: ['nobody'], leftOn: '2026-11-20', told: { channel: 'call' } }, 'crews.get': { id: 'none' }, 'crews.mark': { id: 'none', caseIds: ['none'], what: { mark: 'wage' } },
    'forms.print → clearance': { id, form: 'clearance', copies: ['archive'], contentHash: 'a'.repeat(64) }, 'forms.print → certificate': { id, form: 'certificate', copies: ['archive'], contentHash: 'a'.repeat(64) }, 'forms.receive': { id, printingId: 'none', channel: 'post', on: '2026-11-20' },
  }
}

describe('authorisation', () => {
  const newFolder = useFolders()
  let site: Site
  let http: HttpServer
  const sockets = new Map<string, { client: RoadClient; cut(): void }>()
  const cases = new Map<Role, OfPerson>()

  /** Asks as somebody, or as nobody; the refusal's code, or `ok`. */
  async function ask(who: string, door: string, input: unknown): Promise<string> {
    const [subject = '', name = ''] = procedureOf(door).split('.')
    const { client } = sockets.get(who)!
    try {
      await (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[subject]![name]!(input)
      return 'ok'
    } catch (error) {
      const code = (error as { code?: string }).code ?? String(error)
      // Not the table's to forgive: a defect behind the door, or an input that no longer fits the contract.
      if (code === 'NOT_SAVED' || code === 'INVALID_INPUT' || !/^[A-Z_]+$/.test(code)) throw new Error(`${door} as ${who}: ${code} ${JSON.stringify((error as { data?: unknown }).data)}`, { cause: error })
      return code
    }
  }

  beforeAll(async () => {
    site = await openTestSite(await newFolder())
    http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: () => {} } })
    const url = `http://127.0.0.1:${http.port}`
    const tokens = await site.services.writer.run(systemActor(), async (tx) => {
      await tx.record(siteSubject, await tx.load(siteSubject, siteId), decideSetUp((await tx.load(siteSubject, siteId)).state, { name: 's', company: 'c', locale: 'zh-CN', timeZone: 'Asia/Shanghai', demo: false, lockAfterMinutes: 15 }))
      await site.ship(tx)
      const made = new Map<string, string>()
      for (const { id, role, relation } of people) {
        const departments = relation === 'head' || relation === 'supervisor' ? ['设备部'] : ['别的部门']
        await tx.record(userSubject, await tx.load(userSubject, id), decideCreateUser({ fields: { name: id, displayName: id, roles: [role], departments, locale: 'zh-CN', employeeId: null }, verifier: 'scrypt$none', nameTaken: false }))
        made.set(id, (await openSession(tx.outsideLog, site.services.random, { userId: id, nowMs: tx.now(), via: 'browser', pc: 'pc' })).token)
      }
      return made
    })
    for (const [id, token] of [...tokens, ['nobody', ''] as const]) sockets.set(id, await overWebSocket(url, token))
    const hr = sockets.get('u-hr-stranger')!.client
    await hr.chains.create({ name: { 'zh-CN': '指名审批' }, departments: ['设备部'], steps: [{ key: 'named', name: { 'zh-CN': '审批' }, who: { by: 'people', people: roles.map((role) => ({ id: `u-${role}-approver`, name: role })) } }] })
    for (const role of roles) {
      const as = (relation: Relation) => asPerson(people.find((one) => one.role === role && one.relation === relation)!)
      const employee = await hr.employees.create({ number: `E-${role}`, name: '老张', positionId: 'technician', department: '设备部' })
      const theCase = await hr.cases.start({
        employeeId: employee.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [as('receiver')], witness: as('witness'), keeper: { person: as('keeper'), until: '2026-12-01' }, assignees: { head: as('assignee') },
      })
      const account = theCase.items.find((one) => one.shape === 'account')!
      const withRow = await hr.items.addRows({ id: theCase.id, itemId: account.id, rows: [Object.fromEntries(account.columns.map((column) => [column.key, 'x']))] })
      const rowId = withRow.items[0]!.rows[0]!.id
      await hr.items.seal({ id: theCase.id, itemId: account.id, rowId, secret: 'geheim' })
      await hr.approvals.submit({ id: theCase.id })
      cases.set(role, { theCase: await hr.cases.get({ id: theCase.id }), rowId, receiver: as('receiver'), witness: as('witness'), assignee: as('assignee') })
    }
  })
  afterAll(async () => {
    for (const { cut } of sockets.values()) cut()
    await http.close()
    await site.close()
  })

  test('every procedure of the contract has a door here and a rule there, and nothing else has', () => {
    expect([...new Set(Object.keys(doors).map(procedureOf)), ...apart].sort()).toEqual([...procedures].sort())
    expect(Object.keys(permissions).sort()).toEqual([...procedures, ...besideContract].sort())
    const known = new Set<string>([...roles, ...relationNames, 'stranger', 'anyone'])
    expect(Object.entries(doors).filter(([, door]) => door.split(/ \| | /).some((word) => word !== '' && !known.has(word)))).toEqual([])
  })

  test('each door opens to those in the table and to nobody else', async () => {
    const found = new Map(behindSignIn.map((door) => [door, new Set<string>()]))
    // One person's questions one after the other, everybody at once; after the lock nothing else is answered.
    const ordered = behindSignIn.toSorted((a, b) => Number(a === 'session.lock') - Number(b === 'session.lock'))
    await Promise.all(people.map(async (person) => {
      const given = inputs(cases.get(person.role)!, person.id)
      for (const door of ordered) if (!closed.has(await ask(person.id, door, given[door]))) found.get(door)!.add(nameOf(person))
    }))
    const shown = (letIn: (door: string, person: Somebody) => boolean) => Object.fromEntries(behindSignIn.map((door) => [door, people.filter((person) => letIn(door, person)).map(nameOf)]))
    expect(shown((door, person) => found.get(door)!.has(nameOf(person)))).toEqual(shown((door, person) => isLetIn(doors[door]!, person)))
  }, 120_000)

  test('none opens before signing in but those for anyone', async () => {
    const given = inputs(cases.get('hr')!, 'u-hr-stranger')
    const answers: Record<string, string> = {}
    for (const door of Object.keys(doors)) answers[door] = (await ask('nobody', door, given[door])) === 'NOT_SIGNED_IN' ? 'closed' : 'open'
    expect(answers).toEqual(Object.fromEntries(Object.entries(doors).map(([door, letIn]) => [door, letIn === 'anyone' ? 'open' : 'closed'])))
  })

  test('none opens to a locked session but those for anyone', async () => {
    const given = inputs(cases.get('hr')!, 'u-hr-stranger')
    await ask('u-hr-stranger', 'session.lock', undefined)
    for (const door of behindSignIn) expect([door, await ask('u-hr-stranger', door, given[door])]).toEqual([door, 'SESSION_LOCKED'])
  })
})
