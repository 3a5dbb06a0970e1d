import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { fill, refusalSentence } from '../../src-shared/locale'
import { BackupExists, TargetFailed } from '../store/backup'
import { BadBackup } from '../store/backupFile'
import { PassphraseNeeded, WrongPassphrase } from '../store/backupKey'
import { FolderInUse } from '../store/lock'
import { NewerDatabase } from '../store/migrate'
import { Refused } from '../store/refused'
import { FolderNotEmpty } from '../store/restore'
import type { Trouble } from '../store/trouble'
import { backup } from './backup'
import { NoSite, sentences, type CommandRun, type Say, type SentenceKey } from './command'
import { doctor } from './doctor'
import { defaultDataDir } from './folders'
import { rebuild } from './rebuild'
import { restore } from './restore'
import { seed } from './seed'
import { serve } from './serve'
import { toldTrouble } from './toldTrouble'
import { user } from './user'
import { verify } from './verify'

interface Command {
  readonly run: CommandRun
  readonly help: SentenceKey
  /** How many words follow its name. */
  readonly words: number
}

/** The same application without a window: `desk COMMAND --data DIR [--json]`. */
const commands: Readonly<Record<string, Command>> = {
  serve: { run: serve, help: 'helpServe', words: 0 }, verify: { run: verify, help: 'helpVerify', words: 0 }, doctor: { run: doctor, help: 'helpDoctor', words: 0 }, rebuild: { run: rebuild, help: 'helpRebuild', words: 0 },
  backup: { run: backup, help: 'helpBackup', words: 1 }, restore: { run: restore, help: 'helpRestore', words: 1 }, seed: { run: seed, help: 'helpSeed', words: 0 }, user: { run: user, help: 'helpUser', words: 2 },
}

const sentence = (key: SentenceKey, values: Readonly<Record<string, unknown>>): string => fill(sentences[key], values)

export interface Terminal { readonly out: (text: string) => void; readonly error: (text: string) => void }

const options = {
  data: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' }, headless: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' }, cases: { type: 'string' }, seed: { type: 'string' }, yes: { type: 'boolean' }, 'passphrase-file': { type: 'string' },
} as const

/** Runs a command of `desk`; answers its exit code: 0 done, 1 not done or something is wrong, 2 a mistake in the call. */
export async function runDesk(argv: readonly string[], terminal: Terminal): Promise<number> {
  const mistake = (key: SentenceKey, values: Readonly<Record<string, unknown>>): number => {
    terminal.error(`${sentence(key, values)}\n`)
    return 2
  }
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], allowPositionals: true, options })
  } catch (error) {
    return mistake('badOption', { what: error instanceof Error ? error.message : String(error) })
  }
  const { values, positionals } = parsed
  const [name, ...args] = positionals
  if (!name) {
    terminal.out(`${sentences.usage}\n`)
    return values.help ? 0 : 2
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) return mistake('unknownCommand', { name })
  if (values.help) {
    terminal.out(`${sentences[command.help]}\n`)
    return 0
  }
  if (args.length !== command.words) return mistake(command.help, {})
  const numbers = { port: numberOf(values.port), cases: numberOf(values.cases), seed: numberOf(values.seed) }
  for (const [option, value] of Object.entries(numbers)) if (Number.isNaN(value)) return mistake('badOption', { what: `--${option}` })

  const json = values.json ?? false
  const say: Say = {
    tell: (key, fields) => { if (!json) terminal.out(`${sentence(key, fields)}\n`) },
    note: (key, fields) => { terminal.error(`${sentence(key, fields)}\n`) },
  }
  const demo = values.demo ?? false
  const dataDir = resolve(values.data ?? process.env.HANDOVER_DATA ?? defaultDataDir(demo))
  try {
    const answer = await command.run({ dataDir, args, options: { ...numbers, demo, json, yes: values.yes ?? false, passphraseFile: values['passphrase-file'] }, say })
    if (json && name !== 'serve') terminal.out(`${JSON.stringify({ ...answer.result, ok: answer.code === 0 })}\n`)
    return answer.code
  } catch (error) {
    const { code, key, fields, exit } = await explain(error, dataDir)
    if (json) terminal.out(`${JSON.stringify({ ok: false, code, ...fields })}\n`)
    say.note(key, fields)
    return exit
  }
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN)

interface Explanation { readonly code: string; readonly key: SentenceKey; readonly fields: Readonly<Record<string, unknown>>; readonly exit: 1 | 2 }

/** Whatever stopped a command, in words; a defect keeps its stack for who asks (`HANDOVER_DEBUG`). */
async function explain(error: unknown, dataDir: string): Promise<Explanation> {
  if (error instanceof FolderInUse) return { code: 'FOLDER_IN_USE', key: 'folderInUse', fields: { pid: error.pid }, exit: 1 }
  if (error instanceof NewerDatabase) return { code: 'NEWER_DATABASE', key: 'newerDatabase', fields: { what: error.unknown.join(', ') }, exit: 1 }
  if (error instanceof NoSite) return { code: 'NO_SITE', key: 'noSite', fields: { dir: error.dir }, exit: 2 }
  if (error instanceof BackupExists) return { code: 'FILE_EXISTS', key: 'fileExists', fields: { file: error.message }, exit: 2 }
  if (error instanceof FolderNotEmpty) return { code: 'FOLDER_NOT_EMPTY', key: 'folderNotEmpty', fields: { dir: error.message }, exit: 2 }
  if (error instanceof BadBackup) return { code: `BACKUP_${error.problem.toUpperCase()}`, key: badBackup[error.problem], fields: { detail: error.detail }, exit: 1 }
  if (error instanceof PassphraseNeeded) return { code: 'PASSPHRASE_NEEDED', key: 'passphraseNeeded', fields: {}, exit: 2 }
  if (error instanceof WrongPassphrase) return { code: 'WRONG_PASSPHRASE', key: 'wrongPassphrase', fields: {}, exit: 1 }
  if (error instanceof TargetFailed) return { code: 'TARGET_FAILED', key: 'targetFailed', fields: { code: error.code }, exit: 1 }
  const told = await toldTrouble(error, dataDir)
  if (told) return { code: told.trouble, key: told.trouble === 'DATABASE_DAMAGED' && !told.backup ? 'databaseDamagedNoBackup' : troubleSentences[told.trouble], fields: { dir: dataDir, free: told.free, ...(told.backup ? { backup: told.backup } : {}) }, exit: 1 }
  if (error instanceof Refused) return { code: error.refusal.code, key: 'failed', fields: { why: `${refusalSentence(error.refusal, 'zh-CN')} / ${refusalSentence(error.refusal, 'en')}` }, exit: 1 }
  return { code: 'FAILED', key: 'failed', fields: { why: process.env.HANDOVER_DEBUG && error instanceof Error ? error.stack : reasonOf(error) }, exit: 1 }
}

const troubleSentences: Readonly<Record<Trouble, SentenceKey>> = {
  DISK_FULL: 'diskFull', DISK_FAILED: 'diskFailed', DATABASE_DAMAGED: 'databaseDamaged', FOLDER_GONE: 'folderGone', FOLDER_READ_ONLY: 'folderReadOnly',
}

/** Without the statement that failed: the database's own words come last. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.slice(Math.max(0, text.lastIndexOf('SQLITE_')))
}

const badBackup = { not_a_backup: 'notABackup', newer: 'newerBackup', entry: 'damagedBackup', log: 'damagedBackup', database: 'damagedBackup' } as const satisfies Record<BadBackup['problem'], SentenceKey>
