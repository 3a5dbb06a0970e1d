import type { Knex } from 'knex'
import { os } from '../../office/implement'
import { command, query, refused } from '../../office/procedure'
import type { SiteCalendar } from '../calendar/calendar'
import { positionsByIds } from '../position/queries'
import { composeFor } from './compose'
import { decideRetireTemplate, decideSaveTemplate } from './domain'
import { templateSubject } from './projection'
import { listTemplates, templateView } from './queries'

async function unknownPositions(db: Knex, ids: readonly string[]): Promise<string[]> {
  const known = await positionsByIds(db, ids)
  return ids.filter((id) => !known.has(id))
}

const viewOf = async (db: Knex, id: string, version?: number) => {
  const view = await templateView(db, id, version)
  if (!view) throw refused('NOT_FOUND', { kind: 'template' })
  return view
}

export const templateProcedures = (desk: { readonly calendar: SiteCalendar }) => ({
  list: os.templates.list.handler(query('templates.list', async (db, input) => ({ items: await listTemplates(db, input.retired), next: null }))),

  get: os.templates.get.handler(query('templates.get', async (db, input) => viewOf(db, input.id, input.version))),

  create: os.templates.create.handler(command('templates.create', async (tx, fields, { context }) => {
    const id = context.services.random.id()
    const unknown = await unknownPositions(await tx.read(), fields.positionIds)
    const loaded = await tx.load(templateSubject, id)
    await tx.record(templateSubject, loaded, decideSaveTemplate(loaded.state, { fields, basedOn: null, unknownPositions: unknown }))
    return viewOf(await tx.read(), id)
  })),

  update: os.templates.update.handler(command('templates.update', async (tx, { id, version, ...fields }) => {
    const unknown = await unknownPositions(await tx.read(), fields.positionIds)
    const loaded = await tx.load(templateSubject, id)
    await tx.record(templateSubject, loaded, decideSaveTemplate(loaded.state, { fields, basedOn: version, unknownPositions: unknown }))
    return viewOf(await tx.read(), id)
  })),

  retire: os.templates.retire.handler(command('templates.retire', async (tx, { id, retired }) => {
    const loaded = await tx.load(templateSubject, id)
    await tx.record(templateSubject, loaded, decideRetireTemplate(loaded.state, { retired }))
    return viewOf(await tx.read(), id)
  })),

  compose: os.templates.compose.handler(query('templates.compose', async (db, input) => composeFor(db, { ...input, calendar: desk.calendar }))),
})
