import type { CaseItemView, ItemAct } from '@shared/contract/item'
import { nextTick } from 'vue'
import { useI18n } from 'vue-i18n'
import { meant } from '@renderer/app/shortcuts/shortcuts'
import { useLocaleText } from '@renderer/components/useLocaleText'
import { useCaseDesk } from './caseDesk'
import { useItemActing } from './itemActing'
import { actStep, isAllowed } from './itemMoves'

/** An item by the keys of app/shortcuts: on and back, wherever in it the focus is (what a drag does); from one title to the next. */
export function useItemKeys(item: () => CaseItemView): (event: KeyboardEvent) => void {
  const { t } = useI18n()
  const text = useLocaleText()
  const desk = useCaseDesk()
  const acting = useItemActing()
  return (event) => {
    const wish = meant('items', event)
    // Undoing belongs to whatever was done last, wherever the focus is: DeskBar.
    if (!wish || wish === 'undo') return
    if (wish === 'up' || wish === 'down') return walk(event, wish === 'up' ? -1 : 1)
    event.preventDefault()
    const present = item()
    const act = actStep(present.status, wish)
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

/** From an item's title to the one above or below. Elsewhere in an item the arrows belong to what has the focus. */
function walk(event: KeyboardEvent, by: 1 | -1): void {
  if (!(event.target instanceof HTMLElement) || !event.target.matches('[data-item] .open')) return
  const titles = [...document.querySelectorAll<HTMLElement>('main [data-item] .open')]
  const next = titles[titles.indexOf(event.target) + by]
  if (!next) return
  event.preventDefault()
  next.focus()
}
