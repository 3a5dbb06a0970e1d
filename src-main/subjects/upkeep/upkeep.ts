import { UpkeepReportView, type UpkeepView } from '../../../src-shared/contract/upkeep'
import { upkeepChecks, type UpkeepReport } from '../../../src-shared/upkeep'
import { JobCancelled } from '../../jobs/job'
import type { Services } from '../../office/context'
import { doctorJob } from '../../store/upkeepJobs'
import { keepReport, keptReport } from '../../store/upkeepReport'

/** Looks through the own data folder in a worker thread while people work. One look at a time. */
export interface Upkeep {
  view(): Promise<UpkeepView>
  /** Begins a look; nothing happens when one is under way. */
  check(): void
  /** Gives up the look under way. Resolves when it is gone. */
  cancel(): Promise<void>
  close(): Promise<void>
}

/** Whose folder it is goes without saying, and what is being written just now is no leftover. */
const checks = upkeepChecks.filter((check) => check !== 'lock' && check !== 'leftovers')

interface Run { readonly stop: AbortController; done: Promise<void>; progress: NonNullable<UpkeepView['running']> }

export function openUpkeep(dataDir: string, resources: string, { jobs, clock, appVersion, condition }: Services): Upkeep {
  let run: Run | null = null
  let failed = false

  async function look(mine: Run): Promise<void> {
    try {
      const report = await jobs.run(doctorJob, { dataDir, resources, appVersion, inUseBy: null, atWork: true, checks, nowMs: clock.now() }, {
        signal: mine.stop.signal,
        onProgress: (done) => { mine.progress = { ...mine.progress, check: checks[Math.min(Math.floor(done), checks.length - 1)]!, done } },
      })
      await keepReport(dataDir, report)
    } catch (error) {
      if (error instanceof JobCancelled) return
      failed = true
      // A disk that fails is known to everybody from then on.
      await condition.notice(error)
    } finally {
      run = null
    }
  }
  const cancel = async (): Promise<void> => {
    run?.stop.abort()
    await run?.done
  }
  return {
    view: async () => ({ running: run?.progress ?? null, last: await keptReport(dataDir, isReport), failed }),
    check: () => {
      if (run) return
      failed = false
      const mine: Run = { stop: new AbortController(), done: Promise.resolve(), progress: { check: checks[0]!, startedAt: new Date(clock.now()).toISOString(), done: 0, total: checks.length } }
      run = mine
      mine.done = look(mine)
    },
    cancel, close: cancel,
  }
}

const isReport = (value: unknown): value is UpkeepReport => UpkeepReportView.safeParse(value).success
