import type { FormCopy, FormKind, FormOption, Locale } from '../../../../src-shared/vocabulary'
import type { PaperReceived } from './events'

export interface Receipt extends Omit<PaperReceived, 'printingId'> { readonly by: string; readonly at: string }

export interface Printing {
  readonly id: string; readonly form: FormKind; readonly locale: Locale; readonly copies: readonly FormCopy[]; readonly contentHash: string
  readonly number: string; readonly counted: { readonly series: string; readonly counter: number } | null; readonly options: readonly FormOption[]
  readonly received: readonly Receipt[]; readonly by: string; readonly at: string
}

/** The number under which a form of this case was printed last; null when it was not. */
export const lastNumber = (printings: readonly Printing[], form: FormKind): string | null => printings.findLast((one) => one.form === form && one.number !== '')?.number ?? null

/** How the paper that is printed now stands to those before it. */
export interface PaperStanding {
  /** Null for the first one of a number, which is given when it is printed. */ readonly number: string | null
  /** Printings under this number so far. */ readonly reprint: number
  /** It says something else than the last one under this number in this language. */ readonly changed: boolean
  /** When the number was given. */ readonly issuedAt: string | null
}

export function standingOf(printings: readonly Printing[], form: FormKind, content: { readonly locale: Locale; readonly contentHash: string }): PaperStanding {
  const number = lastNumber(printings, form)
  const under = number === null ? [] : printings.filter((one) => one.form === form && one.number === number)
  const last = under.findLast((one) => one.locale === content.locale)
  return { number, reprint: under.length, changed: last !== undefined && last.contentHash !== content.contentHash, issuedAt: under[0]?.at ?? null }
}
