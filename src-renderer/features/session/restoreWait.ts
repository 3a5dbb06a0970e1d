/** What the application answered to "is there a site?": yes, not yet, or nothing at all. */
export type SiteAnswer = 'there' | 'empty' | 'none'
export type Verdict = 'restored' | 'wait' | 'failed'
/** How long the same answer has been coming. */
export interface Waiting { readonly answer: SiteAnswer; readonly sinceMs: number }

/** An application that goes on answering for an empty site has not heard, or could not open what it was given. Before it closes its listener it answers so for a moment. */
const emptyMs = 20_000
/** Nothing answers while the site is put in place, and while a large one of an older version is brought to this one. */
const silentMs = 5 * 60_000

/** What one more answer at `nowMs` means for who waits since the restore was asked for; `before` is what the last call gave. */
export function weighAnswer(before: Waiting | null, answer: SiteAnswer, nowMs: number): { readonly waiting: Waiting; readonly verdict: Verdict } {
  const waiting = before?.answer === answer ? before : { answer, sinceMs: nowMs }
  const waitedMs = nowMs - waiting.sinceMs
  const isOver = answer === 'empty' ? waitedMs >= emptyMs : waitedMs >= silentMs
  return { waiting, verdict: answer === 'there' ? 'restored' : isOver ? 'failed' : 'wait' }
}
