import type { Refusal } from '../../src-shared/refusals'

/** What a worker is started with. */
export interface JobCall { readonly name: string; readonly input: unknown }

/** What is said to a worker. */
export type ToWorker = { readonly kind: 'cancel' }

/** What a worker says. */
export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'done'; readonly output: unknown }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'failed'; readonly error: FailedError }

/** An error that crossed from one thread to the other: what `fromFailed` makes an Error of again. */
export interface FailedError { readonly name: string; readonly message: string; readonly stack?: string | undefined; readonly code?: string | undefined }

export const asFailed = (error: unknown): FailedError => {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error) }
  return { name: error.name, message: error.message, stack: error.stack, ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}) }
}

export const fromFailed = ({ message, ...rest }: FailedError): Error => Object.assign(new Error(message), rest)
