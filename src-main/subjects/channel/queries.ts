import type { Knex } from 'knex'
import type { ChannelSettings } from '../../../src-shared/contract/channel'
import type { Locale, Role } from '../../../src-shared/vocabulary'
import type { Channel, ChannelTrouble } from './domain'

interface ChannelRow { id: string; name: string; enabled: number; serves: string; locale: Locale; settings: string; summary: number; secrets: string; trouble: string | null; version: number }

const asChannel = (row: ChannelRow): Channel & { readonly version: number } => ({
  id: row.id, exists: true, name: row.name, on: row.enabled === 1, serves: JSON.parse(row.serves) as Role[], locale: row.locale, settings: JSON.parse(row.settings) as ChannelSettings, summary: row.summary === 1, secrets: JSON.parse(row.secrets) as string[],
  trouble: row.trouble ? (JSON.parse(row.trouble) as ChannelTrouble) : null, version: row.version,
})

/** All channels by their ids, at most 100: a site has a few. */
export const allChannels = async (db: Knex): Promise<(Channel & { readonly version: number })[]> => ((await db('channel').orderBy('id').limit(100)) as ChannelRow[]).map(asChannel)

/** By id; the primary key. */
export async function channelById(db: Knex, id: string): Promise<(Channel & { readonly version: number }) | null> {
  const row = (await db('channel').where({ id }).first()) as ChannelRow | undefined
  return row ? asChannel(row) : null
}
