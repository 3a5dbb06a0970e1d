import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/board'

/** Words of the board. */
export default {
  title: 'Board', start: 'Start a case', comma: ', ', filters: 'Filter the board', filter: 'Filter', text: 'Find by name, pinyin, employee number or case number', textHint: 'Name or number', onlyOverdue: 'Overdue', onlyMine: 'Mine', clear: 'Clear filters',
  department: 'Department', position: 'Position', receiver: 'Receiver', kind: 'Kind', employer: 'Employer', tag: 'Tag',
  lanes: 'Lanes', noLanes: 'No lanes', lanesBy: { department: 'By department', receiver: 'By receiver', employer: 'By employer' }, sort: 'Order', sortBy: { due: 'By due day', left: 'By leaving day', name: 'By name' },
  load: 'Load', loadTitle: 'What each receiver has on hand', loadCases: 'Cases', loadItems: 'Open items', loadOverdue: 'Overdue', noLoad: 'Nobody has open items on hand now.', laneLoad: '{count} open items', laneOverdue: '{count} overdue', noDepartment: 'No department',
  columns: 'Columns of the board', columnOf: '{stage}, {count} cases', cases: '{count} cases', fold: 'Fold “{stage}”', unfold: 'Unfold “{stage}”, {count} cases', emptyColumn: 'No cases', noneFound: 'No case matches the filters.', noneYet: 'No cases yet. When somebody has left, press “Start a case” and choose the person and the receiver; the checklist follows from the position.', noneForYou: 'No case concerns you yet. Those given to you appear here.',
  leftDays: 'left {days} d ago', progress: '{done} of {total} items done', progressWord: 'Progress ', noReceiver: 'not named', keeper: 'Keeper', waitsFor: 'Waits for', conflicts: 'Conflicts: {count}', dueOn: '{title} due {on}', overdue: '{title} is {days} d overdue', overdueMine: 'Your {title} is {days} d overdue', overdueItems: '{count} overdue', marks: 'Marks',
  steps: 'Legal steps', stepDone: '{name}: done', stepNotApplicable: '{name}: not applicable', stepOverdue: '{name}: was to be done by {on}, overdue', stepBy: '{name}: do by {on}', stepOpen: '{name}: open, no day yet',
  menuOf: '{name}: move or open', openCase: 'Open the case', moveTo: 'Move to', here: 'here now', moved: '{name} is now in “{stage}”', movedUndo: '{name} is now in “{stage}”. Ctrl+Z takes it back within ten seconds', wentBack: 'Not moved: {name} stays in “{stage}”', undo: 'Undo', undone: 'Undone: {name} is back in “{stage}”',
  archiveTitle: 'Archive the case of {name}?', archiveText: 'Archiving ends the case. It cannot be undone or changed; gaps found later are recorded as an addendum.', archiveYes: 'Archive',
  gateTitle: '{name} cannot go to “{stage}” yet', gateText: 'The case stays in “{stage}”. Still missing:', missing: 'What is missing', missingCount: '{count} missing', missingOne: 'not done', andMore: ' and {count} more', lawBeats: 'The leaving certificate and the wages go by their legal dates. They do not wait for the handover and nothing here holds them back.',
  override: 'Override with a reason', overrideReason: 'Reason for the override', overrideHint: 'For example: has left the country; the department head completes the records', overrideLogged: 'The reason, your name and the time go into the timeline and cannot be removed.', overrideYes: 'Override and move',
  keys: 'Arrow keys go from card to card. Press ] or Alt with the right arrow to move a card to the next column, [ or Alt with the left arrow to move it back, Enter to open it, Ctrl+Z to undo the last move.', keysShort: 'Arrow keys choose a card · [ and ] move it back or on · Enter opens · Ctrl+Z undoes',
} satisfies Messages<typeof zh>
