import type { Words } from './words.zh-CN'

export const wordsEn: Words = {
  role: { admin: 'Administrator', hr: 'HR', head: 'Department head', finance: 'Finance', it: 'IT', supervisor: 'Supervisor', receiver: 'Receiver' },
  stage: { to_start: 'To start', handing_over: 'Handing over', awaiting_confirmation: 'Awaiting confirmation', to_settle: 'To settle', to_file: 'To file', archived: 'Archived' },
  caseStatus: { open: 'Open', archived: 'Archived', voided: 'Void', stayed: 'Stayed' },
  itemStatus: { not_started: 'Not started', in_progress: 'In progress', submitted: 'Submitted', returned: 'Returned', blocked: 'Blocked', confirmed: 'Confirmed', reserved: 'Confirmed with reservation', waived: 'Waived', refused: 'Refused' },
  itemAct: { begin: 'Begin', submit: 'Submit', confirm: 'Confirm', reserve: 'Confirm with reservation', return: 'Return', block: 'Mark as blocked', resume: 'Resume', waive: 'Waive', refuse: 'Record a refusal', reopen: 'Open again' },
  tag: { urgent: 'Urgent', important: 'Important', immediate: 'Hand over now' },
  category: { work: 'Work', documents: 'Documents', contacts: 'Contacts', accounts: 'Accounts', tasks: 'Unfinished tasks', money: 'Money and vouchers', seals: 'Seals and certificates', site_work: 'Site work', assets: 'Assets', lodging: 'Lodging', formalities: 'Formalities' },
  shape: { plain: 'General', paper: 'Paper', digital: 'Digital', contact: 'Contact', account: 'Account', money: 'Money', seal: 'Seal or certificate', drawing: 'Drawing', task: 'Task', asset: 'Asset' },
  date: { leftOn: 'Left the site', lastAttendanceOn: 'Last attendance', noticeOn: 'Application received', endOn: 'Contract ends', payStopsOn: 'Pay stops', insuranceMonth: 'Insurance month', expectedBackOn: 'Expected back', handoverDoneOn: 'Handover done' },
  anchor: { leftOn: 'Left the site', lastAttendanceOn: 'Last attendance', noticeOn: 'Application received', endOn: 'Contract ends', payStopsOn: 'Pay stops', expectedBackOn: 'Expected back', handoverDoneOn: 'Handover done' },
  employer: { own: 'Our company', subcontractor: 'Subcontractor', agency: 'Agency' },
  workerType: { staff: 'Staff', worker: 'Worker' },
  channel: { call: 'Call', message: 'Message', letter: 'Letter', hearsay: 'Hearsay', in_person: 'In person' },
  layer: { base: 'Base list', position: 'Position list', worker_type: 'Worker-type list' },
  legalState: { open: 'Open', done: 'Done', not_applicable: 'Not applicable' },
  copy: { leaver: 'Leaver’s copy', receiver: 'Receiver’s copy', archive: 'Archive copy' },
  function: { head: 'Department head', it: 'IT', finance: 'Finance', hr: 'HR' },
  handOn: 'Kept work was handed on to you: confirm it',
  condition: {
    receiver_named: 'A receiver or temporary keeper is named', items_exist: 'There are items', items_submitted: 'Every item is submitted', items_settled: 'Every item is confirmed, waived or refused', keeper_confirmed: 'What the keeper held is confirmed a second time', approvals_submitted: 'Approval is asked for', approvals_done: 'Every approval is given',
    wages_settled: 'Wages are paid in full', severance_settled: 'Severance is dealt with', certificate_given: 'The leaving certificate is issued', end_date_set: 'The day the contract ends is set', signed_copy_filed: 'The signed copy is filed',
  },
  verdict: { approved: 'Approved', rejected: 'Rejected', returned: 'Returned for correction', noted: 'Noted' },
  approvalRound: { running: 'Under approval', approved: 'Approved', rejected: 'Rejected', returned: 'Returned for correction', withdrawn: 'Withdrawn by the leaver', revoked: 'Revoked by HR', superseded: 'A date changed: goes round again' },
  approvalAsk: { reason: 'Reason', procedure: 'Procedure', salary: 'Salary check', other: 'Other' },
}
