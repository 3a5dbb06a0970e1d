import { ORPCError } from '@orpc/client'
import { refusalSentences } from '@shared/locale'
import type { Refusal, RefusalCode } from '@shared/refusals'

/**
 * What a screen shows when something was not done: a refusal of the product, or one of two that only the screen knows.
 * NO_CONNECTION: no answer came, nothing that was typed is lost. UNEXPECTED: an answer nobody foresaw; `message` is the server's.
 */
export type ShownRefusal =
  | Refusal
  | { readonly code: 'NO_CONNECTION'; readonly data: Record<string, never> }
  | { readonly code: 'UNEXPECTED'; readonly data: { readonly message: string } }

// Total over the codes as well, and without zod, which the refusals' own table would bring into the page.
const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusalSentences['zh-CN'], code)

/** Turns whatever a call threw into a value to show. */
export function toRefusal(error: unknown): ShownRefusal {
  if (!(error instanceof ORPCError)) return { code: 'NO_CONNECTION', data: {} }
  if (isRefusalCode(error.code)) return { code: error.code, data: error.data ?? {} } as Refusal
  return { code: 'UNEXPECTED', data: { message: error.message } }
}

/** The field a refusal is about, where it names one. */
export const fieldOf = (refusal: ShownRefusal | null): string | null =>
  refusal && 'field' in refusal.data && typeof refusal.data.field === 'string' ? refusal.data.field : null
