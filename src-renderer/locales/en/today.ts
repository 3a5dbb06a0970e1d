import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/today'

/** Words of the today page. */
export default {
  applications: 'New applications', applicationsNote: 'Handed in by the people themselves, for HR to deal with', application: '{name} has applied to leave', applicationAt: 'handed in {at}', applicationDay: 'last day wished {on}',
  approvals: 'For my approval', approvalsNote: 'What waits for your word, also where you stand in', approvalsEmpty: 'Nothing waits for your approval.', approval: '{name}’s leaving: {step}', title: 'Today', note: '{name}, {weekday} {on}', start: 'Start a case', morning: 'Day’s summary',
  mine: 'My items', mineNote: 'Overdue first', mineEmpty: 'No items are yours to receive.', waiting: 'Waiting for me', waitingNote: 'What only you can move on', waitingEmpty: 'Nothing waits for you.', legal: 'Legal dates', legalNote: 'Due within 30 days, and missed', legalEmpty: 'No legal step is due within 30 days.', inbox: 'Mentions', inboxNote: 'Opening marks as read', inboxEmpty: 'Nobody has mentioned you in a message.',
  late: 'due {on}, {days} d overdue', lateWorkdays: 'due {on}, {days} workdays overdue', due: 'due {on}', dueToday: 'due today', doBy: 'do by {on}', doByToday: 'do today', doByMissed: 'to be done by {on}, {days} d overdue', overdueMine: 'Your {title}: {days} d overdue', unseen: 'unread', onBehalf: '{name} (recorded by {by})',
  returns: 'Coming back', returnsNote: 'Expected today, and those who did not come', returnOf: '{name} comes back today to finish', returnLate: '{name} has not come back to finish', returnDays: '{on}, {days} d late',
  freeze: 'Accounts to freeze', freezeNote: 'Before he signs in again; who stays gets his back.', freezeEmpty: 'No account is to be frozen or unfrozen.', freezeOf: '{name}: freeze {count} accounts', unfreeze: '{name} stays: unfreeze {count} accounts', freezeAsked: '{count} asked for', goneDays: 'gone {days} days',
  todo: { to_start: 'Case of {name}: check the receiver and begin the handover', to_settle: 'Case of {name}: settle wages and severance', to_file: 'Case of {name}: issue the certificate and file the signed copy', other: 'The case of {name} waits for you' },
  quiet: 'Nothing for you to do now', quietOffice: 'When somebody has left, begin here:', quietOthers: 'Items given to you, and messages that mention you, appear here.',
  first: { register: 'Register employees', lists: 'Look at positions and checklists', accounts: 'Make accounts for colleagues', start: 'Start a case', look: 'See which cases there are', account: 'Check my account' },
  firstText: { register: 'Name, position, department, joining day. Who leaves must be in the register first.', lists: 'The position decides what is handed over; see whether the lists fit.', accounts: 'Receivers, heads, finance and IT each sign in and do their part.', start: 'Choose who left; the checklist follows from the position. It takes a minute.', look: 'The board shows the cases that concern you and how far they are.', account: 'Change the password, choose the language.' },
} satisfies Messages<typeof zh>
