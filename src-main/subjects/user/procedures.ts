import { checkPassword, type Attempts } from '../../office/attempts'
import { os } from '../../office/implement'
import { authorise, command, query, refused } from '../../office/procedure'
import { closeSessionsOf } from '../../office/sessions'
import { decideChangeUser, decideCreateUser, decideDelegate, decideEndDelegation, decideSetPassword } from './domain'
import { makeVerifier } from '../../office/password'
import { userSubject } from './projection'
import { allUsers, delegationsOf, otherAdministrators, preferenceOf, savePreference, userById, userByName, withoutVerifier } from './queries'
import type { Role } from '../../../src-shared/vocabulary'
import type { Transaction } from '../../store/writer'

async function viewOf(tx: Transaction, id: string) {
  const user = await userById(await tx.read(), id)
  if (!user) throw refused('NOT_FOUND', { kind: 'user' })
  return withoutVerifier(user)
}

const isOffice = (user: { readonly roles: readonly Role[] }): boolean => user.roles.includes('hr') || user.roles.includes('admin')

export const userProcedures = (attempts: Attempts) => ({
  list: os.users.list.handler(query('users.list', async (db) => ({ items: await allUsers(db), next: null }))),
  directory: os.users.directory.handler(query('users.directory', async (db) => ({
    items: (await allUsers(db)).filter((user) => !user.disabled).map(({ id, displayName, roles, departments, employeeId }) => ({ id, displayName, roles, departments, employeeId })),
  }))),
  create: os.users.create.handler(async ({ input, context }) => {
    await authorise('users.create', context)
    // Before the transaction: scrypt takes long, and the writer must not wait for it.
    const verifier = await makeVerifier(input.password)
    return command('users.create', async (tx, { password: _password, ...fields }: typeof input) => {
      const id = context.services.random.id()
      const nameTaken = (await userByName(await tx.read(), fields.name)) !== null
      await tx.record(userSubject, await tx.load(userSubject, id), decideCreateUser({ fields, verifier, nameTaken }))
      return viewOf(tx, id)
    }, { withoutSecrets: ({ password: _password, ...rest }) => rest })({ input, context })
  }),
  update: os.users.update.handler(command('users.update', async (tx, { id, ...change }) => {
    const loaded = await tx.load(userSubject, id)
    await tx.record(userSubject, loaded, decideChangeUser(loaded.state, { change, otherAdministrators: await otherAdministrators(await tx.read(), id) }))
    if (change.disabled) await closeSessionsOf(tx.outsideLog, id, null)
    return viewOf(tx, id)
  })),
  setLocale: os.users.setLocale.handler(command('users.setLocale', async (tx, change, { user: { id } }) => {
    const loaded = await tx.load(userSubject, id)
    await tx.record(userSubject, loaded, decideChangeUser(loaded.state, { change, otherAdministrators: await otherAdministrators(await tx.read(), id) }))
    return viewOf(tx, id)
  })),
  setContact: os.users.setContact.handler(command('users.setContact', async (tx, change, { user: { id } }) => {
    const loaded = await tx.load(userSubject, id)
    await tx.record(userSubject, loaded, decideChangeUser(loaded.state, { change, otherAdministrators: await otherAdministrators(await tx.read(), id) }))
    return viewOf(tx, id)
  })),
  setPassword: os.users.setPassword.handler(async ({ input, context }) => {
    const { user } = await authorise('users.setPassword', context)
    const own = input.id === user.id
    if (!own && !user.roles.includes('admin')) throw refused('NOT_ALLOWED', {})
    // Before the transaction, as every scrypt; and counted as a sign-in, or a session left open would be where to guess.
    if (own) await checkPassword(attempts, context, user.name, input.present ?? '')
    const verifier = await makeVerifier(input.password)
    return command('users.setPassword', async (tx, one: typeof input) => {
      const loaded = await tx.load(userSubject, one.id)
      await tx.record(userSubject, loaded, decideSetPassword(loaded.state, { verifier }))
      await closeSessionsOf(tx.outsideLog, one.id, own ? context.connection.token() : null)
      return {}
    })({ input, context: { ...context, idempotencyKey: null } })
  }),
  delegations: os.users.delegations.handler(query('users.delegations', async (db, _input, { user }) => ({ items: await delegationsOf(db, isOffice(user) ? null : user.id), next: null }))),
  delegate: os.users.delegate.handler(command('users.delegate', async (tx, { id, to, from, until, reason }, { user, context }) => {
    if (id !== user.id && !isOffice(user)) throw refused('NOT_ALLOWED', {})
    const deputy = await userById(await tx.read(), to)
    if (!deputy || deputy.disabled) throw refused('PERSON_UNKNOWN', { name: deputy?.displayName ?? to })
    const loaded = await tx.load(userSubject, id)
    await tx.record(userSubject, loaded, decideDelegate(loaded.state, { id: context.services.random.id(), to: { id: deputy.id, name: deputy.displayName }, from, until, reason }))
    return { items: await delegationsOf(await tx.read(), isOffice(user) ? null : user.id), next: null }
  })),
  endDelegation: os.users.endDelegation.handler(command('users.endDelegation', async (tx, { id, delegationId }, { user }) => {
    if (id !== user.id && !isOffice(user)) throw refused('NOT_ALLOWED', {})
    const loaded = await tx.load(userSubject, id)
    await tx.record(userSubject, loaded, decideEndDelegation(loaded.state, delegationId))
    return { items: await delegationsOf(await tx.read(), isOffice(user) ? null : user.id), next: null }
  })),
  preference: os.users.preference.handler(query('users.preference', async (db, input, scope) => ({ value: await preferenceOf(db, scope.user.id, input.key) }))),
  savePreference: os.users.savePreference.handler(command('users.savePreference', async (tx, input, scope) => {
    await savePreference(tx.outsideLog, scope.user.id, input.key, input.value)
    return {}
  })),
})
