import { readFile } from 'node:fs/promises'
import type { Services } from '../../office/context'
import { refused } from '../../office/procedure'
import { readTable } from '../../spreadsheets/readTable'
import { UnreadableTable } from '../../spreadsheets/table'

/** A year of days is some kilobytes. */
const mostBytes = 1024 * 1024
const knownHeaders = ['日期', 'day', 'date', '类型', '状态', 'kind', 'type', '放假', '上班', 'off', 'work']

/** A file of days as lines of text: a table's cells side by side, a JSON list's entries, or what was typed. Refuses: CALENDAR_FILE_UNREADABLE. */
export async function textOfFile({ jobs, files }: Services, { name, hash, size }: { readonly name: string; readonly hash: string; readonly size: number }): Promise<string> {
  const unreadable = refused('CALENDAR_FILE_UNREADABLE', { field: 'file', name })
  if (size > mostBytes || (await files.check(hash, size)) !== 'intact') throw unreadable
  if (/\.json$/i.test(name)) return textOfJson(await readFile(files.pathOf(hash), 'utf8'), () => unreadable)
  try {
    const table = await readTable(jobs, { path: files.pathOf(hash) }, { name, knownHeaders })
    return [table.header.join(' '), ...table.rows.map((row) => row.cells.map((cell) => cell.text).join(' '))].join('\n')
  } catch (error) {
    throw error instanceof UnreadableTable ? unreadable : error
  }
}

/** Lists of days under `off` and `work`, or a list of `{ day, kind }`, as the programs that publish calendars write them. */
function textOfJson(text: string, unreadable: () => Error): string {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch {
    throw unreadable()
  }
  const lines: string[] = []
  const visit = (value: unknown, kind: string): void => {
    if (typeof value === 'string') lines.push(`${value} ${kind}`)
    else if (Array.isArray(value)) for (const one of value) visit(one, kind)
    else if (value && typeof value === 'object') visitObject(value as Record<string, unknown>, kind)
  }
  const visitObject = (value: Record<string, unknown>, kind: string): void => {
    const day = value['day'] ?? value['date']
    if (typeof day === 'string') {
      const isOff = value['isOffDay']
      lines.push(`${day} ${typeof isOff === 'boolean' ? (isOff ? 'off' : 'work') : String(value['kind'] ?? value['type'] ?? kind)}`)
      return
    }
    for (const [key, part] of Object.entries(value)) visit(part, ['off', 'work', 'holidays', 'workdays'].includes(key) ? (key.startsWith('work') ? 'work' : 'off') : kind)
  }
  visit(content, '')
  return lines.join('\n')
}
