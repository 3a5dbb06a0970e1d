import { readdir, readFile, cp } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { expect } from 'vitest'
import { everyFile } from '@main/commands/everyFile'
import { resourcesDir } from '@main/commands/folders'
import { verifyLog } from '@main/log/verify'
import { caseDesk, subjectRegistry } from '@main/site'
import { decideStore } from '@main/subjects/attachment/domain'
import { attachmentSubject } from '@main/subjects/attachment/projection'
import { openReader, openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { copyDemo } from '../support/demoFolder'
import { databaseOf, openTestSite, tester } from '../support/site'

export const registry = subjectRegistry(caseDesk(resourcesDir))

/** The demonstration in a folder, with a few files, closed: what faults happen to. */
export async function makeDemoFolder(folder: string): Promise<string> {
  await copyDemo(folder)
  const site = await openTestSite(folder)
  for (const name of ['合影.png', '清单.txt', '录音.mp3']) {
    const stored = await site.services.files.store(Readable.from([Buffer.from(`${name}\n`.repeat(900))]), 1_000_000)
    await site.services.writer.run(tester, async (tx) => tx.record(attachmentSubject, await tx.load(attachmentSubject, site.services.random.id()), decideStore({ name, type: 'text/plain', ...stored })))
  }
  await site.close()
  return folder
}

/** A copy of a folder that a process may have left. */
export const copyOf = async (folder: string, to: string): Promise<string> => {
  await cp(folder, to, { recursive: true })
  return to
}

export interface LoggedEvent { readonly id: string; readonly position: number; readonly type: string }

/** The log after a position, in order of arrival. */
export async function eventsSince(dataDir: string, position: number): Promise<LoggedEvent[]> {
  const db = openReader(databaseOf(dataDir), 1)
  try {
    const rows = (await db('event').where('position', '>', position).orderBy('position').select('position', 'replica', 'epoch', 'seq', 'type')) as { position: number; replica: string; epoch: number; seq: number; type: string }[]
    return rows.map((row) => ({ position: row.position, id: `${row.replica}.${row.epoch}.${row.seq}`, type: row.type }))
  } finally {
    await db.destroy()
  }
}

/** Log, files and rows of a folder that nobody has open: all intact, and the rows those of the log. */
export async function expectWhole(dataDir: string, where: string): Promise<void> {
  const db = openWriter(databaseOf(dataDir))
  try {
    expect(await verifyLog(db), where).toMatchObject({ ok: true, bad: null })
    for await (const file of everyFile(db, dataDir)) expect(file.state, where).toBe('intact')
    const live = await projectionDigest(db, registry)
    await rebuild(db, registry)
    expect(await projectionDigest(db, registry), where).toBe(live)
  } finally {
    await db.destroy()
  }
}

/** Names of whatever an upload that was broken off has left. */
export const unfinishedUploads = (dataDir: string): Promise<string[]> => readdir(join(dataDir, 'attachments', 'incoming')).catch(() => [])

/** Every attachment's path under a data folder. */
export async function attachmentPaths(dataDir: string): Promise<string[]> {
  const found = await readdir(join(dataDir, 'attachments'), { recursive: true, withFileTypes: true })
  return found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name)).sort()
}

export const bytesOf = (path: string): Promise<Buffer> => readFile(path)

/** Facts that somebody asked for; reminders come by themselves, at their hour. */
export const askedFor = (events: readonly LoggedEvent[]): readonly LoggedEvent[] => events.filter((event) => event.type !== 'reminder.sent')
