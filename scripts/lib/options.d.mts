/** How `npm start` is used, in both languages. */
export const usage: string
/** Reads the options of `npm start`; `passedOn` is what the application is told. */
export function readOptions(args: readonly string[]): { help: boolean; headless: boolean; passedOn: string[] } | { problem: string }
