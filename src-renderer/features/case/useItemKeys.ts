import type { CaseItemView, ItemAct } from '@shared/contract/item'
import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import { useLocaleText } from '@renderer/components/useLocaleText'
import { useCaseDesk } from './caseDesk'
import { useItemActing } from './itemActing'
import { actStep, isAllowed } from './itemMoves'

/** `]` moves an item on, `[` moves it back, wherever in it the focus is; what a drag does, by keyboard. */
export function useItemKeys(item: () => CaseItemView): (event: KeyboardEvent) => void {
  const { t } = useI18n()
  const text = useLocaleText()
  const desk = useCaseDesk()
  const acting = useItemActing()
  return (event) => {
    const way = event.key === ']' || event.key === '】' ? 'on' : event.key === '[' || event.key === '【' ? 'back' : null
    if (!way || event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return
    event.preventDefault()
    const present = item()
    const act = actStep(present.status, way)
    if (!act || !isAllowed(present, act)) return desk.say(t('case.items.cannotMove', { item: text(present.title) }))
    void move(present, act)
  }
  async function move(present: CaseItemView, act: ItemAct): Promise<void> {
    await acting.ask([present], act)
    // The card may stand in another column now: the focus goes with it.
    await nextTick()
    if (!document.activeElement || document.activeElement === document.body) document.querySelector<HTMLElement>(`[data-item="${CSS.escape(present.id)}"] .open`)?.focus()
  }
}
