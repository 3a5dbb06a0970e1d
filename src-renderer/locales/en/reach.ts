import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/reach'

export default {
  title: 'Remind somebody without an account', open: 'Remind', who: 'Whom', phone: 'Telephone', language: 'In which language', text: 'Message', smsCode: 'Scan with a phone to send it', callCode: 'Scan with a phone to call', noPhone: 'No telephone number. Fill it in, or print a slip to hand over.', slips: 'Print reminder slips', courier: 'Print the courier label', paper: 'Paper', paper_a4: 'A4 (four slips)', paper_roll: '80 mm roll',
  sent: 'Sent', answered: 'Answered', unanswered: 'Not answered', done_sent: 'Written down: message sent to {name}', done_answered: 'Written down: {name} answered', done_unanswered: 'Written down: {name} did not answer',
  logged_sent: 'Sent a message to {name} ({part}, {phone}): {text}', logged_answered: 'Called {name} ({part}, {phone}), answered. Reminder: {text}', logged_unanswered: 'Called {name} ({part}, {phone}), no answer.',
  leaver_late: 'Dear {name}, the handover of “{item}” is {count} days late. Please contact HR soon. {site}', leaver_due: 'Dear {name}, please hand over “{item}” by {day}. {site}', leaver_open: 'Dear {name}, “{item}” is not handed over yet. Please contact HR. {site}',
  receiver_late: 'Dear {name}, “{item}”, which you take over from {leaver}, is {count} days late. Please see to it soon. {site}', receiver_due: 'Dear {name}, please take over “{item}” from {leaver} by {day}. {site}', receiver_open: 'Dear {name}, “{item}”, which you take over from {leaver}, is not done yet. {site}',
  other_late: 'Dear {name}, the handover of “{item}” of {leaver} is {count} days late. Please help to get it done. {site}', other_due: 'Dear {name}, “{item}” of {leaver} is to be handed over by {day}. Please help. {site}', other_open: 'Dear {name}, “{item}” of {leaver} is not handed over yet. Please help. {site}', plain: 'Dear {name}, please contact HR about the handover of {leaver}. {site}',
  slipTitle: 'Handover reminder', slipTo: 'For {name}', slipNumber: 'Case: {number}', slipFrom: 'HR, {site} · {day}', slipSign: 'Received (signature, date):',
  labelTitle: 'Courier label', recipient: 'Recipient', address: 'Address for service', sender: 'Sender', contents: 'Contents', contentsOf: ' ({name}, {number})', tracking: 'Tracking number', courierNote: 'Write “{paper}” in the contents field of the waybill, ask for the recipient’s own signature and a returned card; keep pictures of the waybill, the tracking and the card.',
  noAddress: 'The register holds no address for service. Fill it in first.', afterPosting: 'After posting, record the tracking number; pictures of the returned card go to the same place.', toDelivery: 'Record the tracking number',
  paperName: { return: 'Return-to-work notice', termination: 'Notice of termination', certificate: 'Leaving certificate', settlement: 'Settlement' },
} satisfies Messages<typeof zh>
