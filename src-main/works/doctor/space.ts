import { stat } from 'node:fs/promises'
import type { Knex } from 'knex'
import { databaseIn, freeBytes } from '../../store/trouble'
import { finding, found, good, megabytes, type Examined, type Found } from './examined'

const fullBytes = 64e6
const soonDays = 90
const lookBackDays = 30
const dayMs = 86_400_000

/** Whether there is room to save, for a copy of the database, and for the months to come. `db` null: it cannot be read. */
export async function checkSpace({ order, db }: Pick<Examined, 'order'> & { readonly db: Knex | null }): Promise<Found> {
  const free = await freeBytes(order.dataDir)
  const size = (await stat(databaseIn(order.dataDir)).catch(() => null))?.size ?? 0
  if (free === null) return good({ free: '?', size: megabytes(size) })
  const facts = { free: megabytes(free), size: megabytes(size) }
  if (free < fullBytes) return found([finding('SPACE_FULL', facts)], facts)
  if (free < size) return found([finding('SPACE_SHORT', { ...facts, need: megabytes(size) })], facts)
  const perDay = db ? await growth(db, size, order.nowMs) : 0
  const days = perDay > 0 ? Math.floor(free / perDay) : Number.POSITIVE_INFINITY
  return days < soonDays ? found([finding('SPACE_DAYS', { days, perDay: megabytes(perDay) })], facts) : good(facts)
}

/** Bytes a day: the database's share of the acts of the last thirty days. Walks the primary key from the newest act back. */
async function growth(db: Knex, size: number, nowMs: number): Promise<number> {
  const first = new Date(nowMs - lookBackDays * dayMs).toISOString()
  const [counted] = (await db.raw(`SELECT (SELECT max(position) FROM event) AS events, (SELECT max(position) FROM event WHERE hlc < ?) AS before`, [String(Date.parse(first)).padStart(15, '0')])) as { events: number | null; before: number | null }[]
  if (!counted?.events) return 0
  return (size * ((counted.events - (counted.before ?? 0)) / counted.events)) / lookBackDays
}
