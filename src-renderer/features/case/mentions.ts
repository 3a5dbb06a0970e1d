/** Somebody who can be mentioned. */
export interface Mentionable { id: string; displayName: string }

const longestFirst = <Named extends { name: string }>(people: readonly Named[]): Named[] => [...people].sort((a, b) => b.name.length - a.name.length)

/** Who is mentioned in a text by `@name`; the longer name wins where one begins with another. */
export function mentionedIn(text: string, people: readonly Mentionable[]): string[] {
  let rest = text
  const found: string[] = []
  for (const { name, id } of longestFirst(people.map((one) => ({ name: one.displayName, id: one.id })))) {
    if (!name || !rest.includes(`@${name}`)) continue
    found.push(id)
    rest = rest.replaceAll(`@${name}`, ' ')
  }
  return found
}

/** A text cut into plain pieces and mentions, to show the mentions in colour without any HTML. */
export function piecesOf(text: string, mentions: readonly { name: string }[]): { text: string; mention: boolean }[] {
  let pieces = [{ text, mention: false }]
  for (const { name } of longestFirst(mentions)) {
    const word = `@${name}`
    pieces = pieces.flatMap((piece) => {
      if (piece.mention || !piece.text.includes(word)) return [piece]
      return piece.text.split(word).flatMap((part, index) => [...(index > 0 ? [{ text: word, mention: true }] : []), ...(part ? [{ text: part, mention: false }] : [])])
    })
  }
  return pieces
}
