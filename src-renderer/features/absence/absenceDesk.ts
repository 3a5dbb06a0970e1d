import type { DeliveryView, InventoryView, NoticeView } from '@shared/contract/absenceView'
import type { AbsenceEntry, AbsenceNotice, DeliveryWay } from '@shared/vocabulary'
import { inject, provide, shallowRef, type InjectionKey, type ShallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { askReason } from '@renderer/app/feedback'
import { translate } from '@renderer/app/i18n'
import { useCaseAction, useCaseDesk } from '../case/caseDesk'

/** The form that is open, with what it is about. */
export type Asking =
  | { readonly form: 'contact' } | { readonly form: 'reason' } | { readonly form: 'decision' } | { readonly form: 'check' } | { readonly form: 'inventory' }
  | { readonly form: 'notice'; readonly kind: AbsenceNotice } | { readonly form: 'send'; readonly notice: NoticeView; readonly way: DeliveryWay }
  | { readonly form: 'ended'; readonly notice: NoticeView; readonly delivery: DeliveryView } | { readonly form: 'collect'; readonly inventory: InventoryView }

export interface AbsenceDesk {
  readonly asking: ShallowRef<Asking | null>
  ask: (asking: Asking) => void
  /** Withdraws an entry after asking why. */
  withdraw: (what: AbsenceEntry, entry: string) => Promise<void>
}

const key: InjectionKey<AbsenceDesk> = Symbol('absence desk')

/** What the parts of the track share; call once, in its panel. */
export function provideAbsenceDesk(): AbsenceDesk {
  const desk = useCaseDesk()
  const asking = shallowRef<Asking | null>(null)
  const { run, refusal } = useCaseAction((what: AbsenceEntry, entry: string, reason: string) => client.absence.withdraw({ id: desk.id, what, entry, reason }))
  const absence: AbsenceDesk = {
    asking,
    ask: (wanted) => { asking.value = wanted },
    withdraw: async (what, entry) => {
      const reason = await askReason({ title: translate(`absence.withdraw.${what}`), text: translate('absence.withdraw.text'), yes: translate('absence.withdraw.yes') })
      if (reason && !(await run(what, entry, reason))) desk.refuse(refusal.value)
    },
  }
  provide(key, absence)
  return absence
}

export function useAbsenceDesk(): AbsenceDesk {
  const absence = inject(key)
  if (!absence) throw new Error('A part of the absence track outside its panel')
  return absence
}

/** Puts stored files on the case before the entry that names them: an entry without its proof would be worse than proof without the entry. */
export async function attachAll(caseId: string, files: readonly { readonly id: string }[], done: Set<string>): Promise<string[]> {
  for (const file of files) {
    if (done.has(file.id)) continue
    await client.cases.attach({ id: caseId, attachmentId: file.id, purpose: 'absence' })
    done.add(file.id)
  }
  return files.map((file) => file.id)
}
