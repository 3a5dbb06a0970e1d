import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../store/refused'
import type { Job, JobRun, Work } from './job'
import { asFailed, type FromWorker, type JobCall, type ToWorker } from './messages'

/** One kind of work and where it is; loaded only when asked for. */
export interface Served { readonly name: string; readonly load: () => Promise<Work<unknown, unknown>> }

export const serves = <Input, Output>(job: Job<Input, Output>, load: () => Promise<Work<Input, Output>>): Served => ({ name: job.name, load: load as () => Promise<Work<unknown, unknown>> })

const progressEveryMs = 100

/** The worker's side: does the one job it was started for, says how it ended, and lets the thread end. */
export async function serveJob(known: readonly Served[]): Promise<void> {
  const port = parentPort
  if (!port) throw new Error('this is the entry of a worker thread')
  const { name, input } = workerData as JobCall
  const say = (message: FromWorker): void => port.postMessage(message)
  const stopping = new AbortController()
  port.on('message', (message: ToWorker) => { if (message.kind === 'cancel') stopping.abort() })
  let toldAt = 0
  const run: JobRun = {
    signal: stopping.signal,
    progress: (done, total) => {
      const now = performance.now()
      if (now - toldAt < progressEveryMs && done !== total) return
      toldAt = now
      say({ kind: 'progress', done, total })
    },
  }
  try {
    const served = known.find((one) => one.name === name)
    if (!served) throw new Error(`no work is known by the name ${name}`)
    const work = await served.load()
    say({ kind: 'done', output: await work(input, run) })
  } catch (error) {
    say(error instanceof Refused ? { kind: 'refused', refusal: error.refusal } : { kind: 'failed', error: asFailed(error) })
  } finally {
    port.close()
  }
}
