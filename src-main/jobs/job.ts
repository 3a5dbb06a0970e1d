/**
 * The name of heavy work that runs in a worker thread, with the shapes of what it is given and what it answers (both plain data:
 * they are copied between threads). Who asks and who does the work share this name and nothing else.
 */
export interface Job<Input, Output> {
  readonly name: string
  /** Only for the compiler. */
  readonly shapes?: (input: Input) => Output
}

export const job = <Input, Output>(name: string): Job<Input, Output> => ({ name })

/** What the work is given besides its input. */
export interface JobRun {
  /** Tells how far it is; `total` is null while that is not known. Sent on at most ten times a second. */
  progress(done: number, total: number | null): void
  /** Aborted when whoever asked gave up; work that has not committed anything then throws and leaves no trace. */
  readonly signal: AbortSignal
}

export type Work<Input, Output> = (input: Input, run: JobRun) => Promise<Output>

/** Asked to stop, it stopped; nothing of it stays. */
export class JobCancelled extends Error {
  constructor(name: string) {
    super(`${name} was cancelled`)
  }
}

/** It wanted more memory than it may have, and was ended. */
export class JobTooLarge extends Error {
  constructor(name: string) {
    super(`${name} needs more memory than it may have`)
  }
}
