import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { calendarTypes, patternId } from './domain/events'
import { evolveCalendar, initialCalendar, type CalendarState } from './domain/state'

/** The site's own years (`calendar:2027`) and its week (`calendar:pattern`). What ships is in no row. */
export const calendarSubject: Subject<CalendarState> = {
  kind: 'calendar',
  types: calendarTypes,
  initial: initialCalendar,
  evolve: evolveCalendar,
  tables: [{ name: 'calendar_set', key: ['id'], columns: ['id', 'content', 'changed_at', 'changed_by', 'version'] }],
  project: (state, version) => {
    const content = state.id === patternId ? state.pattern : state.year
    return { calendar_set: content === null ? [] : [{ id: state.id, content: JSON.stringify(content), changed_at: state.at, changed_by: state.by, version }] }
  },
}

export const calendarMigrations: readonly Migration[] = [{
  name: '0070-calendar',
  up: async (trx) => {
    await trx.raw('CREATE TABLE calendar_set (id TEXT NOT NULL PRIMARY KEY, content TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID')
  },
}]
