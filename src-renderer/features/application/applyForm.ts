import type { ApplicationFields } from '@shared/contract/application'
import type { ApplicationReason } from '@shared/vocabulary'

/** An application as typed. `hasLeft`: the person is not on the site any more. */
export interface ApplyForm { reason: ApplicationReason | ''; words: string; lastDay: string | null; hasLeft: boolean; leftOn: string | null; expectedBackOn: string | null; phone: string; address: string; note: string }
export const newForm = (): ApplyForm => ({ reason: '', words: '', lastDay: null, hasLeft: false, leftOn: null, expectedBackOn: null, phone: '', address: '', note: '' })

export type ApplyProblem = 'reason' | 'words' | 'lastDay' | 'leftOn' | 'phone'
/** What still has to be filled in, in the order of the page. */
export const lacksOf = (form: ApplyForm): ApplyProblem[] => [
  ...(form.reason ? [] : ['reason' as const]), ...(form.reason === 'other' && !form.words.trim() ? ['words' as const] : []), ...(form.lastDay ? [] : ['lastDay' as const]),
  ...(form.hasLeft && !form.leftOn ? ['leftOn' as const] : []), ...(form.phone.trim().length >= 5 ? [] : ['phone' as const]),
]

/** The form as it is handed in, once nothing is lacking. */
export const fieldsOf = (form: ApplyForm): ApplicationFields => ({
  reason: form.reason || 'other', words: form.words.trim(), lastDay: form.lastDay ?? '', leftOn: form.hasLeft ? form.leftOn : null, expectedBackOn: form.hasLeft ? form.expectedBackOn : null,
  phone: form.phone.trim(), address: form.address.trim(), note: form.note.trim(),
})

const kept = 'handover-desk.apply'
/** What was typed outlives a reload, in this tab alone, until it is handed in or the link runs out: the PC may be the office's. */
export const keepForm = (link: string, form: ApplyForm): void => sessionStorage.setItem(kept, JSON.stringify({ link, form }))
export const forgetForm = (): void => sessionStorage.removeItem(kept)
export function keptForm(link: string): ApplyForm {
  try {
    const found = JSON.parse(sessionStorage.getItem(kept) ?? 'null') as { link: string; form: Partial<ApplyForm> } | null
    if (found?.link === link) return { ...newForm(), ...found.form }
  } catch { /* Not ours, or half written. */ }
  forgetForm()
  return newForm()
}
