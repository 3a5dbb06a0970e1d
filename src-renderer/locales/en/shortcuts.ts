import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/shortcuts'

export default {
  title: 'Keyboard shortcuts', note: 'Single letters and signs do nothing while you type in a field. On a Mac, ⌘ works as Ctrl.', or: 'or', goTo: 'Open “{page}”', open: 'Keyboard shortcuts',
  key: { Enter: 'Enter', Home: 'Home', End: 'End' },
  everywhere: { title: 'On every page', help: 'Show these shortcuts', search: 'Search', newCase: 'Start a case', go: 'Open a page', close: 'Close a dialog or side panel' },
  board: { title: 'Board, with a card chosen', up: 'Card above', down: 'Card below', left: 'Column to the left', right: 'Column to the right', first: 'First card of the column', last: 'Last card of the column', on: 'Move to the next column', back: 'Move to the column before', undo: 'Take back the last move' },
  items: { title: 'Case, with an item chosen', up: 'Item above', down: 'Item below', on: 'One step on (begin, submit)', back: 'One step back', undo: 'Take back what was just done' },
  forms: { title: 'Forms and dialogs', save: 'From any field, press the button that saves or sends', enter: 'Save from a field of one line', cancel: 'Leave the row being changed as it was' },
  order: { title: 'Checklist templates, with an item chosen', up: 'Move up', down: 'Move down' },
  year: { title: 'Calendar, with a day selected', left: 'The day before', right: 'The day after', up: 'A week earlier', down: 'A week later' },
  print: { title: 'Print preview', print: 'Print and record the printing' },
} satisfies Messages<typeof zh>
