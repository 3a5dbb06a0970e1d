import type { CaseView } from '@shared/contract/case'
import type { CaseDate } from '@shared/vocabulary'
import { askReason } from '@renderer/app/feedback'
import { translate } from '@renderer/app/i18n'
import type { LocalText } from '@shared/contract/common'

/** Where a link to the ending check leads. */
export const endingCheckStep = 'ending-check'

/** Why the end is named before its check: empty where nothing has to be said, null when he turned back. */
export async function askEndReason({ endingCheck, dates }: CaseView, change: { readonly date: CaseDate; readonly value: string | null }, text: (words: LocalText) => string): Promise<string | null> {
  if (change.date !== 'endOn' || !change.value || dates.endOn || !endingCheck?.isDue || !endingCheck.bar) return ''
  return askReason({ title: translate('absence.check.endTitle'), text: translate('absence.check.endText', { ground: text(endingCheck.bar) }), yes: translate('absence.check.endYes') })
}
