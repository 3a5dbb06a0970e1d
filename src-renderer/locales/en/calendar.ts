import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/calendar'

export default {
  title: 'Calendar', note: 'Workdays, holidays and days made up: every term is counted by it.', years: 'Years', readOnly: 'HR and administrators keep the calendar.',
  state: { confirmed: 'Confirmed', provisional: 'Provisional', unknown: 'Unknown' }, yearOf: '{year}', workdays: '{count} workdays', cardNone: 'No calendar yet', yearCard: '{year}, {state}',
  week: 'The site works', pattern: { five: 'Five days (Monday to Friday)', six: 'Six days (Monday to Saturday)', seven: 'Seven days (shifts)' }, weekNote: 'Holidays are off and days made up are worked all the same.', weekTitle: 'Change to: {pattern}?', weekText: 'Days of open cases that are counted in working days are counted anew.', weekYes: 'Change and count anew', weekBy: 'Set by {by}, {at}',
  moved: 'Saved; no case’s days moved | Saved; the days of {count} case were counted anew | Saved; the days of {count} cases were counted anew',
  unknown: 'There is no calendar for {year} yet, so terms in working days cannot be counted; they appear by themselves once it is imported.', provisional: 'The holiday notice for {year} has not been imported: only the statutory days are known, no bridging days and none made up. Days counted by it are marked “provisional”. The notice usually comes out in November of the year before.',
  ask: 'The holiday notice for {year} has not been imported: days of that year are provisional.', askWay: 'Import it',
  import: 'Import the holiday notice', begin: 'Begin with the statutory days (provisional)', confirm: 'Confirm', confirmTitle: 'Confirm {year}?', confirmText: 'Days counted by it are then no longer marked “provisional”. Make sure that bridging days and days made up are in.', confirmYes: 'Confirm', statutorySource: 'Statutory days (notice not out)',
  source: 'Source: {source}', changedBy: 'Changed by {by}, {at}', shipped: 'Comes with the program', legend: 'Legend', kind: { plainOn: 'Workday', plainOff: 'Weekend', statutory: 'Statutory day off', off: 'Day off', work: 'Made up, worked' }, mark: { statutory: 'hol', off: 'off', work: 'on' },
  gridHint: 'Press a day to change it; arrow keys move, Enter opens.', weekdays: 'S,M,T,W,T,F,S', weekdayLong: 'Sunday,Monday,Tuesday,Wednesday,Thursday,Friday,Saturday', month: 'Month {month}', dayName: '{day}, {weekday}, {kind}',
  day: { title: '{day}, {weekday}', now: 'Now: {kind}', asWeek: 'As the week goes ({kind})', off: 'Day off', work: 'Made up, worked', statutory: 'A statutory day off cannot be made a workday; overtime does not change the calendar.', bySource: 'Changed by hand' },
  imports: {
    title: 'Import the holiday notice', year: 'Which year', text: 'Paste the notice or the days', placeholder: 'For example: 春节：2月5日至11日放假调休，共7天。2月14日（周日）、2月20日（周六）上班。\nor a day a line: 2027-02-05 off',
    file: 'Or choose a file (.xlsx, .csv, .json)', chosen: 'Chosen: {name}', preview: 'Preview', empty: 'Paste the notice or choose a file first.', changes: 'Days that change ({count})', noChanges: 'The same as the calendar now: nothing changes.', changeLine: '{day}, {weekday}: {from} → {to}',
    added: '{count} statutory days that the text does not name are off too: {days}', problems: 'Not understood', problem: { NO_KIND: 'Line {line}: neither off nor work: {text}', NO_SUCH_DAY: 'Line {line}: there is no such day: {text}', OTHER_YEAR: 'Line {line}: of another year, left out: {text}', RANGE: 'Line {line}: ends before it begins, or is longer than a month: {text}', NOTHING: 'Line {line}: no day found: {text}' },
    weightNone: 'No open case’s days move.', weight: 'Days of {count} open cases move.', example: '{number} {name}: {from} → {to}', noDay: 'not known', more: '{count} in all', as: 'Save as', source: 'Source (for example the number of the notice)', save: 'Import', again: 'Change the text',
  },
} satisfies Messages<typeof zh>
