import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/gates'

export default {
  title: 'Column gates', note: 'What must be done before a case enters each column. A change holds for cases begun afterwards; a case keeps the gates it began with.', kind: 'Kind', all: 'Every kind', hasOwn: '{kind} (its own)', own: 'This kind has its own', general: 'As for every kind now; a change gives this kind its own', follow: 'As for every kind again', restore: 'Restore what comes with the program', drop: 'Drop the changes', lookAgain: 'Look at the present gates', begin: 'A case begins here',
  add: 'Add', addTo: 'Add a condition to “{stage}”', takeOut: 'Take “{condition}” out of “{stage}”', moveHere: '{condition} (moved from “{from}”)', nothing: 'Nothing asked', locked: 'Cannot be left out: no case is filed with an item open. It can be moved to an earlier column.',
  law: 'Certificate and wages follow the days of the law and wait for no column (Labour Contract Law arts. 50, 84, 89); these conditions only keep a case from being filed while something is undone. HR may pass a gate with a reason.',
  saveTitle: 'Save the column gates', saveText: 'Why? The reason is kept with the version.', toVersions: 'Versions', leaveTitle: 'Drop the changes?', leaveText: 'Changes of the gates are not saved.', leaveYes: 'Drop them',
  ground: {
    receiver_named: 'Our own rule', items_exist: 'Our own rule', items_submitted: 'Our own rule', items_settled: 'Labour Contract Law art. 50(2): handover as agreed', keeper_confirmed: 'Our own rule', approvals_submitted: 'Our own rule', approvals_done: 'Our own rule; a resignation is a notice, and an objection stops no term (Labour Contract Law art. 37)',
    wages_settled: 'Provisional Rules on Paying Wages art. 9', severance_settled: 'Labour Contract Law arts. 46, 50(2)', certificate_given: 'Labour Contract Law art. 50(1)', end_date_set: 'Labour Contract Law art. 50: terms run from the end of the contract', signed_copy_filed: 'Rules on Evidence in Civil Procedure: keep the original',
  },
} satisfies Messages<typeof zh>
