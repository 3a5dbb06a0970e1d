import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { channelTypes, evolveChannel, initialChannel, type Channel } from './domain'

export const channelSubject: Subject<Channel> = {
  kind: 'channel',
  types: channelTypes,
  initial: initialChannel,
  evolve: evolveChannel,
  tables: [{ name: 'channel', key: ['id'], columns: ['id', 'name', 'enabled', 'serves', 'locale', 'settings', 'summary', 'secrets', 'trouble', 'version'] }],
  project: (channel, version) => ({
    channel: channel.exists ? [{
      id: channel.id, name: channel.name, enabled: channel.on ? 1 : 0, serves: JSON.stringify(channel.serves), locale: channel.locale, settings: JSON.stringify(channel.settings), summary: channel.summary ? 1 : 0, secrets: JSON.stringify(channel.secrets),
      trouble: channel.trouble ? JSON.stringify(channel.trouble) : null, version,
    }] : [],
  }),
}

export const channelMigrations: readonly Migration[] = [{
  name: '0070-channel',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE channel (
      id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, enabled INTEGER NOT NULL, serves TEXT NOT NULL, locale TEXT NOT NULL, settings TEXT NOT NULL, secrets TEXT NOT NULL, trouble TEXT,
      version INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
    // Outside the log, as the keys of sealed passwords: sealed with a key that lies in no database and no backup (secrets.ts).
    await trx.raw('CREATE TABLE channel_secret (channel_id TEXT NOT NULL, name TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (channel_id, name)) STRICT, WITHOUT ROWID')
  },
}, {
  name: '0099-channel-summary',
  up: async (trx) => { await trx.raw('ALTER TABLE channel ADD COLUMN summary INTEGER NOT NULL DEFAULT 0') },
}]
