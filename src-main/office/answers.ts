import { mapEventIterator } from '@orpc/client'
import { ORPCError, ValidationError } from '@orpc/server'
import { refuse } from '../../src-shared/decision'
import { refusalSentence } from '../../src-shared/locale'
import { refusals, type Refusal } from '../../src-shared/refusals'
import { locales, type Locale } from '../../src-shared/vocabulary'
import type { Condition } from '../store/condition'
import { Refused } from '../store/refused'
import { siteSettings } from '../subjects/site/queries'
import { userById } from '../subjects/user/queries'
import type { Context } from './context'
import { sessionOf } from './sessions'

/** Where unforeseen errors are written, with the number that the user is shown. */
export interface ErrorLog { error(details: { number: string; cause: unknown; path: string }): void }

/** A refusal as the contract's typed error, its sentence in the caller's language. */
export const asContractError = (refusal: Refusal, locale: Locale): ORPCError<string, unknown> =>
  new ORPCError(refusal.code, { defined: true, status: refusals[refusal.code].status, data: refusal.data, message: refusalSentence(refusal, locale) })

/** As `toRefusal`, and the site takes note when the error speaks of its disk: reading meets a damaged page as writing does. */
export async function noticedRefusal(error: unknown, condition: Condition, log: ErrorLog, path: string): Promise<Refusal> {
  const before = condition.trouble
  const trouble = await condition.notice(error)
  if (trouble && trouble !== before) log.error({ number: trouble, cause: withoutValues(error), path })
  return trouble ? refuse(trouble, {}).refusal : toRefusal(error, log, path)
}

/** Whatever a procedure threw, as what the caller may see: a refusal, or "not saved, number 4F2A" with the cause in the log. */
export function toRefusal(error: unknown, log: ErrorLog, path: string): Refusal {
  if (error instanceof Refused) return error.refusal
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const issue = error.cause.issues[0] as { path?: readonly unknown[]; code?: string; maximum?: unknown; minimum?: unknown } | undefined
    return refuse('INVALID_INPUT', { field: (issue?.path ?? []).map(pathPart).join('.'), reason: issue?.code ?? 'invalid', limit: String(issue?.maximum ?? issue?.minimum ?? '') }).refusal
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return refuse('INVALID_INPUT', { field: '', reason: 'malformed' }).refusal
  const number = Math.floor(Math.random() * 0x10000).toString(16).toUpperCase().padStart(4, '0')
  log.error({ number, cause: withoutValues(error), path })
  return refuse('NOT_SAVED', { number }).refusal
}

const pathPart = (part: unknown): string => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)

/**
 * An error as it may be logged. knex writes the values of a statement into its errors, and those are verifiers, keys and
 * identity numbers: of the database's errors only the code, the kind of statement with its table, and the frames are kept.
 */
function withoutValues(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const logged = isOfDatabase(error, code) ? new Error([code ?? error.name, statementOf(error.message)].filter(Boolean).join(': ')) : new Error(error.message)
  logged.name = error.name
  logged.stack = [`${error.name}: ${logged.message}`, ...(error.stack ?? '').replace(error.message, '').split('\n').filter((line) => /^ {4}at .*(:\d+:\d+|<anonymous>|native)\)?$/.test(line))].join('\n')
  return Object.assign(logged, code === undefined ? {} : { code }, error.cause === undefined ? {} : { cause: withoutValues(error.cause) })
}

const isOfDatabase = (error: Error, code: string | undefined): boolean => (code?.startsWith('SQLITE') ?? false) || 'sql' in error || 'bindings' in error || /SQLITE_[A-Z]+/.test(error.message)
/** `insert into user_account`, from before the first quoted value. */
const statementOf = (message: string): string => {
  const [, verb, table] = /^(insert into|update|delete from|select\b[^']*?\bfrom) [`"]?([A-Za-z_]\w*)/i.exec(message) ?? []
  return verb && table ? `${verb.split(/\s/, 1)[0]!.toLowerCase() === 'select' ? 'select from' : verb.toLowerCase()} ${table}` : (/^[a-z]+/i.exec(message)?.[0] ?? '')
}

/** The language asked for in `accept-language`, if it is one of ours. */
export function localeFrom(header: string | string[] | undefined): Locale | null {
  const first = (Array.isArray(header) ? header[0] : header)?.toLowerCase() ?? ''
  for (const part of first.split(',')) {
    const tag = part.split(';')[0]!.trim()
    const found = locales.find((locale) => locale.toLowerCase() === tag || locale.split('-')[0] === tag.split('-')[0])
    if (found) return found
  }
  return null
}

/** The language to answer in: as asked, else the signed-in user's, else the site's. Never fails: it is needed to say that something did. */
export async function localeOf(context: Context): Promise<Locale> {
  if (context.locale) return context.locale
  const { services, connection } = context
  try {
    const token = connection.token()
    const session = token ? await sessionOf(services.reader, token, services.clock.steady()) : null
    const user = session && (await userById(services.reader, session.userId))
    return user?.locale ?? (await siteSettings(services.reader)).locale
  } catch {
    return 'zh-CN'
  }
}

type Headers = Readonly<Record<string, string | string[] | undefined>>
const one = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? (value[0] ?? null) : (value ?? null))

const isStream = (answer: unknown): answer is AsyncIterator<unknown, unknown, void> => typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer

interface CallOptions { readonly context: Context; readonly path: readonly string[]; next(options?: unknown): Promise<unknown> }
interface RequestOptions { readonly context: Context; readonly request: { readonly headers: Headers }; next(options?: unknown): Promise<unknown> }

/**
 * What every road does around a procedure, once for all: the caller's language and idempotency key out of the headers,
 * and every error as a refusal of the contract.
 */
export const roadOptions = (log: ErrorLog) => ({
  interceptors: [(options: RequestOptions) => {
    const { next, ...rest } = options
    return next({
      ...rest,
      context: {
        ...options.context, locale: localeFrom(options.request.headers['accept-language']) ?? options.context.locale,
        idempotencyKey: one(options.request.headers['idempotency-key']), lastEventId: one(options.request.headers['last-event-id']) ?? options.context.lastEventId,
      } satisfies Context,
    })
  }],
  clientInterceptors: [async (options: CallOptions) => {
    const asSeen = async (error: unknown): Promise<Error> => asContractError(await noticedRefusal(error, options.context.services.condition, log, options.path.join('.')), await localeOf(options.context))
    try {
      const answer = await options.next()
      // A stream can fail long after it began; its listener is told as anybody else.
      return isStream(answer) ? mapEventIterator(answer, { value: async (value: unknown) => value, error: asSeen }) : answer
    } catch (error) {
      throw await asSeen(error)
    }
  }],
})
