import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/upkeep'

/** Words of the data check's page; what is found is in src-shared/locale/upkeep. */
export default {
  title: 'Data check', note: 'Looks through database, log, views, attachments, disk, clock, rights and backup. People can go on working; nothing is changed.', now: 'Check now', running: 'Checking', checking: 'Checking: {check}', last: 'Last check', lastAt: 'checked on {at}', good: 'Nothing is wrong', bad: 'Something is wrong', never: 'Never checked yet.',
  failed: 'The check did not come to its end, please try again.', how: 'For what “can be repaired”, close the application and run npm run -s desk -- doctor in a terminal: it copies the database first and repairs after asking.', state: { good: 'All is well', notice: 'Please note', problem: 'Something is wrong' },
} satisfies Messages<typeof zh>
