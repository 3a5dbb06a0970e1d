import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/reminders'

export default {
  title: 'Today’s reminders', bell: 'Today’s reminders', bellUnseen: 'Today’s reminders, {count} not seen', none: 'Nothing to be reminded of today.', more: '{count} more', part_for: 'for somebody without account', part_head: 'passed up to the head', part_hr: 'passed up to HR',
  snooze: 'Later', snoozeOf: 'Remind later: {name}', things: 'Which', until: 'Remind again on', reason: 'Reason', reasonHint: 'For example: the customer calls back on Wednesday', snoozeYes: 'Remind me that day', noticeTitle: '{count} case needs you | {count} cases need you', noticeBody: 'Press to see today’s reminders',
  rules: 'Reminder rules', rulesNote: 'Reminders are computed from these days; nobody has to remember. Each thing is told once a person and day.', sendAt: 'From what time on', itemBefore: 'Days before an item is due', stepBefore: 'Days before a legal step is due', approvalBefore: 'Days before an approval is due', daysHint: 'Several with commas, such as 7,3,1', headAfter: 'Days over until the head is told', hrAfter: 'Days over until HR is told', snoozeMost: 'Put off for at most', legalSnoozeMost: 'Legal steps for at most', channels: 'Also over the message channels (mail, DingTalk …, to be set up under “Channels”)', saved: 'Saved', days: 'days',
} satisfies Messages<typeof zh>
