import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Refused } from '../store/refused'
import { JobCancelled, JobTooLarge, type Job } from './job'
import { fromFailed, type FromWorker, type JobCall, type ToWorker } from './messages'

export interface JobOptions {
  readonly onProgress?: ((done: number, total: number | null) => void) | undefined
  /** Abort it to give up. */
  readonly signal?: AbortSignal | undefined
  /** Ended with `JobTooLarge` when its heap would grow beyond this. */
  readonly memoryMb?: number | undefined
}

/** Heavy work beside the main thread, which goes on answering meanwhile (never blocked for more than 50 ms). */
export interface Jobs {
  /**
   * Does the work in a thread of its own. Rejects with `Refused` and with the work's own error as it was thrown there (name, message
   * and code), with `JobCancelled` when given up and with `JobTooLarge` past its memory.
   */
  run<Input, Output>(job: Job<Input, Output>, input: Input, options?: JobOptions): Promise<Output>
  /** Gives up whatever runs and waits until it is gone. */
  close(): Promise<void>
}

const defaultMemoryMb = 512
/**
 * How long work may take to stop by itself; a database connection that dies with its thread is rolled back by SQLite. Long, for a thread that is
 * ended while the driver works in it takes the whole process with it: node-sqlite3 throws into an environment that is gone. Work asks its signal often.
 */
const cancelGraceMs = 30_000

/** `entry` is the built worker (`src-main/worker.ts`). */
export function openJobs(entry: string): Jobs {
  const running = new Map<Promise<unknown>, AbortController>()
  const run: Jobs['run'] = (job, input, options = {}) => {
    const closing = new AbortController()
    const signal = options.signal ? AbortSignal.any([closing.signal, options.signal]) : closing.signal
    const result = runInWorker(entry, { name: job.name, input }, { ...options, signal })
    running.set(result, closing)
    const forget = (): void => { running.delete(result) }
    result.then(forget, forget)
    return result as Promise<never>
  }
  return {
    run,
    close: async () => {
      for (const closing of running.values()) closing.abort()
      await Promise.allSettled(running.keys())
    },
  }
}

async function runInWorker(entry: string, call: JobCall, { onProgress, signal, memoryMb = defaultMemoryMb }: JobOptions & { readonly signal: AbortSignal }): Promise<unknown> {
  if (signal.aborted) throw new JobCancelled(call.name)
  const worker = new Worker(entry, { workerData: call, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
  const tell = (message: ToWorker): void => worker.postMessage(message)
  const onAbort = (): void => {
    tell({ kind: 'cancel' })
    void wait(cancelGraceMs, undefined, { ref: false }).then(() => worker.terminate())
  }
  signal.addEventListener('abort', onAbort, { once: true })
  let last: FromWorker | null = null
  try {
    return await new Promise<unknown>((resolve, reject) => {
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'progress') onProgress?.(message.done, message.total)
        else last = message
      })
      worker.on('error', (error: Error & { code?: string }) => reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new JobTooLarge(call.name) : error))
      // Not at its last message but at its end: its connections are closed then.
      worker.on('exit', () => {
        if (last?.kind === 'done') resolve(last.output)
        else if (signal.aborted) reject(new JobCancelled(call.name))
        else if (last?.kind === 'refused') reject(new Refused(last.refusal))
        else if (last?.kind === 'failed') reject(fromFailed(last.error))
        else reject(new Error(`the worker of ${call.name} ended without an answer`))
      })
    })
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}
