import type { CaseView } from '@shared/contract/case'
import type { CaseItemView } from '@shared/contract/item'
import type { Locale } from '@shared/vocabulary'
import { isSettledItem } from '@shared/vocabulary'
import type { Signer } from '../signature/signers'

/** The latest open item of somebody: receivers are asked for their own, the leaver and a witness for any. */
export function pressingItem(view: CaseView, signer: Pick<Signer, 'part' | 'person'>): CaseItemView | null {
  const open = view.items.filter((item) => !isSettledItem(item.status) && (signer.part !== 'receiver' || item.receiver?.name === signer.person.name))
  return open.toSorted((a, b) => b.overdueDays - a.overdueDays || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'))[0] ?? null
}

export type ReminderWords = (key: string, values: Record<string, unknown>) => string

/** What to tell somebody about what presses most; `t` speaks the reader's language. */
export function reminderText(view: CaseView, signer: Pick<Signer, 'part' | 'person'>, locale: Locale, site: string, t: ReminderWords): string {
  const item = pressingItem(view, signer)
  const title = item && ((locale === 'en' && item.title.en) || item.title['zh-CN'])
  const values = { name: signer.person.name, leaver: view.leaver.name, item: title ?? '', count: item?.overdueDays ?? 0, day: item?.dueOn ?? '', site }
  if (!item) return t('reach.plain', values)
  const whose = signer.part === 'leaver' ? 'leaver' : signer.part === 'receiver' ? 'receiver' : 'other'
  return t(`reach.${whose}_${item.overdueDays > 0 ? 'late' : item.dueOn ? 'due' : 'open'}`, values)
}

/** Digits, and a plus before them: what a telephone dials. */
export const dialled = (phone: string): string => phone.replaceAll(/(?!^\+)[^\d]/g, '')
/** For the camera of the clerk's own phone: it opens the message, written, or the call. */
export const messageCode = (phone: string, text: string): string => `SMSTO:${dialled(phone)}:${text}`
export const callCode = (phone: string): string => `tel:${dialled(phone)}`
