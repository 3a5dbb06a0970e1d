import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { levelled, nameKeys, nameSortKey } from '../../office/nameKeys'
import { evolvePosition, initialPosition, positionTypes, type Position } from './domain'

export const positionSubject: Subject<Position> = {
  kind: 'position',
  types: positionTypes,
  initial: initialPosition,
  evolve: evolvePosition,
  tables: [
    { name: 'position', key: ['id'], columns: ['id', 'title', 'title_key', 'sort_key', 'department', 'worker_type', 'hazard', 'systems', 'retired', 'version'] },
    { name: 'position_key', key: ['key', 'position_id'], columns: ['key', 'position_id'] },
  ],
  project: (position, version): RowsByTable => position.exists ? {
    position: [{
      id: position.id, title: JSON.stringify(position.title), title_key: levelled(position.title['zh-CN']), sort_key: nameSortKey(position.title['zh-CN']),
      department: position.department ? JSON.stringify(position.department) : null, worker_type: position.workerType, hazard: position.hazard ? 1 : 0, systems: position.systems ? JSON.stringify(position.systems) : null, retired: position.retired ? 1 : 0, version,
    }],
    position_key: [...new Set([...nameKeys(position.title['zh-CN']), ...nameKeys(position.title.en)])].map((key) => ({ key, position_id: position.id })),
  } : {},
}

export const positionMigrations: readonly Migration[] = [{
  name: '0005-position',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE position (
      id TEXT NOT NULL PRIMARY KEY, title TEXT NOT NULL, title_key TEXT NOT NULL, sort_key TEXT NOT NULL, department TEXT, worker_type TEXT NOT NULL, hazard INTEGER NOT NULL,
      retired INTEGER NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX position_by_title ON position (title_key)')
    await trx.raw('CREATE INDEX position_by_name ON position (sort_key, id)')
    await trx.raw('CREATE INDEX position_by_retired ON position (retired, sort_key, id)')
    await trx.raw('CREATE TABLE position_key (key TEXT NOT NULL, position_id TEXT NOT NULL, PRIMARY KEY (key, position_id)) STRICT, WITHOUT ROWID')
  },
}]
