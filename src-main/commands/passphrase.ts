import { readFile } from 'node:fs/promises'
import type { Say } from './command'
import { askHidden } from './terminal'

/** The passphrase that a call brings along: a file's first line, or `HANDOVER_PASSPHRASE`. Null when it brings none. */
export async function givenPassphrase(file: string | undefined): Promise<string | null> {
  if (file !== undefined) return (await readFile(file, 'utf8')).split(/\r?\n/)[0]!
  return process.env['HANDOVER_PASSPHRASE'] || null
}

/** Asks at the terminal; null where there is none, or when nothing was typed. */
export async function askPassphrase(say: Say): Promise<string | null> {
  if (!process.stdin.isTTY) return null
  say.note('askPassphrase', {})
  return (await askHidden()) || null
}
