import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/absence'

export default {
  print: 'Print: {form}', ground: 'Ground: {ground}', ownRule: 'Ground: {ground}', recordedBy: 'recorded by {by} · {at}', withdrawn: 'Withdrawn by {by} on {at}: {reason}', note: 'Remark', proof: 'Screenshot, photo or recording', witnesses: 'Two witnesses', witnessOf: 'Witness {number}',
  next: {
    is: 'To do now: {step}', also: 'Also: {step}', by: 'by {day}', byToday: 'today', until: 'until {day}', late: '{count} day overdue | {count} days overdue', who: 'done by {who}', noDay: 'no fixed day', unknownYear: 'The calendar of {year} is missing, so the day cannot be counted', toCalendar: 'Import the calendar', none: 'Nothing to do now.', over: 'This case has ended.', notBegun: 'Not begun. When the person cannot be reached, begin by logging the first contact.',
  },
  act: {
    contact: 'Log a contact', check_reason: 'Record the check', reason_found: 'Check again', tell_employer: 'Record the decision', prepare_return: 'Prepare a return notice', send_return: 'Record the sending', record_return: 'Record the outcome', wait_return: 'Back, or decided otherwise', wait_threshold: 'Back, or decided otherwise', decide: 'Record the decision',
    ending_check: 'Begin the check', prepare_termination: 'Prepare a notice of termination', send_termination: 'Record the sending', record_termination: 'Record the outcome', set_end: 'End the contract on {day}', end_agreed: 'Set the end of the contract', certificate: 'To the certificate', wage: 'To the wages',
  },
  days: {
    title: 'Days absent', count: '{count} workday | {count} workdays', range: 'after {from}, up to {through}', notYet: 'Accident, illness and detention are not ruled out, so the days do not count yet.', byCalendar: 'By the calendar: {parts}', allWork: 'By the calendar: all of them workdays', and: '; ', span: '{from} to {to}', holidays: '{days} off, not counted', weekends: '{count} rest day of the week, not counted | {count} rest days of the week, not counted', madeUp: '{days} made up, counted',
    unknownYear: 'Counted up to {year}: the calendar of that year is missing.', rule: { inARow: '{count} in a row', month: '{count} in a month', year: '{count} in a year' }, reached: 'reached on {day}', open: 'not reached', reaches: 'If the absence goes on, the rule is reached on {day}',
  },
  log: { title: 'Contacts and checks', none: 'No contact logged yet.', reached: 'Reached', notReached: 'Not reached', checked: 'Reason checked', who: '{who} ({name})' },
  contact: { title: 'Contact {name}', phone: 'Phone on record:', channel: 'How', answeredBy: 'Who answered', name: 'Name and relation', reached: 'The message surely came to the person', said: 'What was said (optional)', more: 'Time, screenshot, recording', at: 'Time of the contact', now: 'Now', save: 'Log it' },
  reason: { title: 'Check the reason', note: 'Absence counts only once accident, illness and detention are ruled out.', finding: 'What was found', how: 'How it was checked', howPlaceholder: 'e.g. asked the brother, hospital, police, and when', save: 'Record' },
  notices: { title: 'Notices and delivery', none: 'No notice yet.', sent: 'Sent: {way}', served: 'Served on {day}', returnBy: 'to return by {day} ({count} workday after delivery) | to return by {day} ({count} workdays after delivery)', notServed: 'Not served, so the days to return have not begun.', impossible: '“{way}” is impossible: {reason}', witnesses: 'Witnesses: {names}', union: 'Union told on {day}', unionOpen: 'No day recorded on which the union was told', fell: 'Its decision or ending check was withdrawn, so it can no longer be printed or sent. Withdraw it, and prepare a new one if needed.' },
  notice: {
    title: 'Prepare: {notice}', on: 'Date of the notice', rule: 'Article of the company rule', law: 'Article of law', facts: 'Facts (printed on the notice)', address: 'Address for service', returnWorkdays: 'Workdays to return', fromDelivery: 'counted from delivery', save: 'Prepared',
    absentFact: 'Absent after {from} up to {through}, {count} workday. {reasoning}. | Absent after {from} up to {through}, {count} workdays. {reasoning}.', contactFact: '{count} contact tried and logged. | {count} contacts tried and logged.', servedFact: '{notice} served on {day}',
  },
  send: { title: 'Record the sending: {notice}', way: 'Way of delivery', courier: 'Courier', trackingNo: 'Waybill number', on: 'Sent on', to: 'Address for service: {address}', skipped: 'Why not: {ways}', publicNote: 'A public notice counts as served thirty days after publication, and only where the other ways are impossible.', save: 'Record', because: { far: 'The person has left the area and no family lives here', noFamily: 'No adult family living together', noAddress: 'Address unknown' } },
  ended: { title: 'Record the outcome: {notice}', about: 'Sent on {day}: {way}', result: 'Outcome', on: 'Date', receiver: 'Received by', proof: 'Receipt, waybill, tracking print', save: 'Record' },
  decision: {
    heading: 'Decision', none: 'No decision yet.', title: 'Record the decision', note: 'Made by HR and the department head together; write down who took part.', what: 'Decision', on: 'Date of the decision', why: 'Note and reason', against: 'When it was decided: {against}', save: 'Record the decision',
    follows: { returns: 'end the case with “Stays after all”', resigns_late: 'have the resignation signed, set the end date', mutual: 'have the agreement signed, set the end date', terminated: 'tell the union, check, give notice' },
  },
  check: {
    heading: 'Ending check', none: 'Not done yet. Without a filed check there is no notice of termination.', title: 'Ending check', begin: 'Do the ending check', note: 'Answer each question and file it. What is missing is named with its ground; you decide, and the reason is kept.', union: 'the day the union was told', day: 'Date', onDay: 'Date for question {question}', from: 'from {from}', lacks: 'Missing: {missing}. {ground}', complete: 'Nothing is missing; ready to file.',
    override: 'Missing: {missing}. Reason for going on', save: 'File', filed: 'Check complete', filedMissing: 'Check filed, missing: {missing}', because: 'Reason for going on: {reason}', answers: '{count} answer | {count} answers',
  },
  inventory: {
    heading: 'Belongings listed and sealed', none: 'Nothing listed yet.', begin: 'List and seal', title: 'Belongings of {name}', note: 'Two witnesses are present; list, photograph, bag and seal. Private letters and phones are not looked into.', place: 'Place', places: { desk: 'Desk', locker: 'Locker', bed: 'Bed in the dormitory' }, lines: 'Items', what: 'Item', qty: 'Qty', condition: 'Condition',
    whatOf: 'Item of line {number}', qtyOf: 'Quantity of line {number}', conditionOf: 'Condition of line {number}', removeOf: 'Remove line {number}', addLine: 'Add a line', line: '{what} × {qty}', bag: 'Number of the sealed bag', keeper: 'Kept by', photos: 'Photos', save: 'Seal and record', sealed: 'bag {bag}, kept by {keeper}', collected: 'collected by {receiver}, signed by {signedBy}',
  },
  collect: { title: 'Collect bag {bag}', begin: 'Record the collection', receiver: 'Collected by', signedBy: 'Signed by', on: 'Date', save: 'Record' },
  withdraw: { text: 'The entry stays and is marked withdrawn. Say why, then record the right one.', yes: 'Withdraw', contact: 'Withdraw this contact', reason: 'Withdraw this check', notice: 'Withdraw this notice', delivery: 'Withdraw this delivery', decision: 'Withdraw this decision', check: 'Withdraw this ending check', inventory: 'Withdraw this inventory' },
} satisfies Messages<typeof zh>
