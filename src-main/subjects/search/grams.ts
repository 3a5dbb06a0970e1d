import { fold, isHan, runsOf } from './fold'

/**
 * What the index knows of a text: each Han character and each two neighbours; of other words their first letter, first two and every three
 * neighbours. So any two Han characters, and any three letters or digits, are found wherever they stand.
 */
export function addGrams(grams: Set<string>, text: string): void {
  for (const run of runsOf(fold(text))) {
    const characters = [...run]
    if (isHan(run)) {
      for (const [index, character] of characters.entries()) {
        grams.add(character)
        if (index > 0) grams.add(characters[index - 1]! + character)
      }
    } else {
      grams.add(characters[0]!)
      if (characters.length > 1) grams.add(characters[0]! + characters[1]!)
      for (let index = 2; index < characters.length; index += 1) grams.add(characters[index - 2]! + characters[index - 1]! + characters[index]!)
    }
  }
}

/** The grams that a text must have in which these runs stand. Of a run of one or two letters inside a longer word nothing is asked: it may stand in the middle of one. */
export function gramsOfWord(runs: readonly string[]): string[] {
  const grams = new Set<string>()
  for (const run of runs) {
    const characters = [...run]
    const [size, least] = isHan(run) ? [2, 2] : [3, 3]
    if (characters.length >= least) {
      for (let index = size; index <= characters.length; index += 1) grams.add(characters.slice(index - size, index).join(''))
    } else if (isHan(run) || runs.length === 1) {
      grams.add(run)
    }
  }
  return [...grams]
}

/** Grams of a name's pinyin, from every syllable on: `laozhang`, `zhang`, `lz`, `z`. */
export function addSoundGrams(grams: Set<string>, spoken: string): void {
  const syllables = spoken.split(' ')
  const initials = syllables.map((syllable) => [...syllable][0] ?? '')
  for (let from = 0; from < syllables.length; from += 1) {
    addGrams(grams, syllables.slice(from).join(''))
    addGrams(grams, initials.slice(from).join(''))
  }
}
