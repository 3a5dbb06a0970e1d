import { ORPCError, ValidationError } from '@orpc/server'
import { refuse } from '../../src-shared/decision'
import { refusalSentence } from '../../src-shared/locale'
import { refusals, type Refusal } from '../../src-shared/refusals'
import { locales, type Locale } from '../../src-shared/vocabulary'
import { Refused } from '../store/refused'
import type { Context } from './context'

/** Where unforeseen errors are written, with the number that the user is shown. */
export interface ErrorLog { error(details: { number: string; cause: unknown; path: string }): void }

/** A refusal as the contract's typed error, its sentence in the caller's language. */
export const asContractError = (refusal: Refusal, locale: Locale): ORPCError<string, unknown> =>
  new ORPCError(refusal.code, { defined: true, status: refusals[refusal.code].status, data: refusal.data, message: refusalSentence(refusal, locale) })

/** Whatever a procedure threw, as what the caller may see: a refusal, or "not saved, number 4F2A" with the cause in the log. */
export function toRefusal(error: unknown, log: ErrorLog, path: string): Refusal {
  if (error instanceof Refused) return error.refusal
  if (error instanceof ORPCError && error.cause instanceof ValidationError && error.code === 'BAD_REQUEST') {
    const issue = error.cause.issues[0] as { path?: readonly unknown[]; code?: string; maximum?: unknown; minimum?: unknown } | undefined
    return refuse('INVALID_INPUT', { field: (issue?.path ?? []).map(pathPart).join('.'), reason: issue?.code ?? 'invalid', limit: String(issue?.maximum ?? issue?.minimum ?? '') }).refusal
  }
  if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return refuse('INVALID_INPUT', { field: '', reason: 'malformed' }).refusal
  if (isDiskFull(error)) return refuse('DISK_FULL', {}).refusal
  const number = Math.floor(Math.random() * 0x10000).toString(16).toUpperCase().padStart(4, '0')
  log.error({ number, cause: error, path })
  return refuse('NOT_SAVED', { number }).refusal
}

const pathPart = (part: unknown): string => String(typeof part === 'object' && part !== null && 'key' in part ? part.key : part)
const isDiskFull = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'SQLITE_FULL' || error.code === 'ENOSPC' || error.code === 'EDQUOT')

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

type Headers = Readonly<Record<string, string | string[] | undefined>>
const one = (value: string | string[] | undefined): string | null => (Array.isArray(value) ? (value[0] ?? null) : (value ?? null))

interface CallOptions { readonly context: Context; readonly path: readonly string[]; next(options?: unknown): Promise<unknown> }
interface RequestOptions { readonly context: Context; readonly request: { readonly headers: Headers }; next(options?: unknown): Promise<unknown> }

/**
 * What every road does around a procedure, once for all: the caller's language and idempotency key out of the headers,
 * and every error as a refusal of the contract.
 */
export const roadOptions = (log: ErrorLog) => ({
  interceptors: [(options: RequestOptions) => {
    const { next, ...rest } = options
    const key = one(options.request.headers['idempotency-key'])
    return next({
      ...rest,
      context: {
        ...options.context, locale: localeFrom(options.request.headers['accept-language']) ?? options.context.locale,
        idempotencyKey: key && key.length <= 100 ? key : null, lastEventId: one(options.request.headers['last-event-id']) ?? options.context.lastEventId,
      } satisfies Context,
    })
  }],
  clientInterceptors: [async (options: CallOptions) => {
    try {
      return await options.next()
    } catch (error) {
      throw asContractError(toRefusal(error, log, options.path.join('.')), options.context.locale ?? 'zh-CN')
    }
  }],
})
