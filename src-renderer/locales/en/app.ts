import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/app'

export default {
  name: 'Handover Desk', home: 'Home', notFound: 'No such page', skip: 'Skip to content', menu: 'Menu', more: 'More', menuGroup: { lists: 'Lists', rules: 'Rules and flows', system: 'System' }, close: 'Close', cancel: 'Cancel', save: 'Save', saved: 'Saved', edit: 'Edit', add: 'Add', remove: 'Remove', retry: 'Try again', back: 'Back', loading: 'Loading', language: 'Language', yes: 'Yes', no: 'No', none: 'None', all: 'All', loadMore: 'Load more', required: 'Required', optional: 'Optional', comma: ', ',
  connected: 'Connected', connecting: 'Connecting', reconnecting: 'Connection lost, reconnecting', reconnectingHint: 'What you typed is still here; go on once it is back.',
  user: 'Signed in', changePassword: 'My account', lock: 'Lock', signOut: 'Sign out', home404: 'To the start page', notFoundText: 'The address is wrong, or it has been renamed.', notAllowed: 'Not allowed', notAllowedText: 'Your role cannot open this page. Ask the administrator.',
  locked: 'Locked', lockedText: 'Enter the password of {name} to go on.', password: 'Password', unlock: 'Unlock', otherUser: 'Sign in as somebody else', starting: 'Opening Handover Desk…',
  badgeOverdue: '{count} overdue', badgeWaiting: '{count} waiting for me', badgeLegalOverdue: '{count} legal steps overdue', badgeUnseen: '{count} unread', of: '{name}, {extra}',
} satisfies Messages<typeof zh>
