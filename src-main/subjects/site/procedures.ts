import { os } from '../../office/implement'
import { command, refused, whoCalls } from '../../office/procedure'
import { closeSession, openSession, sessionLifeMs, setLocked } from '../../office/sessions'
import { checkPassword, type Attempts } from '../../office/attempts'
import type { Context, Services, SignedIn } from '../../office/context'
import type { Knex } from 'knex'
import type { SiteCondition, SiteView } from '../../../src-shared/contract/site'
import { clockDoubt } from '../../log/clock'
import { latestInstant } from '../../log/read'
import type { Transaction } from '../../store/writer'
import { decideCreateUser } from '../user/domain'
import { makeVerifier } from '../../office/password'
import { userSubject } from '../user/projection'
import { allUsers } from '../user/queries'
import { decideChangeSite, decideSetUp, siteId } from './domain'
import { prefixFrom } from './numberPrefix'
import { siteSubject } from './projection'
import { restoreOf, siteSettings } from './queries'

/** Demo accounts are shown, with their password, on a demo site only (DESIGN §7). */
export const demoPassword = 'demo-1234'

async function siteView(db: Knex, services: Services): Promise<SiteView> {
  const site = await siteSettings(db)
  const demoAccounts = site.demo ? (await allUsers(db)).filter((user) => !user.disabled && demoNames.includes(user.name)).sort((a, b) => demoNames.indexOf(a.name) - demoNames.indexOf(b.name)) : []
  return {
    setUp: site.setUp, demo: site.demo, name: site.name, company: site.company, locale: site.locale, timeZone: site.timeZone, lockAfterMinutes: site.lockAfterMinutes, numberPrefix: site.numberPrefix, minimumWageFen: site.minimumWageFen, numberPrefixMade: prefixFrom(site.name), version: services.appVersion,
    restored: await restoredLately(db, services),
    demoAccounts: demoAccounts.map((user) => ({ name: user.name, displayName: user.displayName, roles: user.roles, password: demoPassword })),
  }
}
/** For a week whoever signs in is told that what was entered after that backup is not there. */
async function restoredLately(db: Knex, services: Services): Promise<SiteView['restored']> {
  const found = await restoreOf(db, services.writer.key.replica)
  return found && Math.abs(services.clock.now() - Date.parse(found.at)) < toldForMs ? found : null
}
const toldForMs = 7 * 24 * 3_600_000

/** In the order of the story: who starts comes first. */
const demoNames = ['hr', 'xiaoli', 'head', 'finance', 'it', 'supervisor', 'admin']

/** Answers whatever state the disk is in: it is what is asked then. */
async function siteCondition({ condition, clock, reader }: Services): Promise<SiteCondition> {
  const latestMs = await latestInstant(reader).catch(() => 0)
  const doubt = clockDoubt(clock, latestMs)
  return {
    trouble: condition.trouble, backup: condition.trouble === 'DATABASE_DAMAGED' ? await condition.newestBackup() : null,
    clock: doubt && latestMs > 0 ? { doubt, now: new Date(clock.now()).toISOString(), latest: new Date(latestMs).toISOString() } : null,
  }
}

/** `ship` records what a new site starts with: positions and checklist templates. */
export const siteProcedures = (ship: (tx: Transaction) => Promise<void>, restoring: { isOver(): Promise<boolean> }) => ({
  get: os.site.get.handler(({ context }) => siteView(context.services.reader, context.services)),
  condition: os.site.condition.handler(({ context }) => siteCondition(context.services)),
  setUp: os.site.setUp.handler(async ({ input, context }) => {
    const { services, connection } = context
    if ((await siteSettings(services.reader)).setUp) throw refused('SITE_ALREADY_SET_UP', {})
    const verifier = await makeVerifier(input.administrator.password)
    const userId = services.random.id()
    const actor = { userId, name: input.administrator.displayName, roles: ['admin'] as const, via: connection.via, pc: connection.pc }
    return services.writer.run(actor, async (tx) => {
      // A backup is being put in this folder's place: what is set up now would be gone in a moment.
      if (await restoring.isOver()) throw refused('SITE_ALREADY_SET_UP', {})
      const site = await tx.load(siteSubject, siteId)
      await tx.record(siteSubject, site, decideSetUp(site.state, { name: input.siteName, company: input.company, locale: input.locale, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone === 'UTC' ? 'Asia/Shanghai' : Intl.DateTimeFormat().resolvedOptions().timeZone, demo: false, lockAfterMinutes: 15 }))
      const fields = { name: input.administrator.name, displayName: input.administrator.displayName, roles: ['admin', 'hr'] as const, departments: [], locale: input.locale, employeeId: null }
      await tx.record(userSubject, await tx.load(userSubject, userId), decideCreateUser({ fields, verifier, nameTaken: false }))
      await ship(tx)
      const session = await openSession(tx.outsideLog, services.random, { userId, nowMs: services.clock.steady(), via: connection.via, pc: connection.pc })
      connection.setToken(session.token, session.expiresAt)
      return siteView(await tx.read(), services)
    })
  }),
  update: os.site.update.handler(command('site.update', async (tx, input, scope) => {
    const site = await tx.load(siteSubject, siteId)
    await tx.record(siteSubject, site, decideChangeSite(site.state, input))
    return siteView(await tx.read(), scope.context.services)
  })),
})

const sessionView = ({ user }: Pick<SignedIn, 'user'>, expiresAt: number, locked: boolean) => ({ user, locked, expiresAt: new Date(expiresAt).toISOString() })

export const sessionProcedures = (attempts: Attempts) => {
  const check = (context: Context, name: string, password: string) => checkPassword(attempts, context, name, password)
  const actorOf = (context: Context, user: SignedIn['user']) => ({ userId: user.id, name: user.displayName, roles: user.roles, via: context.connection.via, pc: context.connection.pc })
  return {
    signIn: os.session.signIn.handler(async ({ input, context }) => {
      const { services, connection } = context
      const user = await check(context, input.name, input.password)
      const session = await services.writer.run(actorOf(context, user), (tx) => openSession(tx.outsideLog, services.random, { userId: user.id, nowMs: services.clock.steady(), via: connection.via, pc: connection.pc }))
      connection.setToken(session.token, session.expiresAt)
      return { ...sessionView({ user }, session.expiresAt, false), token: session.token }
    }),
    get: os.session.get.handler(async ({ context }) => {
      const locked = { value: false }
      const caller = await whoCalls(context).catch((error: unknown) => {
        if (!isLocked(error)) throw error
        locked.value = true
        return whoCalls(context, true)
      })
      return caller && sessionView(caller, context.services.clock.steady() + sessionLifeMs, locked.value)
    }),
    signOut: os.session.signOut.handler(async ({ context }) => {
      const token = context.connection.token()
      const caller = token ? await whoCalls(context, true) : null
      if (token && caller) await context.services.writer.run(caller.actor, (tx) => closeSession(tx.outsideLog, token))
      context.connection.setToken(null, 0)
      return {}
    }),
    lock: os.session.lock.handler(command('session.lock', async (tx, _input, scope) => {
      const token = scope.context.connection.token()
      if (token) await setLocked(tx.outsideLog, token, true)
      return {}
    })),
    unlock: os.session.unlock.handler(async ({ input, context }) => {
      const caller = await whoCalls(context, true)
      const token = context.connection.token()
      if (!caller || !token) throw refused('NOT_SIGNED_IN', {})
      const user = await check(context, caller.user.name, input.password)
      await context.services.writer.run(caller.actor, (tx) => setLocked(tx.outsideLog, token, false))
      return sessionView({ user }, context.services.clock.steady() + sessionLifeMs, false)
    }),
  }
}

const isLocked = (error: unknown): boolean => error instanceof Error && error.message === 'SESSION_LOCKED'
