import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { monotonicFactory } from 'ulid'
import { openFiles } from './files/files'
import { formProcedures } from './forms/procedures'
import { returnDayProcedures } from './forms/returnDayProcedures'
import { openJobs } from './jobs/jobs'
import { randomSalt } from './log/append'
import { steadyClock, systemClock, type Clock } from './log/clock'
import { latestInstant } from './log/read'
import type { Actor } from './log/event'
import { newAttempts } from './office/attempts'
import type { Connection, Context, RandomSource, Services } from './office/context'
import { os } from './office/implement'
import { accept } from '../src-shared/decision'
import { Condition } from './store/condition'
import { forgetDamage, isDoubtful, requireIntact } from './store/doubt'
import { emptyWal, openConnections, type Connections } from './store/driver'
import { lockFolder } from './store/lock'
import { logMigrations } from './store/logTables'
import { migrate } from './store/migrate'
import type { AnySubject } from './store/projection'
import { openOutbox, type Outbox } from './outbox/outbox'
import type { Patience } from './outbox/transport'
import { basisMigrations, noteBasis, rebuildOnNewBasis } from './store/rebuild'
import { replicaMigrations, replicaSubject, type ReplicaStarted } from './store/replica'
import { openReplicaKey } from './store/replicaKey'
import { finishRestore, forgetOrigin, readOrigin } from './store/restore'
import { States } from './store/states'
import { databaseIn } from './store/trouble'
import { rebuildJob } from './store/upkeepJobs'
import { Writer, type Transaction } from './store/writer'
import { byLinkProcedures } from './subjects/application/byLink'
import { applicationProcedures } from './subjects/application/procedures'
import { applicationMigrations, applicationSubject } from './subjects/application/projection'
import { attachmentProcedures } from './subjects/attachment/procedures'
import { attachmentMigrations, attachmentSubject } from './subjects/attachment/projection'
import { accountsProcedures } from './subjects/case/accounts/procedures'
import { loadUsualAccounts } from './subjects/case/accounts/usual'
import { boardProcedures, todayProcedures } from './subjects/case/board/procedures'
import { absenceProcedures } from './subjects/case/absence/procedures'
import { attachProcedures } from './subjects/case/application/procedures'
import { approvalProcedures } from './subjects/case/approvals/procedures'
import { openCalendarChanges, type CalendarChanges } from './subjects/calendar/changes'
import { calendarProcedures } from './subjects/calendar/procedures'
import { calendarMigrations, calendarSubject } from './subjects/calendar/projection'
import { signatureProcedures } from './subjects/case/signatures/procedures'
import { itemProcedures } from './subjects/case/itemProcedures'
import type { CaseDesk } from './subjects/case/office'
import { caseProcedures } from './subjects/case/procedures'
import { caseMigrations, caseSubjectFor } from './subjects/case/projection'
import { crewProcedures } from './subjects/case/crew/procedures'
import { openRoleProcedures } from './subjects/case/openRoles/procedures'
import { chainProcedures } from './subjects/chain/procedures'
import { chainMigrations, chainSubject } from './subjects/chain/projection'
import { shippedChains } from './subjects/chain/shipped'
import type { Courier } from './subjects/channel/courier'
import { channelProcedures } from './subjects/channel/procedures'
import { channelMigrations, channelSubject } from './subjects/channel/projection'
import { CurrentLaw, type SiteLaw } from './subjects/case/law'
import { ruleProcedures, type RuleDesk } from './subjects/rule/procedures'
import { ruleMigrations, ruleSubject } from './subjects/rule/projection'
import { ruleBook } from './subjects/rule/domain/book'
import { shippedVersion } from './subjects/rule/domain/rules'
import { lawDigest, readLaw, shippedLaw } from './siteLaw'
import { exportProcedures } from './subjects/export/procedures'
import { Exports } from './subjects/export/exports'
import { exportMigrations, exportSubject } from './subjects/export/projection'
import { employeeProcedures } from './subjects/employee/procedures'
import { employeeMigrations, employeeSubject } from './subjects/employee/projection'
import { ledgerProcedures } from './subjects/ledger/procedures'
import { ledgerMigrations } from './subjects/ledger/projection'
import { importProcedures, openImportDesk, type ImportDesk } from './subjects/import/procedures'
import { importMigrations, importSubject } from './subjects/import/projection'
import { interviewProcedures } from './subjects/case/interview/procedures'
import { interviewMigrations, interviewSubject } from './subjects/case/interview/projection'
import { loadInterviewRules } from './subjects/case/interview/rules'
import { liveProcedures } from './subjects/live/procedures'
import { outboxProcedures } from './subjects/message/procedures'
import { messageMigrations, messageSubject } from './subjects/message/projection'
import { positionProcedures } from './subjects/position/procedures'
import { positionMigrations, positionSubject } from './subjects/position/projection'
import { openBackupKeeper, type BackupKeeper } from './subjects/backup/keeper'
import { backupProcedures } from './subjects/backup/procedures'
import { backupMigrations, backupSubject } from './subjects/backup/projection'
import { restoreProcedures } from './subjects/backup/restoreProcedures'
import { openRestoring, type Restoring } from './subjects/backup/restoring'
import { settlementProcedures } from './subjects/case/settlement/procedures'
import { reminderProcedures } from './subjects/reminder/procedures'
import { reminderMigrations, reminderSubject } from './subjects/reminder/projection'
import { openReminding, type Reminding } from './subjects/reminder/reminding'
import { shippedReminderRules } from './subjects/reminder/shipped'
import { searchProcedures } from './subjects/search/procedures'
import { searchMigrations } from './subjects/search/projection'
import { sessionProcedures, siteProcedures } from './subjects/site/procedures'
import { siteMigrations, siteSubject } from './subjects/site/projection'
import { templateProcedures } from './subjects/template/procedures'
import { templateMigrations, templateSubject } from './subjects/template/projection'
import { recordShippedPositions, recordShippedTemplates } from './subjects/template/ship'
import { openUpkeep, type Upkeep } from './subjects/upkeep/upkeep'
import { upkeepProcedures } from './subjects/upkeep/procedures'
import { userProcedures } from './subjects/user/procedures'
import { userMigrations, userSubject } from './subjects/user/projection'

/** Every step of the schema, of the log and of each subject. */
export const allMigrations = [...logMigrations, ...basisMigrations, ...replicaMigrations, ...userMigrations, ...siteMigrations, ...searchMigrations, ...positionMigrations, ...employeeMigrations, ...templateMigrations, ...attachmentMigrations, ...caseMigrations, ...backupMigrations, ...ledgerMigrations, ...exportMigrations, ...importMigrations, ...calendarMigrations, ...ruleMigrations, ...chainMigrations, ...reminderMigrations, ...channelMigrations, ...messageMigrations, ...interviewMigrations, ...applicationMigrations]

/** What cases are counted and projected by. `law` is the site's (`readLaw`); without it what ships. */
export function caseDesk(resources: string, siteLaw: SiteLaw = shippedLaw(resources)): CaseDesk {
  const law = new CurrentLaw(siteLaw)
  return { subject: caseSubjectFor(law), states: new States(), law, get calendar() { return law.calendar }, get rules() { return law.rules }, systems: loadUsualAccounts(resources), chains: shippedChains(resources) }
}

/** Every subject of the log: a new one is a new folder and a line here. */
export const subjectRegistry = (desk: CaseDesk): ReadonlyMap<string, AnySubject> =>
  new Map([replicaSubject, siteSubject, userSubject, positionSubject, employeeSubject, templateSubject, attachmentSubject, importSubject, backupSubject, exportSubject, channelSubject, messageSubject, chainSubject, reminderSubject, calendarSubject, ruleSubject, interviewSubject, applicationSubject, desk.subject].map((subject) => [subject.kind, subject as AnySubject]))

/** Raise it when `evolve` or `project` of any subject, or a library they use (pinyin), gives other rows from the same events. */
const projectionVersion = 7

/**
 * What rows are made from besides the facts of their own subject: the program, the folders of resources that `project` reads (`caseDesk`),
 * and the site's own calendar and rules.
 */
export async function projectionBasis(resources: string, db: Knex, newestRules: readonly string[] = []): Promise<Record<string, string>> {
  const digest = createHash('sha256')
  for (const folder of ['calendars', 'rules']) {
    for (const name of (await readdir(join(resources, folder))).sort()) {
      const content = await readFile(join(resources, folder, name))
      digest.update(`${folder}/${name} ${content.length}\n`).update(content)
    }
  }
  return { version: String(projectionVersion), resources: digest.digest('hex'), law: await lawDigest(db, newestRules) }
}

/** How many folded states the writer keeps. */
const foldedStates = 300

export interface OpenSite {
  readonly dataDir: string
  readonly resources: string
  /** The built worker (`worker.ts`). */
  readonly worker: string
  readonly appVersion: string
  readonly clock?: Clock
  readonly random?: RandomSource
  /** Rows are being made anew, which takes minutes where there are many: so many subjects are done. */
  readonly onRebuilding?: (done: number, total: number) => void
  /** A restore was decided: the site is to be closed, and opened again. */
  readonly onRestoreDecided?: () => void
  /** How long mail servers and gateways may take. */
  readonly patience?: Patience
}

export interface Site {
  readonly dataDir: string
  readonly services: Services
  readonly desk: CaseDesk
  readonly router: ReturnType<typeof routerOf>
  /** This PC's backups; `start` it where the site stays open. */
  readonly backups: BackupKeeper
  /** Today's reminders; `start` it where the site stays open. */
  readonly reminding: Reminding
  readonly restoring: Restoring
  /** Messages to people outside the application; `start` it where the site stays open. */
  readonly outbox: Outbox
  /** Files that wait to be fetched. */
  readonly exports: Exports
  /** Positions and templates that ship: recorded at the first start. */
  ship(tx: Transaction): Promise<void>
  contextFor(connection: Connection): Context
  /** The migration ran, and where the database was backed up before it. */
  readonly migrated: { readonly ran: readonly string[]; readonly backup: string | null }
  /** The rows were made anew at this start, for the calendar, the rules or the program have changed since they were made. */
  readonly rebuilt: boolean
  /** This folder came out of a backup and writes in a new epoch since. */
  readonly restored: boolean
  close(): Promise<void>
}

export const systemActor = (): Actor => ({ userId: 'system', name: '交接台', roles: [], via: 'system', pc: hostname() })

export function systemRandom(): RandomSource {
  const ulid = monotonicFactory(() => randomBytes(6).readUIntBE(0, 6) / 2 ** 48)
  return { id: () => ulid(), bytes: (length) => randomBytes(length) }
}

/**
 * Opens a data folder and wires everything. Throws `FolderInUse` when another process has it, `NewerDatabase` when a newer
 * version wrote it; both leave it untouched.
 */
export async function openSite(options: OpenSite): Promise<Site> {
  const { dataDir, resources } = options
  const pcClock = options.clock ?? systemClock
  const random = options.random ?? systemRandom()
  await mkdir(dataDir, { recursive: true })
  const doubtful = await isDoubtful(dataDir)
  const unlock = await lockFolder(dataDir)
  const database = databaseIn(dataDir)
  const condition = new Condition(dataDir)
  let opened: Connections | null = null
  const jobs = openJobs(options.worker)
  try {
    await finishRestore(dataDir)
    const connections = (opened = openConnections(database))
    if (doubtful) await requireIntact(connections.writer)
    const migrated = await migrate(connections.writer, allMigrations, join(dataDir, 'backups'), new Date(pcClock.now()))
    const clock = steadyClock(pcClock, await latestInstant(connections.writer))
    const { key, started } = await openReplicaKey(dataDir, connections.writer, () => random.id())
    const desk = caseDesk(resources, await readLaw(connections.writer, resources))
    const registry = subjectRegistry(desk)
    const rebuildRows = () => jobs.run(rebuildJob, { dataDir, resources }, { onProgress: (done, total) => options.onRebuilding?.(done, total ?? 0) })
    const rebuilt = await rebuildOnNewBasis(connections.writer, await projectionBasis(resources, connections.writer), rebuildRows)
    if (doubtful || (started === 'restored' && !(await readOrigin(dataDir)))) {
      // A bare copy of a database, or one whose WAL was lost: rows may be of another moment than the log.
      if (!doubtful) await requireIntact(connections.writer)
      if (!rebuilt) await rebuildRows()
      await forgetDamage(dataDir)
    }
    const writer = new Writer(connections.writer, registry, key, clock, randomSalt, foldedStates, condition)
    if (started) {
      const backup = started === 'restored' ? await readOrigin(dataDir) : null
      await writer.run(systemActor(), async (tx) => {
        const replica = await tx.load(replicaSubject, key.replica)
        await tx.record(replicaSubject, replica, accept<ReplicaStarted>({ type: 'replica.started', payload: { epoch: key.epoch, publicKey: key.publicKey, reason: started, ...(backup ? { backup } : {}) } }))
      })
      await forgetOrigin(dataDir)
    }
    const files = openFiles(dataDir)
    await files.removeUnfinished()
    await condition.watch()
    const services: Services = { writer, condition, jobs, reader: connections.reader, clock, files, random, appVersion: options.appVersion, forgetDeleted: () => emptyWal(database).then(() => undefined, () => undefined) }
    const exports = new Exports(services, { dataDir, resources })
    await exports.removeUnfinished()
    const imports = await openImportDesk(dataDir, resources, services)
    const backups = openBackupKeeper(dataDir, services, systemActor)
    const reminding = openReminding(services, desk, shippedReminderRules(resources), systemActor)
    const restoring = openRestoring(dataDir, services, options.onRestoreDecided ?? (() => {}))
    const upkeep = openUpkeep(dataDir, resources, services)
    const outbox = openOutbox(services, { dataDir, system: systemActor, ...(options.patience ? { patience: options.patience } : {}) })
    await outbox.recover(started === 'restored')
    const takeOver = async (): Promise<void> => desk.law.replace(await readLaw(connections.reader, resources))
    const calendars = openCalendarChanges({ dataDir, resources }, services, takeOver)
    const shipped = desk.law.book.of(shippedVersion)
    const rules: RuleDesk = { get book() { return desk.law.book }, takeOver, bookOf: (state) => ruleBook(shipped, state), noteVersion: async (trx, ids) => noteBasis(trx, await projectionBasis(resources, trx, ids)) }
    const ship = async (tx: Transaction): Promise<void> => {
      await recordShippedPositions(tx, resources)
      await recordShippedTemplates(tx, resources)
    }
    return {
      dataDir, services, desk, ship, backups, reminding, restoring, outbox, exports, migrated, rebuilt, restored: started === 'restored', router: routerOf(desk, resources, ship, exports, imports, backups, restoring, upkeep, outbox, calendars, rules, reminding),
      contextFor: (connection) => ({ services, connection, locale: null, idempotencyKey: null, lastEventId: null }),
      close: async () => {
        await outbox.close()
        await upkeep.close()
        await reminding.close()
        await backups.close()
        await exports.close()
        await imports.close()
        await jobs.close()
        await writer.idle()
        condition.close()
        await connections.close()
        await unlock()
      },
    }
  } catch (error) {
    await jobs.close()
    await opened?.close()
    await unlock()
    throw error
  }
}

const routerOf = (desk: CaseDesk, resources: string, ship: (tx: Transaction) => Promise<void>, exports: Exports, imports: ImportDesk, backups: BackupKeeper, restoring: Restoring, upkeep: Upkeep, courier: Courier, calendars: CalendarChanges, rules: RuleDesk, reminding: Reminding, attempts = newAttempts()) => os.router({
  site: siteProcedures(ship, restoring), session: sessionProcedures(attempts), users: userProcedures(attempts), employees: employeeProcedures, positions: positionProcedures, templates: templateProcedures(desk),
  calendar: calendarProcedures(desk, calendars), rules: ruleProcedures(rules),
  cases: caseProcedures(desk), items: itemProcedures(desk, resources), absence: absenceProcedures(desk), signatures: signatureProcedures(desk), interviews: interviewProcedures(desk, loadInterviewRules(resources)), approvals: approvalProcedures(desk), applications: { ...applicationProcedures(desk), ...byLinkProcedures(desk), ...attachProcedures(desk) }, reminders: reminderProcedures(desk, reminding.shipped), chains: chainProcedures(desk.chains), attachments: attachmentProcedures, board: boardProcedures(desk), today: todayProcedures(desk), search: searchProcedures, forms: formProcedures(desk, reminding.shipped), accounts: accountsProcedures(desk), settlement: settlementProcedures(desk), ledger: ledgerProcedures(desk.law.names), exports: exportProcedures(exports), imports: importProcedures(imports), backups: backupProcedures(backups), restore: restoreProcedures(restoring), upkeep: upkeepProcedures(upkeep), channels: channelProcedures(courier), outbox: outboxProcedures(courier), live: liveProcedures,
  openRoles: openRoleProcedures(desk), returnDay: returnDayProcedures(desk), crews: crewProcedures(desk),
})
