import type { FormCopy, FormKind, FormOption, Locale, ReceiptChannel } from '../../../../src-shared/vocabulary'
import type { Fact } from '../domain/fact'

export interface FormPrinted {
  readonly id: string; readonly form: FormKind; readonly locale: Locale; readonly copies: readonly FormCopy[]; readonly contentHash: string
  /** On the paper. Printings from before forms were numbered have none. */
  readonly number?: string
  /** Only with the printing that the number was given to: a reprint carries the number of an earlier one. */
  readonly counted?: { readonly series: string; readonly counter: number }
  readonly options?: readonly FormOption[]
}

export interface PaperReceived {
  readonly id: string; readonly printingId: string; readonly channel: ReceiptChannel; readonly on: string
  /** Who took it, or to whom it was sent. */ readonly who: string
  /** Waybill number, what was shown. */ readonly note: string
}

/** Facts about what was printed and where the paper went. */
export type PrintingEvent = Fact<'case.formPrinted', FormPrinted> | Fact<'case.paperReceived', PaperReceived>
export const printingTypes = ['case.formPrinted', 'case.paperReceived'] as const satisfies readonly PrintingEvent['type'][]
