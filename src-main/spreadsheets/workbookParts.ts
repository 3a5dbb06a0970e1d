import { UnreadableTable } from './table'
import { readXml } from './xml'
import type { ZipArchive } from './zipArchive'

/** Which parts a workbook is made of, by their names in the archive. */
export interface WorkbookParts {
  /** In the order of their tabs, without those that nobody sees. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly date1904: boolean
  readonly sharedStrings: string | null
  readonly styles: string | null
}

interface Relation { readonly type: string; readonly target: string }

/** Finds a workbook's parts along its relations, wherever its program puts them. Throws `UnreadableTable` (damaged). */
export async function workbookParts(zip: ZipArchive): Promise<WorkbookParts> {
  const workbook = await workbookPart(zip)
  const relations = await relationsOf(zip, workbook)
  const of = (type: string): string | null => [...relations.values()].find((relation) => relation.type === type && zip.has(relation.target))?.target ?? null
  const { sheets, date1904 } = await sheetList(zip, workbook)
  return {
    sheets: sheets.flatMap(({ name, relation }) => {
      const found = relations.get(relation)
      // A sheet that is only a chart has no cells.
      if (found && found.type !== 'worksheet') return []
      if (!found || !zip.has(found.target)) throw new UnreadableTable('damaged', name)
      return [{ name, part: found.target }]
    }),
    date1904,
    sharedStrings: of('sharedStrings'),
    styles: of('styles'),
  }
}

async function workbookPart(zip: ZipArchive): Promise<string> {
  if (!zip.has('_rels/.rels')) return 'xl/workbook.xml'
  const relations = await relationsOf(zip, '')
  return [...relations.values()].find(({ type, target }) => type === 'officeDocument' && zip.has(target))?.target ?? 'xl/workbook.xml'
}

/** A part's relations by id, their targets as names in the archive; those that lead out of the file are left out. */
async function relationsOf(zip: ZipArchive, part: string): Promise<ReadonlyMap<string, Relation>> {
  const at = part.lastIndexOf('/') + 1
  const name = `${part.slice(0, at)}_rels/${part.slice(at)}.rels`
  const relations = new Map<string, Relation>()
  if (!zip.has(name)) return relations
  await readXml(name, zip.read(name), {
    open: (tag, { Id, Type, Target, TargetMode }) => {
      if (tag !== 'Relationship' || Id === undefined || Target === undefined || TargetMode === 'External') return
      relations.set(Id, { type: (Type ?? '').split('/').at(-1) ?? '', target: resolved(part.slice(0, at), Target) })
    },
  })
  return relations
}

/** `worksheets/sheet1.xml`, `/xl/worksheets/sheet1.xml` and `../xl/…` seen from a folder of the archive. */
function resolved(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const step of target.replaceAll('\\', '/').split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function sheetList(zip: ZipArchive, workbook: string): Promise<{ readonly sheets: readonly { readonly name: string; readonly relation: string }[]; readonly date1904: boolean }> {
  const sheets: { readonly name: string; readonly relation: string }[] = []
  let date1904 = false
  await readXml(workbook, zip.read(workbook), {
    open: (tag, attributes) => {
      if (tag === 'workbookPr') date1904 = ['1', 'true', 'on'].includes(attributes['date1904'] ?? '')
      if (tag === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') sheets.push({ name: attributes['name'] ?? '', relation: attributes['id'] ?? '' })
    },
  })
  return { sheets, date1904 }
}
