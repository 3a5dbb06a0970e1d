import type { FormCopy, Locale } from '@shared/vocabulary'

/** What stands in the margins of a printed page. `pageOf` holds the places `{page}` and `{pages}`. */
export interface PageText {
  readonly locale: Locale
  readonly head: string
  readonly foot: string
  readonly pageOf: string
  readonly copies: readonly { readonly copy: FormCopy; readonly mark: string }[]
}

/** As a CSS string, every character by its number: names are hostile text. */
const cssString = (text: string): string => `"${[...text].map((character) => `\\${character.codePointAt(0)!.toString(16)} `).join('')}"`

const mostPages = 200

/**
 * Page rules for some copies of one form, printed in one go. Each copy counts its own pages: the page of a copy by a counter of
 * its named page, the number of pages by a counter style that divides the total, because all copies are equally long.
 */
export function formPageRules({ locale, head, foot, pageOf, copies }: PageText): string {
  const share = Math.max(1, copies.length)
  const symbols = Array.from({ length: mostPages * share }, (_, index) => `"${Math.floor((index + share) / share)}"`).join(' ')
  const [before = '', between = '', after = ''] = pageOf.split(/\{pages?\}/)
  const margin = marginOf(locale)
  return [
    `@counter-style hd-share { system: fixed ${share}; symbols: ${symbols}; }`,
    a4,
    ...copies.map(({ copy, mark }) => `@page hd-${copy} { counter-increment: hd-${copy};
      @top-left { ${margin(cssString(head))} } @top-right { ${margin(cssString(mark))}; font-weight: 700 }
      @bottom-left { ${margin(cssString(foot))} }
      @bottom-right { ${margin(`${cssString(before)} counter(hd-${copy}) ${cssString(between)} counter(pages, hd-share) ${cssString(after)}`)} } }`),
  ].join('\n')
}

/** The day's summary stands, on one page. */
export const dayPageRules = '@page { size: A4 portrait; margin: 10mm 11mm; }'

/** One copy of one form among others of a job; the sheet at this place of the list carries the class `job-<place>`. */
export interface JobSheet { readonly head: string; readonly foot: string; readonly mark: string }

/**
 * Page rules for several forms in one job, each copy with margins of its own. A page says its number within the copy but not of how many:
 * the total is that of the whole job, and no counter of CSS knows where another form ends.
 */
export function jobPageRules({ locale, page, sheets }: { readonly locale: Locale; readonly page: string; readonly sheets: readonly JobSheet[] }): string {
  const [before = '', after = ''] = page.split('{page}')
  const margin = marginOf(locale)
  return [
    a4,
    ...sheets.map(({ head, foot, mark }, place) => `.sheet.job-${place} { page: hd-job-${place}; }
      @page hd-job-${place} { counter-increment: hd-job-${place};
      @top-left { ${margin(cssString(head))} } @top-right { ${margin(cssString(mark))}; font-weight: 700 }
      @bottom-left { ${margin(cssString(foot))} } @bottom-right { ${margin(`${cssString(before)} counter(hd-job-${place}) ${cssString(after)}`)} } }`),
  ].join('\n')
}

/** The morning sheet lies, on one page. */
export const morningPageRules = '@page { size: A4 landscape; margin: 9mm 10mm; }'

/** First in English: in a Chinese face an apostrophe is as wide as a character. */
const latinFont = '"Times New Roman", "Liberation Serif"'
/** Faces that hold Chinese on Windows, macOS and Linux; no web font (DESIGN §5). */
const sheetFont = '"SimSun", "Songti SC", "STSong", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", serif'

const a4 = '@page { size: A4 portrait; margin: 14mm 13mm 15mm 15mm; }'
const marginOf = (locale: Locale) => (content: string): string => `content: ${content}; font: 8pt/1.2 ${locale === 'en' ? `${latinFont}, ${sheetFont}` : sheetFont}; color: #000`
