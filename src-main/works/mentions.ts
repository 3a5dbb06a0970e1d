import type { Knex } from 'knex'
import { payloadsAfter, positionOfSubject } from '../log/read'

const factsAtOnce = 1000
const mentionedAtMost = 200

/** Cases whose facts since this import name one of these ids: a receiver who has no account, a template that the checklist was made from. */
export async function mentionsInCases(db: Knex, importId: string, ids: ReadonlySet<string>, signal: AbortSignal): Promise<{ id: string; caseId: string }[]> {
  const found = new Map<string, { id: string; caseId: string }>()
  let position = await positionOfSubject(db, `import:${importId}`)
  while (ids.size > 0 && found.size < mentionedAtMost) {
    signal.throwIfAborted()
    const facts = await payloadsAfter(db, 'case', position, factsAtOnce)
    const last = facts.at(-1)
    if (!last) break
    position = last.position
    for (const { subject, payload } of facts) {
      for (const [, id] of (payload ?? '').matchAll(/"(?:id|templateId)":"([^"]+)"/g)) {
        if (ids.has(id!)) found.set(`${id} ${subject}`, { id: id!, caseId: subject.slice('case:'.length) })
      }
    }
  }
  return [...found.values()]
}
