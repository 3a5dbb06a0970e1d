/** Why a file cannot be read as a list, and what it is instead: as src-main/spreadsheets says it. */
export const tableProblems = [
  'empty', 'too_large', 'too_many_rows', 'too_many_columns', 'cell_too_long', 'unpacks_too_large', 'encrypted', 'old_xls', 'with_macros', 'damaged', 'other_format', 'encoding', 'no_header', 'no_such_sheet', 'no_rows', 'several_headers',
] as const
export type TableProblemCode = (typeof tableProblems)[number]

export const foreignFormats = [
  'pdf', 'picture', 'program', 'web_page', 'xml_spreadsheet', 'xml', 'ods', 'numbers', 'xlsb', 'word', 'slides', 'zip', 'archive', 'rtf', 'database', 'mail', 'binary',
] as const
export type ForeignFormat = (typeof foreignFormats)[number]
