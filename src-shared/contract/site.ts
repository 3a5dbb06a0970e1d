import { z } from 'zod'
import { accountRefusals } from '../refusals/account'
import { approvalRefusals } from '../refusals/approval'
import { caseRefusals } from '../refusals/case'
import { roles } from '../vocabulary'
import { MailAddress, PhoneNumber } from './channel'
import { base, EntityId, Line, LocalDate, LocaleName, noNext, OptionalLine } from './common'

export const UserName = z.string().trim().regex(/^[A-Za-z0-9._-]{2,32}$/)
export const Password = z.string().min(1).max(200)

/** Where somebody is told what he has to do; may be left empty. */
export const EmailOrNone = z.union([z.literal(''), MailAddress])
export const PhoneOrNone = z.union([z.literal(''), PhoneNumber])

export const UserView = z.object({
  id: EntityId, name: z.string(), displayName: z.string(), roles: z.array(z.enum(roles)), departments: z.array(z.string()),
  locale: LocaleName, employeeId: z.string().nullable(), email: z.string(), phone: z.string(), disabled: z.boolean(), version: z.number(),
})
export type UserView = z.infer<typeof UserView>

/** Who approves in whose place, from one day through another. */
export const DelegationView = z.object({
  id: EntityId, user: z.object({ id: z.string(), name: z.string() }), to: z.object({ id: z.string(), name: z.string() }), from: z.string(), until: z.string(), reason: z.string(), by: z.string(), at: z.string(),
  ended: z.object({ by: z.string(), at: z.string() }).nullable(),
})
export type DelegationView = z.infer<typeof DelegationView>

export const SiteView = z.object({
  setUp: z.boolean(), demo: z.boolean(), name: z.string(), company: z.string(), locale: LocaleName, timeZone: z.string(),
  lockAfterMinutes: z.number().int(), version: z.string(),
  /** Begins the numbers of printed papers; where it is empty, `numberPrefixMade` does. */ numberPrefix: z.string(), numberPrefixMade: z.string(),
  /** Of a month, in fen; null while nobody has said it. */ minimumWageFen: z.number().int().nullable(),
  /** This PC's folder came out of a backup a few days ago: which, and when it went on with it. */
  restored: z.object({ madeAt: z.string(), at: z.string() }).nullable(),
  /** Accounts shown on the sign-in page, of a demo site only. */
  demoAccounts: z.array(z.object({ name: z.string(), displayName: z.string(), roles: z.array(z.enum(roles)), password: z.string() })),
})
export type SiteView = z.infer<typeof SiteView>

/** What keeps the site from being written, and a clock that cannot be right. Shown over every page. */
export const SiteCondition = z.object({
  /** `DISK_FULL` and `FOLDER_READ_ONLY` pass when the cause does, `FOLDER_GONE` when the folder is put back; the others need a restart. */
  trouble: z.enum(['DISK_FULL', 'DISK_FAILED', 'DATABASE_DAMAGED', 'FOLDER_GONE', 'FOLDER_READ_ONLY']).nullable(),
  /** File name of the newest backup in the data folder, when the database is damaged and there is one. */
  backup: z.string().nullable(),
  /** What this PC's clock says and the instant that the log has come to. */
  clock: z.object({ doubt: z.enum(['behind', 'ahead']), now: z.string(), latest: z.string() }).nullable(),
})
export type SiteCondition = z.infer<typeof SiteCondition>

export const SessionView = z.object({ user: UserView, locked: z.boolean(), expiresAt: z.string() })
export type SessionView = z.infer<typeof SessionView>

const account = base.errors({ ...accountRefusals, DATE_ORDER: caseRefusals.DATE_ORDER, PERSON_UNKNOWN: caseRefusals.PERSON_UNKNOWN, DELEGATE_IS_SELF: approvalRefusals.DELEGATE_IS_SELF })

export const siteContract = {
  get: account.route({ method: 'GET', path: '/site', summary: 'The site: name, language, whether it is set up' }).output(SiteView),
  condition: account.route({ method: 'GET', path: '/site/condition', summary: 'Whether the site can be written, and whether the PC’s clock can be right' }).output(SiteCondition),
  setUp: account
    .route({ method: 'POST', path: '/site/set-up', summary: 'First start: name the site, make its administrator, choose the language' })
    .input(z.object({ siteName: Line, company: Line, locale: LocaleName, administrator: z.object({ name: UserName, displayName: Line, password: Password }) }))
    .output(SiteView),
  update: account
    .route({ method: 'PATCH', path: '/site', summary: 'Change the site’s name, company, language or idle lock' })
    .input(z.object({ name: Line.optional(), company: Line.optional(), locale: LocaleName.optional(), lockAfterMinutes: z.number().int().min(1).max(480).optional(), numberPrefix: z.string().trim().toUpperCase().regex(/^[A-Z0-9]{0,8}$/).optional(), minimumWageFen: z.number().int().min(0).max(10_000_000).nullable().optional() }))
    .output(SiteView),
}

export const sessionContract = {
  signIn: account
    .route({ method: 'POST', path: '/session', summary: 'Sign in: a bearer token, and a cookie for browsers' })
    .input(z.object({ name: z.string().trim().min(1).max(60), password: Password }))
    .output(SessionView.extend({ token: z.string() })),
  get: account.route({ method: 'GET', path: '/session', summary: 'Who is signed in' }).output(SessionView.nullable()),
  signOut: account.route({ method: 'DELETE', path: '/session', summary: 'Sign out' }).output(z.object({})),
  lock: account.route({ method: 'POST', path: '/session/lock', summary: 'Lock: nothing but unlock is answered until the password is given' }).output(z.object({})),
  unlock: account.route({ method: 'POST', path: '/session/unlock', summary: 'Unlock with the password' }).input(z.object({ password: Password })).output(SessionView),
}

export const userContract = {
  list: account.route({ method: 'GET', path: '/users', summary: 'All users' }).output(z.object({ items: z.array(UserView), next: z.null() })),
  /** Names and roles only, for pickers; anyone signed in may ask. */
  directory: account.route({ method: 'GET', path: '/users/directory', summary: 'People who can be given a part in a case' })
    .output(z.object({ items: z.array(z.object({ id: EntityId, displayName: z.string(), roles: z.array(z.enum(roles)), departments: z.array(z.string()), employeeId: z.string().nullable() })), next: noNext })),
  create: account
    .route({ method: 'POST', path: '/users', summary: 'Make an account' })
    .input(z.object({ name: UserName, displayName: Line, password: Password, roles: z.array(z.enum(roles)).min(1), departments: z.array(Line).default([]), locale: LocaleName.default('zh-CN'), employeeId: EntityId.nullable().default(null), email: EmailOrNone.default(''), phone: PhoneOrNone.default('') }))
    .output(UserView),
  update: account
    .route({ method: 'PATCH', path: '/users/{id}', summary: 'Change name, roles, departments, language, or disable an account' })
    .input(z.object({ id: EntityId, displayName: Line.optional(), roles: z.array(z.enum(roles)).min(1).optional(), departments: z.array(Line).optional(), locale: LocaleName.optional(), employeeId: EntityId.nullable().optional(), email: EmailOrNone.optional(), phone: PhoneOrNone.optional(), disabled: z.boolean().optional() }))
    .output(UserView),
  setLocale: account
    .route({ method: 'PUT', path: '/me/locale', summary: 'Choose the language of one’s own account' })
    .input(z.object({ locale: LocaleName })).output(UserView),
  setContact: account
    .route({ method: 'PUT', path: '/me/contact', summary: 'Where one’s own reminders go: mail address and mobile phone' })
    .input(z.object({ email: EmailOrNone, phone: PhoneOrNone })).output(UserView),
  setPassword: account
    .route({ method: 'POST', path: '/users/{id}/password', summary: 'Set a password: one’s own with the present one, another’s as administrator' })
    .input(z.object({ id: EntityId, password: Password, present: Password.optional() })).output(z.object({})),
  delegations: account
    .route({ method: 'GET', path: '/delegations', summary: 'Who approves in whose place: one’s own, or everybody’s for HR' })
    .output(z.object({ items: z.array(DelegationView), next: noNext })),
  delegate: account
    .route({ method: 'POST', path: '/users/{id}/delegations', summary: 'Let somebody approve in one’s place for a while; HR may do it for another', successStatus: 201 })
    .input(z.object({ id: EntityId, to: EntityId, from: LocalDate, until: LocalDate, reason: OptionalLine })).output(z.object({ items: z.array(DelegationView), next: noNext })),
  endDelegation: account
    .route({ method: 'POST', path: '/users/{id}/delegations/{delegationId}/end', summary: 'End a delegation before its time' })
    .input(z.object({ id: EntityId, delegationId: EntityId })).output(z.object({ items: z.array(DelegationView), next: noNext })),
  preference: account
    .route({ method: 'GET', path: '/me/preferences/{key}', summary: 'What this user saved under a key, such as board filters' })
    .input(z.object({ key: z.string().regex(/^[a-z.-]{1,60}$/) })).output(z.object({ value: z.string().nullable() })),
  savePreference: account
    .route({ method: 'PUT', path: '/me/preferences/{key}', summary: 'Save a preference of this user' })
    .input(z.object({ key: z.string().regex(/^[a-z.-]{1,60}$/), value: z.string().max(4000) })).output(z.object({})),
}
