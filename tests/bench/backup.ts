import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { call } from '@orpc/server'
import { decryptFrom, encryptTo, makeBackupKey } from '@main/store/backupKey'
import { systemActor } from '@main/site'
import { backupsOf } from '@main/subjects/backup/queries'
import { percentile, type Line } from './measure'
import type { Bench } from './service'

const perSecond = 40
const leastCommands = 200

/**
 * A backup of the site while forty commands a second are written: what the slow ones then cost against what they cost at the same pace
 * without it, and how much of a backup is written and read again in a second.
 */
export async function backup({ site, context, reader }: Bench): Promise<Line[]> {
  const items = (await reader('case_item').where({ live: 1 }).whereIn('status', ['not_started', 'in_progress', 'blocked']).limit(500).select('case_id', 'id')) as { case_id: string; id: string }[]
  let turn = 0
  const command = async (): Promise<number> => {
    const item = items[(turn++ * 7919) % items.length]!
    const from = performance.now()
    await call(site.router.items.change, { id: item.case_id, itemId: item.id, tags: turn % 2 === 0 ? ['urgent'] : [] }, { context })
    return performance.now() - from
  }
  /** Commands at an even pace, each sent whether or not the last one was answered, for as long as `going` and at least so many. */
  const atPace = async (going: () => boolean): Promise<number[]> => {
    const sent: Promise<number>[] = []
    const from = performance.now()
    for (let n = 0; n < leastCommands || going(); n += 1) {
      await wait(Math.max(0, from + (n * 1000) / perSecond - performance.now()))
      sent.push(command())
    }
    return Promise.all(sent)
  }
  for (let n = 0; n < 50; n += 1) await command()
  const usual = percentile(await atPace(() => false), 0.95)
  let going = true
  const startedMs = performance.now()
  const made = site.backups.runNow(systemActor()).done.finally(() => { going = false })
  const during = await atPace(() => going)
  await made
  const seconds = (performance.now() - startedMs) / 1000
  const file = (await backupsOf(reader, site.services.writer.key.replica)).made.at(-1)!
  await rm(join(site.dataDir, 'backups', file.file), { force: true })
  return [
    { name: 'command p95 during a backup, against without', unit: 'times', limit: 2, value: percentile(during, 0.95) / usual },
    { name: 'backup written and read again', unit: 'MB/s', limit: 5, atLeast: true, value: file.size / 1e6 / seconds },
  ]
}

/** How fast a backup's stream is encrypted (age, in JavaScript): slower than a disk, faster than a stick. */
export async function encryption(): Promise<Line> {
  const part = randomBytes(256 * 1024)
  const parts = 256
  const { recipient } = await makeBackupKey('only for the bench', 8)
  const from = performance.now()
  const { stream, fileKey } = await encryptTo(recipient, (async function* () { for (let n = 0; n < parts; n += 1) yield part })(), parts * part.length)
  for await (const _part of await decryptFrom({ fileKey }, stream));
  const seconds = (performance.now() - from) / 1000
  return { name: 'encrypted and decrypted', unit: 'MB/s', limit: 15, atLeast: true, value: (parts * part.length) / 1e6 / seconds }
}
