import type { Knex } from 'knex'
import type { ExportedList } from '../../src-shared/contract/export'
import { fill } from '../../src-shared/locale'
import type { ExportWords } from '../../src-shared/locale/exportWords.zh-CN'
import type { CaseKind } from '../../src-shared/vocabulary'
import { employeeById } from '../subjects/employee/queries'
import { positionById } from '../subjects/position/queries'
import type { Telling } from '../subjects/export/columns/telling'

/** Said elsewhere in the file, or meant by it as a whole. */
const notAFilter: ReadonlySet<string> = new Set(['list', 'id', 'part', 'sort'])

/** The filter in words, as a clerk would say it; '' when nothing narrows the list. */
export async function filterWords(what: ExportedList, telling: Telling, db: Knex): Promise<string> {
  const parts: string[] = []
  for (const [name, value] of Object.entries(what)) {
    if (notAFilter.has(name) || value === undefined || value === '' || (name === 'show' && value === 'all')) continue
    parts.push(fill(telling.own.pair, { name: telling.own.filter[name as keyof ExportWords['filter']] ?? name, value: await valueWords(what, name, value, telling, db) }))
  }
  return parts.join(telling.own.semicolon)
}

async function valueWords({ list }: ExportedList, name: string, value: unknown, { own, words, text, kind }: Telling, db: Knex): Promise<string> {
  if (typeof value === 'boolean') return value ? own.yes : own.no
  const said = String(value)
  const among = (known: Readonly<Record<string, string>>): string => known[said] ?? said
  switch (name) {
    case 'status': return among(list === 'employees' ? own.employeeStatus : words.caseStatus)
    case 'stage': return among(words.stage)
    case 'employer': return among(words.employer)
    case 'tag': return among(words.tag)
    case 'kind': return list === 'search' ? among(own.hit) : kind(said as CaseKind)
    case 'by': return among(own.ledgerDay)
    case 'show': return among(own.show)
    case 'positionId': return text((await positionById(db, said))?.title ?? null) || said
    case 'employeeId': return (await employeeById(db, said))?.name ?? said
    default: return said
  }
}
