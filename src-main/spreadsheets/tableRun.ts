import type { JobRun } from '../jobs/job'

/** How a reading is followed and given up; progress counts lines of the sheet at work. */
export type TableRun = Partial<JobRun>
