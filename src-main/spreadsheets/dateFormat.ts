/** Built-in number formats that show a date; 27–36 and 50–58 are those of East Asian editions, as dates in all of them. */
const isBuiltInDate = (id: number): boolean => (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Whether a number format shows numbers as dates; `code` is the workbook's own, without it the built-in of that number holds. */
export const isDateFormat = (id: number, code: string | undefined): boolean => code === undefined ? isBuiltInDate(id) : isDateCode(code)

function isDateCode(code: string): boolean {
  const letters = bareLetters(code)
  if (/[yd年月日]|a{3}/.test(letters)) return true
  // `e` is the year of an era (e"年"), not the exponent of 0.00E+00; `m` beside hours or seconds is minutes.
  if (/e/.test(letters.replace(/e[+-]/g, ''))) return true
  return /m/.test(letters) && !/[hs]/.test(letters)
}

/** The first section without what is only shown or colours: quoted text, escaped and padding characters, [Red], [$-804], [h]. */
function bareLetters(code: string): string {
  const bare = code.slice(0, 255)
    .replace(/"[^"]*"?/g, '')
    .replace(/[\\_*]./g, '')
    .split(';', 1)[0] ?? ''
  // The minutes of [h]:mm are no month.
  const elapsed = /\[[hms]+\]/i.test(bare)
  const letters = bare.replace(/\[[^\]]*\]?/g, '').toLowerCase().replace(/general|g\/通用格式|通用格式|standard|am\/pm|a\/p|上午\/下午/g, '')
  return elapsed ? letters.replace(/[ms]/g, '') : letters
}

/** How many digits a format such as 00000 shows at least: an employee number that people see as 00123. */
export const zeroPadding = (code: string | undefined): number => code !== undefined && /^0{2,30}$/.test(code) ? code.length : 0
