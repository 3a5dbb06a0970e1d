import type { Knex } from 'knex'
import { lastCounter } from '../subjects/case/printing/projection'
import { prefixFrom } from '../subjects/site/numberPrefix'
import { siteSettings } from '../subjects/site/queries'

export interface NextNumber { readonly number: string; readonly series: string; readonly counter: number }

/**
 * The next number of a form in a year: `BHEQ-LZ-2026-0001`. Asked inside the transaction that records the printing, of which there is
 * one at a time, so no number is given twice, and none is lost when it fails.
 */
export async function nextNumber(db: Knex, replica: string, form: { readonly code: string; readonly year: string }): Promise<NextNumber> {
  const site = await siteSettings(db)
  const series = `${site.numberPrefix || prefixFrom(site.name)}${await replicaMark(db, replica)}-${form.code}-${form.year}`
  const counter = (await lastCounter(db, series)) + 1
  return { number: `${series}-${String(counter).padStart(4, '0')}`, series, counter }
}

/**
 * Nothing for the site's first replica, -B, -C … for those that began later: a folder that came out of a backup does not know the numbers that
 * were given after it was made, and another PC not those of this one. So each counts in a series of its own.
 */
async function replicaMark(db: Knex, replica: string): Promise<string> {
  const known = (await db('replica').groupBy('replica').orderByRaw('min(started_at), replica').pluck('replica')) as string[]
  const place = known.indexOf(replica)
  return place <= 0 ? '' : `-${place < 25 ? String.fromCharCode(65 + place) : `R${place}`}`
}
