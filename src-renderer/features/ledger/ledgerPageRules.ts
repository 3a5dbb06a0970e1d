/** As a CSS string, every character by its number. */
const cssString = (text: string): string => `"${[...text].map((character) => `\\${character.codePointAt(0)!.toString(16)} `).join('')}"`

/** The ledger lies; its pages are counted below. `pageOf` holds the places `{page}` and `{pages}`. */
export function ledgerPageRules(pageOf: string): string {
  const [before = '', between = '', after = ''] = pageOf.split(/\{pages?\}/)
  return `@page { size: A4 landscape; margin: 9mm 9mm 12mm; @bottom-right { content: ${cssString(before)} counter(page) ${cssString(between)} counter(pages) ${cssString(after)}; font: 8pt/1.2 "Times New Roman", "SimSun", "Songti SC", "Noto Serif CJK SC", serif; color: #000 } }`
}
