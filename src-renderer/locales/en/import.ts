import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/import'

export default {
  title: 'Import lists', note: 'Look at the preview first. Everything is imported, or nothing.', pageNote: 'Take in lists from Excel, WPS or CSV: look at them row by row before, undo a whole import afterwards.',
  of: { employees: 'Import employees', positions: 'Import positions', templates: 'Import checklist templates' }, kinds: { employees: 'Employees', positions: 'Positions', templates: 'Templates' }, kindChoice: 'What to import', goTo: { employees: 'See the employees', positions: 'See the positions', templates: 'See the templates' },
  about: {
    employees: 'One employee a row, found by number, or by identity number where there is none. Of those known already, only filled cells are taken.', positions: 'One position a row, found by title.', templates: 'One item a row. A template of the same name gets a new version; cases already started keep theirs.',
  },
  choose: 'Choose a file', look: 'Check the preview', go: 'Import', chooseFile: 'Choose the file to import (.xlsx or .csv)', reading: 'Reading the file…', emptyList: 'Download an empty list', emptyListHint: 'With the names of the columns and an example row, ready to fill in.',
  formats: '.xlsx and .csv (UTF-8 or GB18030; comma, semicolon or tab). Save an old .xls as .xlsx first. Title rows above the header, several sheets and merged cells are fine.', readAgain: 'Read again',
  howRead: 'How it was read', sheet: 'Sheet', sheetRows: '{name} ({rows} rows)', headerLine: 'Line of the header', encoding: 'Encoding', encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030 (Chinese)', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' },
  delimiter: 'Delimiter', delimiters: { comma: 'Comma', semicolon: 'Semicolon', tab: 'Tab', bar: 'Bar' }, otherFile: 'Choose another file',
  columns: 'Columns', columnsFound: '{found} of {all} columns are known', column: 'Column of the file', columnNo: 'Column {number}', field: 'Filled into', fieldOf: 'What “{column}” is filled into', fieldTaken: '{field} (now from another column)', leaveOut: 'Leave out', samples: 'Examples',
  how: { name: 'by its name', remembered: 'as last time', by_hand: 'chosen by hand', none: '' },
  rows: 'Row by row', show: 'Show', line: 'Line', outcome: 'Result', key: 'Who or what', what: 'Content', outcomes: { added: 'New', changed: 'Changed', unchanged: 'As it is', refused: 'Refused' }, noRows: 'There are no such rows.', remarks: 'What was found; press one to see its rows',
  remark: {
    KEY_MISSING: 'No number or name', FIELD_MISSING: 'Something needed is missing', FIELD_TOO_LONG: 'Too long', VALUE_FORM: 'Wrong form', DIGITS_LOST: 'Digits lost in Excel', DATE_FORM: 'Not a date', DATE_AMBIGUOUS: 'Month or day?', DATE_SHORT_YEAR: 'Year of two digits', DATE_NONE_SUCH: 'No such day', DATE_WITHOUT_DAY: 'No day of the month', WORD_UNKNOWN: 'Unknown word', NUMBER_FORM: 'Form of the number', FORMULA_WITHOUT_RESULT: 'Formula without a result', CELL_ERROR: 'Error value',
    TWICE_IN_FILE: 'Twice in the file', IDENTITY_SHARED: 'Identity number of several', POSITION_NOT_KNOWN: 'Unknown position', POSITION_NOT_IN_USE: 'Retired position', POSITION_AMBIGUOUS: 'Several such positions', NUMBER_OF_OTHER: 'Number of somebody else', IDENTITY_OF_OTHER: 'Identity number of somebody else', TEMPLATE_NOT_IN_USE: 'Retired template', TEMPLATE_REFUSED: 'Template cannot be saved',
    TOO_MANY_ITEMS: 'Too many items', DIFFERS_WITHIN: 'Rows disagree', NAME_CHANGES: 'Name changes', HAS_LEFT: 'Has left', HAS_OPEN_CASE: 'Has an open case', IDENTITY_KNOWN_AS: 'Identity number is known', POSITION_WILL_BE_MADE: 'New position', IDENTITY_DOUBTFUL: 'Doubtful identity number', SEVERAL_PHONES: 'Several phone numbers',
  },
  makePositions: 'Make the missing positions', missingPositions: '{count} missing: {names}', redone: 'The site has changed meanwhile. The preview was made anew: please check it again.',
  will: '{added} will be added, {changed} changed; {unchanged} stay as they are, {refused} are refused.', leaveOutRefused: 'Leave out the {count} refused rows', start: 'Import {count} rows', nothing: 'There is nothing to import.', refusedFirst: 'Some rows are refused: correct the file and choose it again, or leave them out.',
  progress: 'Progress of the import', doneOf: '{done} of {total} rows', cancel: 'Cancel the import', nothingDone: 'Nothing was changed.', did: '{added} added, {changed} changed, {unchanged} as they were, {refused} left out', doneToast: '{count} rows imported', backToPreview: 'Back to the preview', watch: 'See its progress',
  states: { waiting: '“{file}” is waiting to be imported', running: 'Importing “{file}”', done: '“{file}” was imported', failed: '“{file}” was not imported', cancelled: 'The import of “{file}” was cancelled', undoing: 'Undoing the import of “{file}”', undone: 'The import of “{file}” was undone' },
  stateNames: { waiting: 'Waiting', running: 'At work', done: 'Imported', failed: 'Not imported', cancelled: 'Cancelled', undoing: 'Being undone', undone: 'Undone' },
  undo: 'Undo all of it', undoOf: 'Undo the import of “{file}”', undoTitle: 'Undo this import?', undoText: 'The {added} that “{file}” added vanish from the lists, the {changed} that it changed get their old values back. The log keeps it all. Please give the reason.', undoYes: 'Undo the import', undoneBy: 'Undone by {by}: {reason}',
  history: 'Imports', noHistory: 'Nothing was imported yet.', file: 'File', kind: 'Kind', at: 'When', by: 'By', state: 'State',
} satisfies Messages<typeof zh>
