import type { Stage } from '@shared/vocabulary'
import { stages } from '@shared/vocabulary'
import { onScopeDispose, reactive, type InjectionKey } from 'vue'

/** The card under the mouse and the column it is over. */
export interface CardDrag {
  readonly id: string | null
  readonly over: Stage | null
  start(id: string): void
  /** Ends the drag and answers where it was dropped. */
  end(): { id: string; to: Stage } | null
  /** True for the click that the browser makes out of letting go. */
  readonly justEnded: boolean
}
export const cardDragKey: InjectionKey<CardDrag> = Symbol('card drag')

/**
 * Follows a dragged card. Sortable only carries the picture: no element changes its place in the page, so a column may scroll,
 * page and be patched by others during the drag. Where the card lands is asked from the point under the pointer.
 */
export function useCardDrag(): CardDrag {
  let endedAt = 0
  const state = reactive({ id: null as string | null, over: null as Stage | null })

  const stageAt = (x: number, y: number): Stage | null => {
    const found = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-stage]')?.dataset['stage']
    return stages.find((stage) => stage === found) ?? null
  }
  const follow = (event: PointerEvent | TouchEvent) => {
    const point = 'touches' in event ? event.touches[0] ?? event.changedTouches[0] : event
    if (point) state.over = stageAt(point.clientX, point.clientY)
  }
  const listen = (on: boolean) => {
    for (const type of ['pointermove', 'touchmove'] as const) {
      if (on) document.addEventListener(type, follow, { passive: true })
      else document.removeEventListener(type, follow)
    }
  }
  onScopeDispose(() => listen(false))

  return {
    get id() { return state.id },
    get over() { return state.over },
    get justEnded() { return performance.now() - endedAt < 120 },
    start(id) {
      Object.assign(state, { id, over: null })
      listen(true)
    },
    end() {
      listen(false)
      endedAt = performance.now()
      const dropped = state.id && state.over ? { id: state.id, to: state.over } : null
      Object.assign(state, { id: null, over: null })
      return dropped
    },
  }
}
