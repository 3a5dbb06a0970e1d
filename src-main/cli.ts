import { parseArgs } from 'node:util'
import { resolve } from 'node:path'
import { fill } from '../src-shared/locale'
import { sentences, type CommandRun, type Say, type SentenceKey } from './commands/command'
import { defaultDataDir } from './commands/folders'
import { serve } from './commands/serve'
import { FolderInUse } from './store/lock'
import { NewerDatabase } from './store/migrate'

/** The same application without a window: `desk COMMAND --data DIR [--json]`. */
const commands: Readonly<Record<string, CommandRun>> = { serve }

const sentence = (key: SentenceKey, values: Readonly<Record<string, unknown>>): string => fill(sentences[key], values)

async function main(argv: readonly string[]): Promise<number> {
  let parsed
  try {
    parsed = parseArgs({ args: [...argv], allowPositionals: true, options: { data: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' }, headless: { type: 'boolean' }, json: { type: 'boolean' }, help: { type: 'boolean' }, cases: { type: 'string' }, seed: { type: 'string' } } })
  } catch (error) {
    process.stderr.write(`${sentence('badOption', { what: error instanceof Error ? error.message : String(error) })}\n`)
    return 2
  }
  const { values, positionals } = parsed
  const [name, ...args] = positionals
  if (values.help || !name) {
    process.stdout.write(`${sentences.usage}\n`)
    return values.help ? 0 : 2
  }
  const run = commands[name]
  if (!run) {
    process.stderr.write(`${sentence('unknownCommand', { name })}\n`)
    return 2
  }
  const numbers = { port: numberOf(values.port), cases: numberOf(values.cases), seed: numberOf(values.seed) }
  for (const [option, value] of Object.entries(numbers)) {
    if (Number.isNaN(value)) {
      process.stderr.write(`${sentence('badOption', { what: `--${option}` })}\n`)
      return 2
    }
  }
  const json = values.json ?? false
  const say: Say = {
    tell: (key, fields) => { if (!json) process.stdout.write(`${sentence(key, fields)}\n`) },
    note: (key, fields) => { process.stderr.write(`${sentence(key, fields)}\n`) },
  }
  const fail = (code: string, key: SentenceKey, fields: Readonly<Record<string, unknown>>, exit = 1): number => {
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, code, ...fields })}\n`)
    else say.note(key, fields)
    return exit
  }
  try {
    const demo = values.demo ?? false
    const answer = await run({ dataDir: resolve(values.data ?? process.env.HANDOVER_DATA ?? defaultDataDir(demo)), args, options: { ...numbers, demo, json }, say })
    if (json && name !== 'serve') process.stdout.write(`${JSON.stringify({ ok: answer.code === 0, ...answer.result })}\n`)
    return answer.code
  } catch (error) {
    if (error instanceof FolderInUse) return fail('FOLDER_IN_USE', 'folderInUse', { pid: error.pid })
    if (error instanceof NewerDatabase) return fail('NEWER_DATABASE', 'newerDatabase', { what: error.unknown.join(', ') })
    return fail('FAILED', 'failed', { why: error instanceof Error ? error.message : String(error) })
  }
}

const numberOf = (text: string | undefined): number | undefined => (text === undefined ? undefined : /^\d+$/.test(text) ? Number(text) : Number.NaN)

process.exitCode = await main(process.argv.slice(2))
