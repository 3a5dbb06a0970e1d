import { absenceRefusals } from './absence'
import { accountRefusals } from './account'
import { approvalRefusals } from './approval'
import { accountListRefusals } from './accounts'
import { applicationRefusals } from './application'
import { backupRefusals, restoreRefusals } from './backup'
import { caseRefusals, itemRefusals } from './case'
import { channelRefusals } from './channel'
import { commonRefusals } from './common'
import { exportRefusals } from './export'
import { formRefusals } from './form'
import { importRefusals } from './import'
import { interviewRefusals } from './interview'
import { openRoleRefusals } from './openRole'
import { reminderRefusals } from './reminder'
import { registerRefusals } from './register'
import { calendarRefusals, ruleRefusals } from './rule'
import { settlementRefusals } from './settlement'
import { signatureRefusals } from './signature'
import type { z } from 'zod'

/** Every refusal of the product: its HTTP status and the shape of its details. Stable codes (DESIGN §7). */
export const refusals = { ...commonRefusals, ...accountRefusals, ...registerRefusals, ...importRefusals, ...exportRefusals, ...caseRefusals, ...itemRefusals, ...absenceRefusals, ...approvalRefusals, ...applicationRefusals, ...reminderRefusals, ...formRefusals, ...openRoleRefusals, ...accountListRefusals, ...settlementRefusals, ...backupRefusals, ...restoreRefusals, ...channelRefusals, ...interviewRefusals, ...signatureRefusals, ...calendarRefusals, ...ruleRefusals }
export type RefusalCode = keyof typeof refusals
export type RefusalData<Code extends RefusalCode> = z.input<(typeof refusals)[Code]['data']>

/** A refusal as a value: what was refused and the details that its sentence needs. */
export type Refusal = { [Code in RefusalCode]: { readonly code: Code; readonly data: RefusalData<Code> } }[RefusalCode]
