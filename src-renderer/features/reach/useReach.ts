import type { CaseView } from '@shared/contract/case'
import type { Locale } from '@shared/vocabulary'
import { useI18n } from 'vue-i18n'
import { client } from '@renderer/app/client'
import { useLoad } from '@renderer/app/client/useLoad'
import { useSession } from '@renderer/app/session/useSession'
import { signersOf, type Signer } from '../signature/signers'
import { reminderText } from './reminder'

/** People of a case without an account, with the telephone that the register knows and the words for each. */
export function useReach(view: CaseView) {
  const { t } = useI18n()
  const session = useSession()
  const people = signersOf(view)
  const { data: phones } = useLoad(async (signal) => {
    const known: Record<string, string> = {}
    for (const { part, person, key } of people) {
      if (part === 'leaver') known[key] = view.leaver.phone
      // Somebody erased from the register has no telephone there any more.
      else if (person.kind === 'employee') known[key] = await client.employees.get({ id: person.id }, { signal }).then((one) => one.phone, () => '')
    }
    return known
  })
  const textFor = (signer: Pick<Signer, 'part' | 'person'>, locale: Locale): string => reminderText(view, signer, locale, session.site?.name ?? '', (key, values) => t(key, values, { locale }))
  return { people, phones, textFor }
}
