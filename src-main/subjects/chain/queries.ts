import type { Knex } from 'knex'
import type { ChainFields, ChainView } from '../../../src-shared/contract/chain'
import type { ShippedChainFields } from './shipped'

interface ChainRow { id: string; latest: number; retired: number }
interface VersionRow { chain_id: string; version: number; fields: string; at: string; by: string }

/** A site has a handful. */
const mostChains = 200

/** Newest version of each chain, in use first; those that ship as they ship until edited. Primary keys. */
export async function allChains(db: Knex, shipped: readonly ShippedChainFields[]): Promise<ChainView[]> {
  const rows = (await db('chain').orderBy('id').limit(mostChains)) as ChainRow[]
  const versions = (await db('chain_version').whereRaw('(chain_id, version) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))', [JSON.stringify(rows.map((row) => [row.id, row.latest]))])) as VersionRow[]
  const known = new Map(rows.map((row) => [row.id, row]))
  const saved = rows.flatMap((row) => {
    const version = versions.find((one) => one.chain_id === row.id)
    return version ? [viewOf(row, version)] : []
  })
  const untouched = shipped.filter((one) => !saved.some((chain) => chain.id === one.id)).map((one) => shippedView(one, known.get(one.id)))
  return [...untouched, ...saved].sort((a, b) => Number(a.retired) - Number(b.retired) || (a.id < b.id ? -1 : 1))
}

/** One version of a chain, the newest when none is named; null when there is none. Primary keys. */
export async function chainView(db: Knex, shipped: readonly ShippedChainFields[], id: string, version?: number): Promise<ChainView | null> {
  const row = (await db('chain').where({ id }).first()) as ChainRow | undefined
  const saved = row && ((await db('chain_version').where({ chain_id: id, version: version ?? row.latest }).first()) as VersionRow | undefined)
  if (row && saved) return viewOf(row, saved)
  const original = shipped.find((one) => one.id === id)
  return original && (version === undefined || version === 1) ? shippedView(original, row) : null
}

const viewOf = (row: ChainRow, version: VersionRow): ChainView => ({
  ...(JSON.parse(version.fields) as ChainFields), id: row.id, version: version.version, latestVersion: row.latest, retired: row.retired === 1, changedAt: version.at, changedBy: version.by,
})
const shippedView = ({ id, fields }: ShippedChainFields, row?: ChainRow): ChainView => ({ ...fields, id, version: 1, latestVersion: row?.latest ?? 1, retired: row?.retired === 1, changedAt: null, changedBy: null })
