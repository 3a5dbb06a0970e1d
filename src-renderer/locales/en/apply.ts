import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/apply'

/** Words of the page that an employee fills in himself. He may be anybody, on a telephone, at night. */
export default {
  title: 'Application for leaving', notYou: 'If this is not you, do not fill it in: give the page back to HR.', timeLeft: 'The link ends in {time}', timeShort: 'Less than two minutes are left: hand it in soon.',
  isNotice: 'This application is a notice to the employer: the term runs from the day it is handed in, and the contract may end when it is over, whether or not the employer approves.', endsIf: 'Handed in today, with {days} days’ notice: from {day} at the earliest', ends: 'With {days} days’ notice: from {day} at the earliest', endsProbation: 'Still in probation, with {days} days’ notice: from {day}', earlier: 'The day you wish, {day}, is before that: the employer has to agree to it.', ground: 'Ground: {ground}',
  reason: 'Reason for leaving', words: 'In your own words', lastDay: 'Last working day wished', phone: 'Telephone', hasLeft: 'I have left the site already', leftOn: 'Day I left', backOn: 'When I can come back for the formalities', address: 'Where to send papers', addressHint: 'For the leaving certificate and other papers; optional', note: 'Anything else',
  employerHint: 'If you leave because wages or insurance were not paid, the law treats it differently from a resignation (Labour Contract Law art. 38). Write what happened; HR will check it with you.',
  sign: 'Signature (optional)', signHint: 'A signature drawn on the screen is supporting evidence only; you will still be asked to sign on paper.', signature: 'Signature',
  use: 'What you write is used for your leaving alone, read by HR, your department head and those who acknowledge it, and kept with the leaving file.', review: 'Look it over', reviewTitle: 'Look it over, then hand it in', change: 'Change it', submit: 'Hand it in', submitNote: 'After that you cannot change it yourself; to change it or take it back, speak to HR.',
  lack: { reason: 'Choose a reason', words: 'Write the reason in your own words', lastDay: 'Say which day', leftOn: 'Say which day you left', phone: 'Give a number where you can be reached' },
  done: 'Handed in', doneAt: 'The application of {name} was handed in at {at}.', next: 'What comes next', next1: 'HR sees it, starts your case and tells your department head.', next2: 'HR will ask you to hand over your work, give things back, and sign the printed application.', next3: 'On the day the contract ends the employer gives you the leaving certificate and pays your wages.', keep: 'You may keep a picture of this page. The link is used up.', giveBack: 'Give the PC back to HR',
  gone: 'This link does not work any more', goneText: 'It may have been used, its 15 minutes may be over, or HR gave a newer one. What was handed in has reached HR; to write another, ask HR for a new link.',
} satisfies Messages<typeof zh>
