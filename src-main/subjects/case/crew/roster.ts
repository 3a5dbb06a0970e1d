import type { Knex } from 'knex'
import { mostOfCrew } from '../../../../src-shared/contract/crew'
import { levelled } from '../../../office/nameKeys'
import { employeesByIds, employeesCalled, employeesOfCrew, type EmployeeRecord } from '../../employee/queries'

export interface Roster { readonly people: readonly EmployeeRecord[]; readonly unknown: readonly string[]; readonly several: readonly { readonly line: string; readonly people: readonly EmployeeRecord[] }[]; /** Lines that name again somebody named before. */ readonly repeated: number; readonly more: boolean }

/** What a line may hold besides: a running number before, and what follows a tab or a comma. */
const wordsOf = (line: string): string[] => line.replace(/^\s*\d{1,3}\s*[.、)）]\s*/, '').split(/[\t,，;；|]+/).map((one) => one.trim()).filter(Boolean)

/** Who each line names: by number, else by whole name; of several of one name those still at work. Pure, so that order and repetition can be tested. */
export function matchLines(lines: readonly string[], found: readonly EmployeeRecord[]): Pick<Roster, 'people' | 'unknown' | 'several' | 'repeated'> {
  const people = new Map<string, EmployeeRecord>()
  const unknown: string[] = []
  const several: { line: string; people: EmployeeRecord[] }[] = []
  const written = lines.map((one) => one.trim()).filter(Boolean)
  const distinct = new Set(written)
  let repeated = written.length - distinct.size
  for (const line of distinct) {
    const words = wordsOf(line).map(levelled)
    const byNumber = found.filter((one) => words.includes(levelled(one.number)))
    const byName = found.filter((one) => words.includes(levelled(one.name)))
    const named = byNumber.length > 0 ? byNumber : byName
    const atWork = named.filter((one) => one.status === 'active')
    const meant = atWork.length > 0 ? atWork : named
    if (meant.length === 0) unknown.push(line)
    else if (meant.length > 1) several.push({ line, people: meant })
    else {
      if (people.has(meant[0]!.id)) repeated += 1
      people.set(meant[0]!.id, meant[0]!)
    }
  }
  return { people: [...people.values()], unknown, several, repeated }
}

/** The people of a crew, of a pasted roster, or chosen one by one. */
export async function rosterOf(db: Knex, input: { readonly crew: string | null; readonly lines: readonly string[]; readonly ids: readonly string[] }): Promise<Roster> {
  const ofCrew = input.crew ? await employeesOfCrew(db, input.crew, mostOfCrew + 1) : []
  const keys = [...new Set(input.lines.flatMap(wordsOf).map(levelled))]
  const matched = matchLines(input.lines, keys.length > 0 ? await employeesCalled(db, keys, 1000) : [])
  const chosen = input.ids.length > 0 ? await employeesByIds(db, input.ids) : []
  const people = [...new Map([...ofCrew, ...matched.people, ...chosen].map((one) => [one.id, one])).values()]
  return { ...matched, people: people.slice(0, mostOfCrew), more: people.length > mostOfCrew }
}
