import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { afterAll } from 'vitest'
import { appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { seededRandom } from '@main/demo/seed/dice'
import { seedSite, setUpMs } from '@main/demo/seed/seedSite'
import type { Actor } from '@main/log/event'
import { allMigrations, openSite, type OpenSite, type Site } from '@main/site'
import { openReader, openWriter } from '@main/store/driver'
import { migrate } from '@main/store/migrate'
import { decideAddEmployee, decideChangeEmployee } from '@main/subjects/employee/domain'
import { employeeSubject } from '@main/subjects/employee/projection'

export const databaseOf = (dataDir: string): string => join(dataDir, 'site.db')

/** Folders that are gone after the file's tests. Call at the top of a test file or `describe`. */
export function useFolders(): () => Promise<string> {
  const made: string[] = []
  afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true, force: true }))))
  return async () => {
    const folder = await mkdtemp(join(tmpdir(), 'desk-test-'))
    made.push(folder)
    return folder
  }
}

export const openTestSite = (dataDir: string, more: Partial<OpenSite> = {}): Promise<Site> => openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion, ...more })

/** The day on which the made-up sites of the tests are seeded. */
export const seedDay = Date.parse('2026-11-20T00:00:00Z')

/** A seeded site in an empty folder, closed again; the same for the same arguments. */
export async function makeSeededSite(dataDir: string, cases: number, seed: number): Promise<void> {
  const random = seededRandom(seed)
  random.at(setUpMs(seedDay))
  const site = await openTestSite(dataDir, { random, clock: { now: () => setUpMs(seedDay) } })
  await seedSite(site, { cases, seed, nowMs: seedDay, random })
  await site.close()
}

export const tester: Actor = { userId: 'tester', name: '测试员', roles: ['hr'], via: 'cli', pc: 'TEST-PC' }

/** Adds a person: one event and a row or two. Answers the ids of the events. */
export async function addPerson(site: Site, id: string, name = '试验'): Promise<string[]> {
  return site.services.writer.run(tester, async (tx) => {
    const loaded = await tx.load(employeeSubject, id)
    return (await tx.record(employeeSubject, loaded, decideAddEmployee({ fields: { ...nobody, number: id, name }, numberTakenBy: null, position: 'known' }))).eventIds
  })
}

/** Changes a person's phone: one more event. */
export async function changePhone(site: Site, id: string, phone: string): Promise<void> {
  await site.services.writer.run(tester, async (tx) => {
    const loaded = await tx.load(employeeSubject, id)
    await tx.record(employeeSubject, loaded, decideChangeEmployee(loaded.state, { change: { phone }, changedMeanwhile: false, numberTakenBy: null, position: 'known' }))
  })
}

const nobody = {
  identityNumber: '', phone: '', emergencyContact: '', emergencyPhone: '', serviceAddress: '', serviceAddressConfirmedOn: null, employer: 'own', employerName: '', department: '设备部', crew: '', workerType: 'staff', positionId: 'technician', hazard: false,
  joinedOn: null, contractEndsOn: null, photoId: null,
} as const

/** Opens a database for one look at it. */
export async function withReader<Result>(dataDir: string, look: (db: Knex) => Promise<Result>): Promise<Result> {
  const db = openReader(databaseOf(dataDir), 1)
  try {
    return await look(db)
  } finally {
    await db.destroy()
  }
}

/** Opens a database as somebody who goes round the application. */
export async function withIntruder<Result>(dataDir: string, act: (db: Knex) => Promise<Result>): Promise<Result> {
  const db = openWriter(databaseOf(dataDir))
  try {
    for (const trigger of ['event_stays', 'event_unchanged', 'event_payload_stays']) await db.raw(`DROP TRIGGER IF EXISTS ${trigger}`)
    return await act(db)
  } finally {
    await db.destroy()
  }
}

/** A database that an earlier version left: without its last step, or without those from `firstMissing` on. */
export async function makeOlderDatabase(dataDir: string, firstMissing?: string): Promise<void> {
  const db = openWriter(databaseOf(dataDir))
  const ordered = [...allMigrations].sort((a, b) => (a.name < b.name ? -1 : 1))
  const older = firstMissing ? ordered.filter((one) => one.name < firstMissing) : ordered.slice(0, -1)
  await migrate(db, older, join(dataDir, 'backups'), new Date())
  await db.destroy()
}
