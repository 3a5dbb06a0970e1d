import { job } from '../jobs/job'
import type { VerifyReport } from '../log/verify'

/** Walks the whole log of a data folder (`verifyLog`); progress counts events. */
export const verifyJob = job<{ readonly dataDir: string }, VerifyReport>('verify')
