import type { ExportWords } from './exportWords.zh-CN'

/** See exportWords.zh-CN. */
export const exportWordsEn: ExportWords = {
  list: { employees: 'Employees', positions: 'Positions', templates: 'Checklist templates', users: 'Accounts', cases: 'Cases', board: 'Board', today: 'Today', items: 'Items', timeline: 'Timeline', search: 'Search results', ledger: 'Leaving ledger' },
  part: { mine: 'My items', waiting: 'Waiting for me', legal: 'Legal dates', inbox: 'Messages that mention me' },
  about: {
    sheet: 'About', list: 'List', site: 'Site', company: 'Company', filter: 'Filter', order: 'Order', rows: 'Rows', by: 'Exported by', at: 'Exported at', program: 'Program', personal: 'Personal data', without: 'Without identity numbers, phones and addresses', with: 'Holds personal data: keep it safe and delete it after use', back: 'Importing again',
    canComeBack: 'Corrected, it can be imported again on the page “{list}”; leave the names of the columns as they are.', noFilter: 'Everything',
  },
  column: {
    n: 'No.', employeeNumber: 'Employee number', name: 'Name', identityNumber: 'Identity number', phone: 'Phone', emergencyContact: 'Emergency contact', emergencyPhone: 'Emergency phone', serviceAddress: 'Address for service', serviceAddressConfirmedOn: 'Address confirmed on',
    employer: 'Employer', employerName: 'Employer’s name', department: 'Department', crew: 'Crew', workerType: 'Kind of worker', position: 'Position', hazard: 'Occupational hazard', joinedOn: 'Joined on', contractEndsOn: 'Contract ends on', status: 'Status', openCase: 'Open case',
    title: 'Position title', titleEn: 'Position title (English)', departmentOf: 'Department of the position', departmentEn: 'Department (English)', retired: 'Retired', employees: 'People', templates: 'Checklist templates',
    templateName: 'Template', layer: 'Layer', serves: 'For', itemCount: 'Items', version: 'Version', changedAt: 'Changed at',
    signInName: 'Sign-in name', roles: 'Roles', departments: 'Departments', language: 'Language', disabled: 'Disabled',
    caseNumber: 'Case number', kind: 'Kind of leaving', stage: 'Stage', leftOn: 'Left on', receivers: 'Receivers', done: 'Items done', total: 'Items', column: 'Column', days: 'Days gone', keeper: 'Temporary keeper', nextDue: 'Next due day', nextItem: 'Next item due', overdueItems: 'Items overdue', tags: 'Tags', waitsFor: 'Waits for', legal: 'Legal steps',
    item: 'Item', dueOn: 'Due on', overdueDays: 'Days overdue', text: 'Text', at: 'At', by: 'By', category: 'Category', receiver: 'Receiver', needsMaterial: 'Needs material', rows: 'Details', rowCount: 'Detail rows', files: 'Attachments', messages: 'Messages', note: 'Note', blockedBy: 'Blocked by', statusBy: 'Status by', statusAt: 'Status at', onBehalf: 'On behalf',
    recordedAt: 'Recorded at', via: 'Through', pc: 'Computer', what: 'What', about: 'About', from: 'From', to: 'To', eventId: 'Event', hash: 'Hash', hit: 'Kind', found: 'Title', context: 'Where', excerpt: 'Excerpt', closed: 'Closed or left',
    endOn: 'Contract ended on', reason: 'Reason', handoverDoneOn: 'Handover done on', wagesOn: 'Wages settled on', certificateOn: 'Certificate given on', legalOverdue: 'Overdue legal steps', remark: 'Remark',
  },
  filter: { text: 'Search', department: 'Department', status: 'Status', retired: 'Retired', stage: 'Stage', employeeId: 'Employee', kind: 'Kind', employer: 'Employer', positionId: 'Position', receiver: 'Receiver', tag: 'Tag', overdue: 'Overdue only', mine: 'Mine', show: 'Shown', withDisabled: 'With disabled ones', from: 'From', to: 'To', by: 'By the day', withStaying: 'With transfers and long leave', id: 'Case', part: 'Part', sort: 'Order', closed: 'Ended' },
  sort: { due: 'By due day', left: 'By day of leaving', name: 'By name' }, show: { all: 'All', open: 'Open', mine: 'Mine', overdue: 'Overdue' }, employeeStatus: { active: 'Active', left: 'Left' }, ledgerDay: { leftOn: 'Left on', endOn: 'Contract ended on' },
  hit: { employee: 'Employee', case: 'Case', message: 'Message', attachment: 'Attachment' }, via: { desktop: 'Desktop program', browser: 'Browser', api: 'Interface', cli: 'Command line', system: 'System' },
  yes: 'Yes', no: 'No', everybody: 'Everybody', comma: ', ', semicolon: '; ', pair: '{name}: {value}', notApplicable: 'Not applicable', done: 'Done', legalOpen: '{name} (by {on})', legalLate: '{name} (by {on}, {days} days late)', sealed: 'password sealed',
  ledgerRemark: { keeper: 'Temporary keeper: {name}', reserved: 'confirmed with reservation: {count}', refused: 'handover refused: {count}', waived: 'waived: {count}' },
  event: {
    'case.started': 'Case started', 'case.dateSet': 'Date set', 'case.reasonSet': 'Reason corrected', 'case.receiversSet': 'Receivers named', 'case.keeperSet': 'Temporary keeper named', 'case.keeperHandedOn': 'Keeper handed on', 'case.keeperConfirmed': 'Second confirmation', 'case.witnessSet': 'Witness named', 'case.assigneeSet': 'Assignee named', 'case.stageMoved': 'Stage moved', 'case.stageMoveUndone': 'Move undone',
    'case.legalStepSet': 'Legal step', 'case.voided': 'Voided', 'case.stayed': 'Stayed', 'case.addendumWritten': 'Addendum', 'case.fileAttached': 'File attached', 'case.fileDetached': 'File taken off', 'case.messagePosted': 'Message', 'case.messageSeen': 'Message seen', 'case.formPrinted': 'Form printed', 'case.paperReceived': 'Paper fetched or sent',
    'absence.contactLogged': 'Contact logged', 'absence.contactWithdrawn': 'Contact withdrawn', 'absence.reasonChecked': 'Reason checked', 'absence.reasonCheckWithdrawn': 'Reason check withdrawn', 'absence.noticePrepared': 'Notice prepared', 'absence.noticeWithdrawn': 'Notice withdrawn', 'absence.wayImpossible': 'Way of delivery impossible', 'absence.deliverySent': 'Notice sent', 'absence.deliveryEnded': 'Delivery ended', 'absence.deliveryWithdrawn': 'Delivery withdrawn',
    'absence.decided': 'Decided', 'absence.decisionWithdrawn': 'Decision withdrawn', 'endingCheck.filed': 'Ending check filed', 'endingCheck.withdrawn': 'Ending check withdrawn', 'inventory.made': 'Belongings listed and sealed', 'inventory.collected': 'Sealed bag collected', 'inventory.withdrawn': 'Inventory withdrawn',
    'account.listed': 'Accounts listed', 'account.named': 'Sign-in name changed', 'account.freezeRequested': 'Freeze asked for', 'account.frozen': 'Accounts frozen', 'account.notHeld': 'Has no account', 'account.deleted': 'Accounts deleted', 'account.unfrozen': 'Accounts unfrozen', 'account.handedTo': 'Accounts handed over',
    'settlement.rowSet': 'Settlement item', 'settlement.rowRemoved': 'Settlement item removed', 'settlement.headSet': 'Settlement details', 'settlement.confirmed': 'Settlement confirmed',
    'item.added': 'Item added', 'item.begun': 'Item begun', 'item.submitted': 'Submitted', 'item.confirmed': 'Confirmed', 'item.reserved': 'Confirmed with reservation', 'item.returned': 'Returned', 'item.blocked': 'Blocked', 'item.resumed': 'Resumed', 'item.waived': 'Waived', 'item.refused': 'Refusal recorded', 'item.reopened': 'Reopened', 'item.moveUndone': 'Move undone',
    'item.reassigned': 'Reassigned', 'item.changed': 'Item changed', 'item.rowsAdded': 'Details added', 'item.rowChanged': 'Detail changed', 'item.rowRemoved': 'Detail taken off', 'item.rowsConfirmed': 'Details confirmed', 'item.secretSealed': 'Password sealed', 'item.secretRevealed': 'Password revealed',
  },
}
