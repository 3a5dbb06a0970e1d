import { isPassword, nobodysVerifier } from './password'
import type { Context } from './context'
import { refused } from './procedure'
import { userByName, withoutVerifier } from '../subjects/user/queries'
import type { UserView } from '../../src-shared/contract/site'

/** Counts failed passwords per account and per source, and makes whoever fails often wait. */
export interface Attempts {
  /**
   * Asks `isRight`, unless account or source must wait; then `waitMs` says how long and nothing was asked. A try counts from
   * the moment it begins, so that many at once are no more than many in turn; a right one is taken back. Without an account only the source counts.
   */
  attempt(account: string | null, source: string, nowMs: () => number, isRight: () => Promise<boolean>): Promise<{ waitMs: number; right: boolean }>
}

const freeTries = 5
const longestWaitMs = 5 * 60_000
const forgetMs = 30 * 60_000

interface Entry { failures: number; running: number; lastMs: number }

/** Five tries are free, then 1 s, 2 s, 4 s … up to five minutes; forgotten after half an hour. */
export function newAttempts(): Attempts {
  const byKey = new Map<string, Entry>()
  const isOver = (entry: Entry, nowMs: number): boolean => entry.running === 0 && nowMs - entry.lastMs > forgetMs
  const entryOf = (key: string, nowMs: number): Entry => {
    const known = byKey.get(key)
    if (known && !isOver(known, nowMs)) return known
    if (byKey.size > 10_000) for (const [other, entry] of byKey) if (isOver(entry, nowMs)) byKey.delete(other)
    const entry = { failures: 0, running: 0, lastMs: nowMs }
    byKey.set(key, entry)
    return entry
  }
  const waitOf = ({ failures, running, lastMs }: Entry, nowMs: number): number => {
    const count = failures + running
    if (count < freeTries) return 0
    const delayMs = Math.min(longestWaitMs, 1000 * 2 ** (count - freeTries))
    // One that is still being checked fails now, for all that is known.
    return running > 0 ? delayMs : Math.max(0, lastMs + delayMs - nowMs)
  }
  return {
    attempt: async (account, source, nowMs, isRight) => {
      const entries = [account, source].flatMap((key) => (key === null ? [] : [entryOf(key, nowMs())]))
      const waitMs = Math.max(...entries.map((entry) => waitOf(entry, nowMs())))
      if (waitMs > 0) return { waitMs, right: false }
      for (const entry of entries) entry.running += 1
      let right = false
      try {
        right = await isRight()
      } finally {
        for (const entry of entries) entry.running -= 1
        // The source keeps its failures: whoever knows one password must not try others for nothing.
        if (right && account !== null) entries[0]!.failures = 0
        else if (!right) for (const entry of entries) Object.assign(entry, { failures: entry.failures + 1, lastMs: nowMs() })
      }
      return { waitMs: 0, right }
    },
  }
}

/** The user of a name and password, slowly for whoever failed often. Refuses: TRY_LATER, WRONG_PASSWORD, USER_DISABLED. */
export async function checkPassword(attempts: Attempts, { services, connection }: Context, name: string, password: string): Promise<UserView> {
  const user = await userByName(services.reader, name)
  const { waitMs, right } = await attempts.attempt(`name:${name.trim().toLowerCase()}`, `source:${connection.source}`, () => services.clock.steady(), async () =>
    (await isPassword(password, user?.verifier ?? nobodysVerifier)) && user !== null)
  if (waitMs > 0) throw refused('TRY_LATER', { seconds: Math.ceil(waitMs / 1000) })
  if (!user || !right) throw refused('WRONG_PASSWORD', {})
  if (user.disabled) throw refused('USER_DISABLED', {})
  return withoutVerifier(user)
}
