import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/interview'

export default {
  title: 'Exit interview', of: 'Exit interview with {name}', record: 'Record', correct: 'Correct', none: 'Not held yet.', private: 'Only HR and administrators read it. It is in no case, search, export or printed form; the timeline says only that it was held.',
  reasons: 'Reasons for leaving', words: 'In his or her own words', wordsPlaceholder: 'As it was said; required when “Other” is chosen', wouldReturn: 'Would come back', way: 'How', held: 'Held', heldOn: 'Day', heldBy: 'Interviewer', heldLine: '{day} · {way} · {by}', corrected: 'corrected once | corrected {count} times',
  return_yes: 'Yes', return_maybe: 'Maybe', return_no: 'No', way_in_person: 'In person', way_phone: 'By telephone', way_page: 'On the phone page',
  summary: 'Why people left', summaryNote: 'Exit interviews by quarter and department. Groups below {count} people are not shown by themselves, so that nobody is recognised.', year: 'Year', quarter: 'Quarter {number}, {year}', department: 'Department', count: 'Interviews', otherDepartments: 'Other departments together', figure: '{name} {count}', returnFigures: 'yes {yes} · maybe {maybe} · no {no}',
  nothing: 'No exit interview this year.', tooFew: 'Fewer than {count} interviews this year: no figures are shown.', cut: 'Some quarters still hold fewer than {count} people and are not shown.',
} satisfies Messages<typeof zh>
