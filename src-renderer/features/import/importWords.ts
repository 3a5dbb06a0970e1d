/** Words of the contract (src-shared/contract/import.ts), whose values would bring zod into the page. */
export const importKinds = ['employees', 'positions', 'templates'] as const
export const importOutcomes = ['added', 'changed', 'unchanged', 'refused'] as const
export const importEncodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export const importDelimiters = [',', ';', '\t', '|'] as const
export type ImportEncoding = (typeof importEncodings)[number]
export type ImportDelimiter = (typeof importDelimiters)[number]
/** What a delimiter is called in the locale files. */
export const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const satisfies Record<ImportDelimiter, string>
