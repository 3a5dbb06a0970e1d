import { approvalContract } from './approval'
import { applicationContract } from './application'
import { absenceContract } from './absence'
import { accountsContract } from './accounts'
import { settlementContract } from './settlement'
import { attachmentContract } from './attachment'
import { backupContract, restoreContract } from './backup'
import { boardContract, todayContract } from './board'
import { calendarContract } from './calendar'
import { caseContract } from './case'
import { chainContract } from './chain'
import { channelContract } from './channel'
import { crewContract } from './crew'
import { employeeContract } from './employee'
import { exportContract } from './export'
import { formContract } from './form'
import { importContract } from './import'
import { interviewContract } from './interview'
import { itemContract } from './item'
import { ledgerContract } from './ledger'
import { liveContract } from './live'
import { openRoleContract } from './openRole'
import { outboxContract } from './outbox'
import { positionContract } from './position'
import { ruleContract } from './rule'
import { reminderContract } from './reminder'
import { returnDayContract } from './returnDay'
import { searchContract } from './search'
import { sessionContract, siteContract, userContract } from './site'
import { signatureContract } from './signature'
import { templateContract } from './template'
import { upkeepContract } from './upkeep'

/** The one contract (DESIGN §3): the same procedures over MessagePort, WebSocket and REST. */
export const contract = {
  site: siteContract, session: sessionContract, users: userContract, employees: employeeContract, positions: positionContract, templates: templateContract, imports: importContract,
  cases: caseContract, items: itemContract, absence: absenceContract, interviews: interviewContract, signatures: signatureContract, approvals: approvalContract, applications: applicationContract, reminders: reminderContract, chains: chainContract, attachments: attachmentContract, board: boardContract, today: todayContract, search: searchContract, forms: formContract, accounts: accountsContract, settlement: settlementContract, ledger: ledgerContract, exports: exportContract, backups: backupContract, restore: restoreContract, upkeep: upkeepContract, channels: channelContract, outbox: outboxContract, live: liveContract,
  openRoles: openRoleContract, returnDay: returnDayContract, crews: crewContract,
  calendar: calendarContract, rules: ruleContract,
}
export type Contract = typeof contract
