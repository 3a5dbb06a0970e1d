import type { CaseView } from '../../../../src-shared/contract/case'
import type { CaseState } from '../domain/state'

/** Every printing of a case, the oldest first, with the signed papers that came back for it. */
export const printingViews = (state: CaseState): CaseView['printings'] => state.printings.map(({ id, form, locale, copies, contentHash, number, received, by, at }, index) => ({
  id, form, locale, copies: [...copies], contentHash, number, received: [...received], by, at,
  reprint: number === '' ? 0 : state.printings.slice(0, index).filter((one) => one.form === form && one.number === number && (form !== 'handover' || one.contentHash === contentHash)).length,
  signedCopies: state.attachments.filter((file) => file.purpose === 'signed_copy' && file.printingId === id),
}))
