/**
 * Idempotency keys: one per user act, the same again when the act is repeated because its answer was lost. An act whose
 * answer never came keeps its key for ten minutes under its procedure and input, so that "try again" acts once.
 */
const keepMs = 10 * 60_000
const unanswered = new Map<string, { key: string; at: number }>()

const nameOf = (path: readonly string[], input: unknown): string => `${path.join('.')} ${JSON.stringify(input) ?? ''}`

/** The key for this act: new, or the one of the same act that got no answer. */
export function keyFor(path: readonly string[], input: unknown): string {
  const kept = unanswered.get(nameOf(path, input))
  return kept && Date.now() - kept.at < keepMs ? kept.key : crypto.randomUUID()
}

/** The act was answered, by a result or a refusal: the next one like it is a new act. */
export const answered = (path: readonly string[], input: unknown): void => { unanswered.delete(nameOf(path, input)) }

/** No answer came: keep the key for a repetition. */
export function notAnswered(path: readonly string[], input: unknown, key: string): void {
  const name = nameOf(path, input)
  if (!unanswered.has(name)) unanswered.set(name, { key, at: Date.now() })
}
