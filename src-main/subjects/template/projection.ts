import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { evolveTemplate, initialTemplate, latestOf, templateTypes, type Template } from './domain'

/** Newest version of each template in `template`, every version in `template_version`, whom it serves in `template_position`. */
export const templateSubject: Subject<Template> = {
  kind: 'template',
  types: templateTypes,
  initial: initialTemplate,
  evolve: evolveTemplate,
  tables: [
    { name: 'template', key: ['id'], columns: ['id', 'layer', 'layer_rank', 'name', 'position_ids', 'worker_type', 'item_count', 'latest', 'retired', 'changed_at', 'event_version'] },
    { name: 'template_version', key: ['template_id', 'version'], columns: ['template_id', 'version', 'fields', 'at', 'by'] },
    { name: 'template_position', key: ['position_id', 'template_id'], columns: ['position_id', 'template_id'] },
  ],
  project: (template, version): RowsByTable => {
    const latest = latestOf(template)
    if (!latest) return {}
    const { layer, name, positionIds, workerType, items } = latest.fields
    return {
      template: [{
        id: template.id, layer, layer_rank: layerRank[layer], name: JSON.stringify(name), position_ids: JSON.stringify(positionIds), worker_type: workerType,
        item_count: items.filter((item) => !item.retired).length, latest: latest.version, retired: template.retired ? 1 : 0, changed_at: latest.at, event_version: version,
      }],
      template_version: template.versions.map((one) => ({ template_id: template.id, version: one.version, fields: JSON.stringify(one.fields), at: one.at, by: one.by })),
      template_position: layer === 'position' && !template.retired ? [...new Set(positionIds)].map((position) => ({ position_id: position, template_id: template.id })) : [],
    }
  },
}

/** The order in which layers make up a checklist. */
const layerRank = { base: 0, position: 1, worker_type: 2 } as const

export const templateMigrations: readonly Migration[] = [{
  name: '0006-template',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE template (
      id TEXT NOT NULL PRIMARY KEY, layer TEXT NOT NULL, layer_rank INTEGER NOT NULL, name TEXT NOT NULL, position_ids TEXT NOT NULL, worker_type TEXT, item_count INTEGER NOT NULL,
      latest INTEGER NOT NULL, retired INTEGER NOT NULL, changed_at TEXT NOT NULL, event_version INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX template_by_layer ON template (layer_rank, id)')
    await trx.raw('CREATE INDEX template_by_retired ON template (retired, layer_rank, id)')
    await trx.raw(`CREATE TABLE template_version (
      template_id TEXT NOT NULL, version INTEGER NOT NULL, fields TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (template_id, version)) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE TABLE template_position (position_id TEXT NOT NULL, template_id TEXT NOT NULL, PRIMARY KEY (position_id, template_id)) STRICT, WITHOUT ROWID')
  },
}]
