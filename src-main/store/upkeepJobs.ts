import type { UpkeepCheck, UpkeepRepair, UpkeepReport } from '../../src-shared/upkeep'
import { job } from '../jobs/job'
import type { VerifyReport } from '../log/verify'

/** Walks the whole log of a data folder (`verifyLog`); progress counts events. */
export const verifyJob = job<{ readonly dataDir: string }, VerifyReport>('verify')

export interface RebuildOrder { readonly dataDir: string; readonly resources: string }
/** Makes every projection of a data folder anew from the log. Whoever asks holds the folder or has lent the writer. Progress counts subjects. */
export const rebuildJob = job<RebuildOrder, { readonly subjects: number }>('rebuild')

export interface DoctorOrder {
  readonly dataDir: string
  readonly resources: string
  readonly appVersion: string
  /** The process that has the folder; null when nobody has. Null too when the application looks through its own folder. */
  readonly inUseBy: number | null
  /** Files being written just now are no leftovers. */
  readonly atWork: boolean
  readonly checks: readonly UpkeepCheck[]
  readonly nowMs: number
}
/** Looks through a data folder without writing to it. Progress counts checks; what comes after the point is how far the present one is. */
export const doctorJob = job<DoctorOrder, UpkeepReport>('doctor')

export interface RepairOrder { readonly dataDir: string; readonly resources: string; readonly report: UpkeepReport; readonly repairs: readonly UpkeepRepair[]; readonly nowMs: number }
/** Puts right what can be, after copying the database; answers the copy. Whoever asks holds the folder. Progress as of the rebuild. */
export const repairJob = job<RepairOrder, { readonly copy: string | null }>('repair')
