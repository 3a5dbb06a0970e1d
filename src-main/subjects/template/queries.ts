import type { Knex } from 'knex'
import type { LocalText } from '../../../src-shared/contract/common'
import type { TemplateFields, TemplateItem, TemplateRow, TemplateView } from '../../../src-shared/contract/template'
import type { TemplateLayer, WorkerType } from '../../../src-shared/vocabulary'

interface TemplateDbRow {
  id: string; layer: TemplateLayer; name: string; position_ids: string; worker_type: WorkerType | null; item_count: number; latest: number; retired: number; changed_at: string
}
interface VersionDbRow { template_id: string; version: number; fields: string; at: string; by: string }

/** A site has tens of templates; the contract's list is not paged. */
const mostTemplates = 500

/** Newest version of each template, base lists first; walks template_by_layer or template_by_retired. */
export function templateRowsQuery(db: Knex, retired: boolean | undefined): Knex.QueryBuilder {
  return db('template').modify((query) => { if (retired !== undefined) void query.where({ retired: retired ? 1 : 0 }) }).orderBy(['layer_rank', 'id'].map((column) => ({ column }))).limit(mostTemplates)
}

export async function listTemplates(db: Knex, retired: boolean | undefined): Promise<TemplateRow[]> {
  const rows = (await templateRowsQuery(db, retired)) as TemplateDbRow[]
  return rows.map((row) => ({
    id: row.id, layer: row.layer, name: JSON.parse(row.name) as LocalText, positionIds: JSON.parse(row.position_ids) as string[], workerType: row.worker_type, itemCount: row.item_count,
    version: row.latest, retired: row.retired === 1, changedAt: row.changed_at,
  }))
}

/** One version of a template, the newest when none is named; null when there is none. Primary keys. */
export async function templateView(db: Knex, id: string, version?: number): Promise<TemplateView | null> {
  const template = (await db('template').where({ id }).first()) as TemplateDbRow | undefined
  if (!template) return null
  const row = (await db('template_version').where({ template_id: id, version: version ?? template.latest }).first()) as VersionDbRow | undefined
  if (!row) return null
  return { ...(JSON.parse(row.fields) as TemplateFields), id, version: row.version, latestVersion: template.latest, retired: template.retired === 1, changedAt: row.at, changedBy: row.by }
}

/** What a case needs of the version it was made from. */
export interface TemplateAtVersion { readonly id: string; readonly version: number; readonly items: readonly TemplateItem[] }

/** Items of given versions, as a case keeps them; the primary key of template_version. */
export async function templateVersions(db: Knex, wanted: readonly { readonly id: string; readonly version: number }[]): Promise<TemplateAtVersion[]> {
  if (wanted.length === 0) return []
  const rows = (await db('template_version').whereRaw('(template_id, version) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))', [JSON.stringify(wanted.map((one) => [one.id, one.version]))])
    .select('template_id', 'version', 'fields')) as VersionDbRow[]
  return rows.map((row) => ({ id: row.template_id, version: row.version, items: (JSON.parse(row.fields) as TemplateFields).items }))
}

/** Templates that serve each of these positions; walks the primary key of template_position. */
export async function templatesOfPositions(db: Knex, positionIds: readonly string[]): Promise<Map<string, { id: string; name: LocalText }[]>> {
  const found = new Map<string, { id: string; name: LocalText }[]>()
  if (positionIds.length === 0) return found
  const rows = (await db('template_position').join('template', 'template.id', 'template_position.template_id')
    .whereRaw('template_position.position_id IN (SELECT value FROM json_each(?))', [JSON.stringify(positionIds)]).orderBy('template_position.template_id').limit(2000)
    .select('template_position.position_id', 'template.id', 'template.name')) as { position_id: string; id: string; name: string }[]
  for (const row of rows) found.set(row.position_id, [...(found.get(row.position_id) ?? []), { id: row.id, name: JSON.parse(row.name) as LocalText }])
  return found
}

/** Newest versions of all templates in use, base lists first: what a checklist is composed from. */
export async function templatesInUse(db: Knex): Promise<{ id: string; version: number; fields: TemplateFields }[]> {
  const rows = (await db('template').join('template_version', (on) => { on.on('template_version.template_id', 'template.id').andOn('template_version.version', 'template.latest') })
    .where('template.retired', 0).orderBy(['template.layer_rank', 'template.id'].map((column) => ({ column }))).limit(mostTemplates)
    .select('template.id', 'template.latest', 'template_version.fields')) as { id: string; latest: number; fields: string }[]
  return rows.map((row) => ({ id: row.id, version: row.latest, fields: JSON.parse(row.fields) as TemplateFields }))
}

/** Newest version of every template, retired ones too, as they were saved; the primary keys. */
export async function everyTemplate(db: Knex): Promise<{ id: string; version: number; retired: boolean; fields: TemplateFields }[]> {
  const rows = (await db('template').join('template_version', (on) => { on.on('template_version.template_id', 'template.id').andOn('template_version.version', 'template.latest') }).orderBy('template.id').limit(mostTemplates)
    .select('template.id', 'template.latest', 'template.retired', 'template_version.fields')) as { id: string; latest: number; retired: number; fields: string }[]
  return rows.map((row) => ({ id: row.id, version: row.latest, retired: row.retired === 1, fields: JSON.parse(row.fields) as TemplateFields }))
}
