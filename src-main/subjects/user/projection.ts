import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { evolveUser, initialUser, userTypes, type User } from './domain'

export const userSubject: Subject<User> = {
  kind: 'user',
  types: userTypes,
  initial: initialUser,
  evolve: evolveUser,
  tables: [
    { name: 'user_account', key: ['id'], columns: ['id', 'name', 'name_key', 'display_name', 'roles', 'departments', 'locale', 'employee_id', 'email', 'phone', 'disabled', 'verifier', 'version'] },
    { name: 'user_role', key: ['role', 'user_id'], columns: ['role', 'user_id', 'department'] },
    { name: 'user_delegation', key: ['to_id', 'id'], columns: ['to_id', 'id', 'user_id', 'to_name', 'from_on', 'until_on', 'reason', 'by', 'at', 'ended_by', 'ended_at'] },
  ],
  project: (user, version) => ({
    user_account: user.exists ? [{
      id: user.id, name: user.name, name_key: user.name.toLowerCase(), display_name: user.displayName, roles: JSON.stringify(user.roles), departments: JSON.stringify(user.departments),
      locale: user.locale, employee_id: user.employeeId, email: user.email, phone: user.phone, disabled: user.disabled ? 1 : 0, verifier: user.verifier, version,
    }] : [],
    user_role: user.exists && !user.disabled ? user.roles.map((role) => ({ role, user_id: user.id, department: JSON.stringify(user.departments) })) : [],
    user_delegation: user.delegations.map((one) => ({ to_id: one.to.id, id: one.id, user_id: user.id, to_name: one.to.name, from_on: one.from, until_on: one.until, reason: one.reason, by: one.by, at: one.at, ended_by: one.ended?.by ?? null, ended_at: one.ended?.at ?? null })),
  }),
}

export const userMigrations: readonly Migration[] = [{
  name: '0002-user',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE user_account (
      id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL, display_name TEXT NOT NULL, roles TEXT NOT NULL, departments TEXT NOT NULL, locale TEXT NOT NULL,
      employee_id TEXT, disabled INTEGER NOT NULL, verifier TEXT NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX user_account_by_name ON user_account (name_key)')
    await trx.raw('CREATE TABLE user_role (role TEXT NOT NULL, user_id TEXT NOT NULL, department TEXT NOT NULL, PRIMARY KEY (role, user_id)) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE TABLE user_preference (user_id TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user_id, key)) STRICT, WITHOUT ROWID')
    await trx.raw(`CREATE TABLE session (
      token_hash TEXT NOT NULL PRIMARY KEY, user_id TEXT NOT NULL, created_at INTEGER NOT NULL, seen_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, locked INTEGER NOT NULL,
      via TEXT NOT NULL, pc TEXT NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX session_by_user ON session (user_id)')
    await trx.raw('CREATE INDEX session_by_expiry ON session (expires_at)')
  },
}, {
  name: '0042-delegation',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE user_delegation (
      to_id TEXT NOT NULL, id TEXT NOT NULL, user_id TEXT NOT NULL, to_name TEXT NOT NULL, from_on TEXT NOT NULL, until_on TEXT NOT NULL, reason TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL, ended_by TEXT, ended_at TEXT,
      PRIMARY KEY (to_id, id)) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX user_delegation_by_user ON user_delegation (user_id, until_on)')
  },
}, {
  name: '0072-user-contact',
  up: async (trx) => {
    for (const column of ['email', 'phone']) await trx.raw(`ALTER TABLE user_account ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`)
  },
}]
