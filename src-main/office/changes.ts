/** What a change really changes, old and new side by side for the timeline; null when nothing differs. */
export function changesOf<Fields extends object>(present: Fields, change: Partial<Fields>): { from: Partial<Fields>; to: Partial<Fields> } | null {
  const from: Partial<Fields> = {}
  const to: Partial<Fields> = {}
  for (const field of Object.keys(change) as (keyof Fields)[]) {
    // A field that was not sent is not a field to blank.
    if (change[field] === undefined || JSON.stringify(present[field]) === JSON.stringify(change[field])) continue
    from[field] = present[field]
    to[field] = change[field]
  }
  return Object.keys(to).length > 0 ? { from, to } : null
}
