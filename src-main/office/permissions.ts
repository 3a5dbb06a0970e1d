import type { Role } from '../../src-shared/vocabulary'

/** How somebody stands to a case (DESIGN §1). `head` and `supervisor` are those of the leaver's department: the one acts, the other looks. */
export type Relation = 'receiver' | 'keeper' | 'witness' | 'head' | 'supervisor' | 'assignee' | 'approver'

/**
 * Who may call a procedure. `public`: before signing in. `signedIn`: anyone with an account. Else one of `roles` for
 * every case, or standing in one of `relations` to the case at hand; finer rules (whose item it is) are the domain's.
 */
export type Rule = 'public' | 'signedIn' | { readonly roles: readonly Role[]; readonly relations?: readonly Relation[] }

const office: readonly Role[] = ['admin', 'hr']
const seeAll: readonly Role[] = ['admin', 'hr', 'finance', 'it']
const parties: readonly Relation[] = ['receiver', 'keeper', 'witness', 'head', 'supervisor', 'assignee', 'approver']
const takers: readonly Relation[] = ['receiver', 'keeper', 'head', 'assignee']

const readCase: Rule = { roles: seeAll, relations: parties }
const workItem: Rule = { roles: ['admin', 'hr', 'it', 'finance'], relations: takers }
const money: Rule = { roles: ['admin', 'hr', 'finance'], relations: ['assignee'] }
const accounts: Rule = { roles: ['admin', 'hr', 'it'], relations: ['head', 'assignee'] }
/** Some forms are narrower: their own rule says so. */
const sheet: Rule = { roles: seeAll, relations: ['head'] }
const sheetReaders: readonly Role[] = ['admin', 'hr', 'head', 'finance', 'it', 'supervisor']
const runCase: Rule = { roles: office }
const register: Rule = { roles: office }
const ledger: Rule = { roles: ['admin', 'hr', 'finance'] }

/** One line a procedure of the contract; a procedure without a line does not compile (procedures are typed by this table's keys). */
export const permissions = {
  'site.get': 'public', 'site.condition': 'public', 'site.setUp': 'public', 'site.update': { roles: ['admin'] },
  'session.signIn': 'public', 'session.get': 'public', 'session.signOut': 'public', 'session.lock': 'signedIn', 'session.unlock': 'public',
  'users.delegations': 'signedIn', 'users.delegate': 'signedIn', 'users.endDelegation': 'signedIn',
  'users.list': { roles: ['admin'] }, 'users.directory': 'signedIn', 'users.create': { roles: ['admin'] }, 'users.update': { roles: ['admin'] }, 'users.setLocale': 'signedIn', 'users.setContact': 'signedIn', 'users.setPassword': 'signedIn', 'users.preference': 'signedIn', 'users.savePreference': 'signedIn',
  'employees.list': { roles: ['admin', 'hr', 'finance', 'it', 'head', 'supervisor'] }, 'employees.get': { roles: ['admin', 'hr', 'finance', 'it', 'head'] }, 'employees.create': register, 'employees.update': register, 'employees.rehire': register, 'employees.departments': 'signedIn',
  'positions.list': 'signedIn', 'positions.get': 'signedIn', 'positions.create': register, 'positions.update': register,
  'templates.list': { roles: ['admin', 'hr', 'head'] }, 'templates.get': { roles: ['admin', 'hr', 'head'] }, 'templates.create': register, 'templates.update': register, 'templates.retire': register, 'templates.compose': register,
  'imports.preview': register, 'imports.getPreview': register, 'imports.rows': register, 'imports.run': register, 'imports.get': register, 'imports.list': register, 'imports.cancel': register, 'imports.undo': register, 'imports.template': register,
  'cases.list': 'signedIn', 'cases.start': runCase, 'cases.get': readCase, 'cases.moveStage': { roles: ['admin', 'hr', 'finance'], relations: takers }, 'cases.undo': { roles: ['admin', 'hr', 'it', 'finance'], relations: takers },
  'cases.setDate': runCase, 'cases.setReceivers': { roles: office, relations: ['head'] }, 'cases.setKeeper': { roles: office, relations: ['head'] }, 'cases.handOn': { roles: office, relations: ['keeper', 'head'] }, 'cases.confirmHandOn': { roles: office, relations: ['receiver'] },
  'cases.setWitness': { roles: office, relations: ['head'] }, 'cases.setReason': runCase, 'cases.setAssignee': runCase, 'cases.legalStep': { roles: ['admin', 'hr', 'finance', 'it'], relations: ['assignee', 'head'] }, 'cases.void': runCase, 'cases.stay': runCase, 'cases.addendum': { roles: office },
  'cases.attach': workItem, 'cases.detach': workItem, 'cases.messages': readCase, 'cases.postMessage': readCase, 'cases.seeMessage': 'signedIn', 'cases.timeline': readCase, 'cases.kinds': 'signedIn',
  'approvals.get': 'signedIn', 'approvals.preview': runCase, 'approvals.submit': 'signedIn', 'approvals.decide': 'signedIn', 'approvals.ask': 'signedIn', 'approvals.answer': 'signedIn', 'approvals.withdraw': 'signedIn', 'approvals.revoke': runCase, 'approvals.waiting': 'signedIn',
  'applications.openLink': runCase, 'applications.cancelLink': runCase, 'applications.list': runCase, 'applications.get': runCase, 'applications.attach': runCase, 'applications.dismiss': runCase, 'applications.look': 'public', 'applications.submit': 'public',
  'openRoles.get': runCase, 'openRoles.reassign': runCase, 'returnDay.get': runCase, 'returnDay.expected': runCase, 'crews.choices': runCase, 'crews.list': ledger, 'crews.roster': runCase, 'crews.start': runCase, 'crews.get': ledger, 'crews.mark': ledger,
  'reminders.mine': 'signedIn', 'reminders.count': 'signedIn', 'reminders.see': 'signedIn', 'reminders.snooze': 'signedIn', 'reminders.rules': 'signedIn', 'reminders.setRules': register,
  'chains.list': { roles: ['admin', 'hr', 'head'] }, 'chains.get': { roles: ['admin', 'hr', 'head'] }, 'chains.create': register, 'chains.update': register, 'chains.retire': register,
  'items.list': readCase, 'items.act': workItem, 'items.add': { roles: office, relations: ['head'] }, 'items.reassign': { roles: office, relations: ['head'] }, 'items.change': { roles: office, relations: ['head'] },
  'items.addRows': workItem, 'items.changeRow': workItem, 'items.removeRow': workItem, 'items.confirmRows': workItem, 'items.seal': workItem, 'items.reveal': { roles: [], relations: ['receiver', 'keeper'] },
  'absence.logContact': { roles: office, relations: ['head'] }, 'absence.checkReason': { roles: office, relations: ['head'] }, 'absence.prepareNotice': runCase, 'absence.sendNotice': runCase, 'absence.endDelivery': runCase, 'absence.decide': runCase, 'absence.questions': { roles: office, relations: ['head'] },
  'absence.fileCheck': runCase, 'absence.makeInventory': { roles: office, relations: ['head'] }, 'absence.collectInventory': { roles: office, relations: ['head'] }, 'absence.withdraw': { roles: office, relations: ['head'] },
  'signatures.sign': { roles: office, relations: ['head'] }, 'interviews.reasons': { roles: office }, 'interviews.summary': { roles: office }, 'interviews.get': { roles: office }, 'interviews.record': { roles: office },
  'attachments.get': 'signedIn', 'attachments.store': 'signedIn', 'attachments.content': 'signedIn',
  'board.get': 'signedIn', 'board.column': 'signedIn', 'board.counts': 'signedIn', 'board.card': 'signedIn', 'board.lanes': 'signedIn', 'board.load': { roles: ['admin', 'hr', 'head', 'finance', 'it'] }, 'board.choices': 'signedIn',
  'today.mine': 'signedIn', 'today.waiting': 'signedIn', 'today.legal': 'signedIn', 'today.inbox': 'signedIn', 'today.badges': 'signedIn',
  'backups.get': { roles: office }, 'backups.age': { roles: office }, 'backups.progress': { roles: office }, 'backups.plan': { roles: ['admin'] }, 'backups.checkPlace': { roles: ['admin'] }, 'backups.run': { roles: ['admin'] }, 'backups.cancel': { roles: ['admin'] },
  'backups.setPassphrase': { roles: ['admin'] }, 'backups.removePassphrase': { roles: ['admin'] }, 'upkeep.get': { roles: ['admin'] }, 'upkeep.check': { roles: ['admin'] }, 'upkeep.cancel': { roles: ['admin'] }, 'restore.found': 'public', 'restore.open': 'public', 'restore.progress': 'public', 'restore.apply': 'public', 'restore.cancel': 'public',
  'channels.list': { roles: ['admin'] }, 'channels.create': { roles: ['admin'] }, 'channels.update': { roles: ['admin'] }, 'channels.remove': { roles: ['admin'] }, 'channels.resume': { roles: ['admin'] }, 'channels.test': { roles: ['admin'] }, 'outbox.list': { roles: office }, 'outbox.send': { roles: office }, 'outbox.retry': { roles: ['admin'] }, 'outbox.discard': { roles: ['admin'] },
  'search.find': 'signedIn', 'search.quick': 'signedIn', 'forms.handover': readCase, 'forms.recordPrinting': readCase, 'forms.list': readCase, 'forms.get': sheet, 'forms.print': sheet, 'forms.receive': { roles: office }, 'accounts.add': accounts, 'accounts.name': accounts, 'accounts.act': accounts, 'accounts.waiting': { roles: ['admin', 'hr', 'it'] }, 'forms.morning': { roles: sheetReaders }, 'forms.summary': { roles: sheetReaders }, 'live.changes': 'signedIn',
  'settlement.get': money, 'settlement.setRow': money, 'settlement.addUsualRows': money, 'settlement.removeRow': money, 'settlement.setHead': money, 'settlement.confirm': { roles: ['admin', 'finance'], relations: ['assignee'] },
  'calendar.list': 'signedIn', 'calendar.get': 'signedIn', 'calendar.setYear': register, 'calendar.previewImport': register, 'calendar.weigh': register, 'calendar.setPattern': register, 'rules.get': 'signedIn', 'rules.history': 'signedIn', 'rules.change': register,
  'ledger.list': ledger, 'ledger.totals': ledger, 'exports.start': 'signedIn', 'exports.get': 'signedIn', 'exports.cancel': 'signedIn', 'exports.content': 'signedIn', 'exports.list': { roles: ['admin'] },
} as const satisfies Record<string, Rule>

export type Permission = keyof typeof permissions

export const ruleOf = (permission: Permission): Rule => permissions[permission]

/** Whether a role alone opens the procedure, for every case. */
export const rolesAllow = (rule: Rule, roles: readonly Role[]): boolean =>
  typeof rule === 'string' || rule.roles.some((role) => roles.includes(role))

/** Whether somebody with these roles and relations to the case may call it. */
export function isAllowed(rule: Rule, roles: readonly Role[], relations: readonly Relation[]): boolean {
  if (typeof rule === 'string' || rolesAllow(rule, roles)) return true
  return (rule.relations ?? []).some((relation) => relations.includes(relation))
}

/** Roles that see every case; others see those they have a part in. */
export const seesAllCases = (roles: readonly Role[]): boolean => seeAll.some((role) => roles.includes(role))
