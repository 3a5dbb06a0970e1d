import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'

/** How long the event loop was away at most while something was measured, in milliseconds. */
export interface LoopAway {
  /** Of our own doing: how long this thread computed from one turn to the next, whoever else had the processors meanwhile (Linux; elsewhere as `wallMs`). */
  readonly ownMs: number
  /** As the histogram of perf_hooks has it: with what other programs took, and waiting for a lock or a disk. On a quiet machine this is the truth. */
  readonly wallMs: number
}

const resolutionMs = 2
/** Where Linux keeps how long the main thread has computed: the first number, in nanoseconds. */
const account = `/proc/self/task/${process.pid}/schedstat`

function computedMs(): number | null {
  try {
    return Number(readFileSync(account, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return null
  }
}

export interface LoopWatch {
  /** What was before does not count: it was preparation. */
  restart(): void
  end(): LoopAway
}

/** Watches the event loop from now on. */
export function watchLoop(): LoopWatch {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs })
  histogram.enable()
  let longest = 0
  let last = computedMs()
  const look = (): void => {
    const now = computedMs()
    if (now !== null && last !== null) longest = Math.max(longest, now - last)
    last = now
  }
  const timer = setInterval(look, resolutionMs)
  return {
    restart: () => {
      histogram.reset()
      longest = 0
      last = computedMs()
    },
    end: () => {
      look()
      clearInterval(timer)
      histogram.disable()
      const wallMs = Math.max(0, histogram.max / 1e6 - resolutionMs)
      return { ownMs: last === null ? wallMs : longest, wallMs }
    },
  }
}
