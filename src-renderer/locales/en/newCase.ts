import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/newCase'

export default {
  title: 'Start a handover', note: 'For somebody who has left already. Choose the person; most of the rest has a default.', reset: 'Start over', who: 'Who left', searchHint: 'Name, pinyin initials (such as lz), number, or last four of the identity number', noneFound: 'No active employee found', inCase: 'in case {number}', joined: 'joined {day}', already: 'This person has an open case already; a second one cannot be started.', openFirst: 'Open {number}',
  facts: 'What happened', kind: 'Kind', endsNothing: 'ends no contract', ground: 'Ground: {ground}', expectedBackOn: 'Expected back (optional)', reason: 'Reason', reasonHint: 'For example: family matters, said he would be back next Monday or Tuesday',
  told: 'How we were told', toldNote: 'What we were told', toldHint: 'Who said it, when and how', toldPicture: 'Upload a picture of the chat, or the letter', people: 'Who takes over',
  functions: 'Nobody at the site is: {functions}. Name a person for each, or the procedure gets stuck.', inPlaceOf: 'In place of: {function}', assignees: 'People in place of an office', receivers: 'Receivers (items of nobody in particular go to the first)', wantsKeeper: 'No receiver yet: a temporary keeper keeps the work', keeper: 'Temporary keeper', keeperUntil: 'To be handed on by', witness: 'Witness (optional, not a receiver)',
  otherDates: 'Other dates (optional, can be added later)', checklist: 'Checklist', countIn: '{count} of {total} items', from: 'From: {templates}', chooseFirst: 'Choose who left: the checklist of the position appears here.', dueOn: 'due {day}', dueLater: 'date to come', noDue: 'no due day', receiverOf: 'Receiver of {item}', receiverOfNow: 'Receiver of {item}: {name}, press to change',
  own: 'Added by you', addOwn: 'Add an item', ownTitle: 'What is handed over', ownCategory: 'Category', ownDays: 'Days after leaving', daysAfter: 'days, {day}', removeOwn: 'Remove {item}',
  lacks: 'Still missing: {what}', ready: '{count} items will be set up', keys: 'Ctrl+Enter', start: 'Start the handover', lack: { who: 'who left', leftOn: 'the day of leaving', taker: 'a receiver or temporary keeper', assignees: 'people in place of an office', items: 'at least one item' },
} satisfies Messages<typeof zh>
