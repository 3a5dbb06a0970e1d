import type { Knex } from 'knex'
import { decodeCursor, encodeCursor, pageFrom } from '../../office/cursor'
import type { Services } from '../../office/context'
import { os } from '../../office/implement'
import { query, refused } from '../../office/procedure'
import { attachmentFor } from '../attachment/queries'
import { ImportsAtWork, type Standing } from './atWork'
import { blankList } from './blankList'
import { Previews } from './previews'
import { importById, listImports } from './queries'
import { readRows, rowPlaces } from './rowsFile'
import { previewView, rowView, standingView } from './views'

/** What this process holds for imports. */
export interface ImportDesk { readonly previews: Previews; readonly atWork: ImportsAtWork; close(): Promise<void> }

/** Opened with the site; what a process that died left of previews is removed. */
export async function openImportDesk(dataDir: string, resources: string, services: Services): Promise<ImportDesk> {
  const previews = new Previews(dataDir, resources, services)
  await previews.removeLeft()
  const atWork = new ImportsAtWork(dataDir, resources, services, previews)
  return {
    previews, atWork,
    close: async () => {
      await atWork.close()
      await previews.close()
    },
  }
}

/** How an import stands: as this process knows it, else as it is recorded. Refuses: NOT_FOUND. */
async function standing(db: Knex, { atWork }: ImportDesk, id: string): Promise<Standing> {
  const known = atWork.standingOf(id) ?? (await recorded(db, id))
  if (!known) throw refused('NOT_FOUND', { kind: 'import' })
  return known
}

async function recorded(db: Knex, id: string): Promise<Standing | null> {
  const view = await importById(db, id)
  return view && { ...view, problem: null }
}

/**
 * Queries all of them: what an import writes it writes in a worker (`writer.lend`), not in the transaction of a command. Repeated, each acts
 * once by its nature: a preview starts one import, an import is undone once.
 */
export const importProcedures = (desk: ImportDesk) => ({
  preview: os.imports.preview.handler(query('imports.preview', async (db, input, { user, actor, locale }) => {
    const { id, name, hash } = await attachmentFor(db, input.fileId, user)
    return previewView(await desk.previews.make({ userId: user.id, actor }, input, { id, name, hash }), locale)
  })),

  getPreview: os.imports.getPreview.handler(query('imports.getPreview', async (_db, { previewId }, { user, locale }) => previewView(desk.previews.of(previewId, user.id), locale))),

  rows: os.imports.rows.handler(query('imports.rows', async (_db, { previewId, only, remark, cursor, limit }, { user, locale }) => {
    const preview = desk.previews.of(previewId, user.id)
    const { index } = preview.output
    const from = decodeCursor(cursor, ['number'] as const)?.[0] ?? 0
    const places = rowPlaces(index, { only, remark }, Math.max(0, Math.floor(from)), limit)
    const rows = await readRows(preview.folder, index, places.slice(0, limit))
    return { items: rows.map((row) => rowView(preview, row, locale)), next: places.length > limit ? encodeCursor([places[limit]!]) : null }
  })),

  run: os.imports.run.handler(query('imports.run', async (_db, { previewId, leaveOutRefused }, { user }) => ({ importId: desk.atWork.start(desk.previews.of(previewId, user.id), leaveOutRefused) }))),

  get: os.imports.get.handler(query('imports.get', async (db, { id }, { locale }) => standingView(await standing(db, desk, id), locale))),

  list: os.imports.list.handler(query('imports.list', async (db, { cursor, limit }, { locale }) => {
    const found = await listImports(db, { before: decodeCursor(cursor, ['string', 'string'] as const), limit })
    const { rows, next } = pageFrom(found, limit, (row) => [row.at, row.id])
    const { running } = desk.atWork
    return { items: [...rows], next, running: running && standingView(running, locale) }
  })),

  cancel: os.imports.cancel.handler(query('imports.cancel', async (db, { id }, { locale }) => {
    const before = await standing(db, desk, id)
    if (before.state === 'done' || before.state === 'undone') throw refused('IMPORT_TOO_LATE_TO_CANCEL', {})
    await desk.atWork.cancel(id)
    const after = await standing(db, desk, id)
    // It had been written when the word reached it.
    if (before.state !== 'undoing' && after.state === 'done') throw refused('IMPORT_TOO_LATE_TO_CANCEL', {})
    return standingView(after, locale)
  })),

  undo: os.imports.undo.handler(query('imports.undo', async (db, { id, reason }, { actor, locale }) => {
    const found = await recorded(db, id)
    if (!found) throw refused('NOT_FOUND', { kind: 'import' })
    return standingView(desk.atWork.undo(found, actor, reason), locale)
  })),

  template: os.imports.template.handler(query('imports.template', (_db, { kind, format }, { locale }) => blankList(kind, format, locale))),
})
