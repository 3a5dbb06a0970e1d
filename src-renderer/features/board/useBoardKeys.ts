import type { Stage } from '@shared/vocabulary'
import { nextTick, onScopeDispose } from 'vue'
import { isTyping, meant, type ShortcutName } from '@renderer/app/shortcuts/shortcuts'
import type { BoardFocus, Spot } from './boardFocus'
import type { Columns } from './useColumns'
import { useBoardStore } from './useBoardStore'
import type { CardMoves } from './useCardMoves'

/** The board by keyboard, by the keys of app/shortcuts: from card to card, a card from column to column, the last move back. Enter is the link's own. */
export function useBoardKeys(moves: CardMoves, columns: Columns, focus: BoardFocus) {
  const store = useBoardStore()
  const idsOf = (lane: string, stage: Stage): string[] => store.lanes.find((one) => one.value === lane)?.columns[stage].ids ?? []
  const openLanes = () => store.lanes.filter((lane) => lane.loaded && (store.look.lanes === null || lane.open))

  const go = (lane: string, stage: Stage, index: number): boolean => {
    const ids = idsOf(lane, stage)
    const id = ids[Math.min(Math.max(index, 0), ids.length - 1)]
    if (!id) return false
    focus.wanted.value = { lane, stage, id }
    return true
  }

  /** The newest key on the board; cards that are being loaded for an older one are not gone to any more. */
  let newest: KeyboardEvent | null = null
  const columnOf = ({ lane, stage }: Spot) => store.lanes.find((one) => one.value === lane)?.columns[stage]
  /** Loads a column page by page as long as `lacks` says; stops where a page does not come. False when somebody went on to something else meanwhile. */
  async function loadWhile(spot: Spot, lacks: (ids: readonly string[]) => boolean): Promise<boolean> {
    const key = newest
    for (;;) {
      const lane = store.lanes.find((one) => one.value === spot.lane)
      const column = lane?.columns[spot.stage]
      if (!lane || !column?.next || !lacks(column.ids)) return true
      const before = column.next
      await store.more(lane, spot.stage)
      if (newest !== key || spotOf(document.activeElement)?.id !== spot.id) return false
      if (column.next === before) return true
    }
  }
  /** To the last card of a column, not to the last that happens to be loaded. */
  async function goToEnd(spot: Spot): Promise<void> {
    if (await loadWhile(spot, () => true)) go(spot.lane, spot.stage, Infinity)
  }

  /** Up and down in the column, over its end into the next lane. */
  async function goAlong(spot: Spot, by: 1 | -1): Promise<void> {
    const { lane, stage, id } = spot
    const isLast = (ids: readonly string[]) => ids.at(-1) === id
    if (by === 1) {
      if (!(await loadWhile(spot, isLast))) return
      // Its page did not come: the column goes on below all the same.
      if (columnOf(spot)?.next && isLast(idsOf(lane, stage))) return
    }
    const ids = idsOf(lane, stage)
    const next = ids.indexOf(id) + by
    if (next >= 0 && next < ids.length) return void go(lane, stage, next)
    const lanes = openLanes()
    for (let at = lanes.findIndex((one) => one.value === lane) + by; at >= 0 && at < lanes.length; at += by) {
      const other = lanes[at]!
      if (go(other.value, stage, by === 1 ? 0 : Infinity)) return
    }
  }
  /** To the nearest column that way which has cards, as high as here. */
  function goAcross({ lane, stage, id }: Spot, by: 1 | -1): void {
    const height = idsOf(lane, stage).indexOf(id)
    const { open } = columns
    for (let at = open.value.indexOf(stage) + by; at >= 0 && at < open.value.length; at += by) if (go(lane, open.value[at]!, height)) return
  }

  /** After a move the focus goes with the card, wherever it ended. */
  async function follow(id: string, lane: string): Promise<void> {
    await nextTick()
    const card = store.rows.get(id)
    if (!card) return
    columns.show(card.stage)
    const found = [...store.lanes].sort((a, b) => Number(b.value === lane) - Number(a.value === lane)).find((one) => one.columns[card.stage].ids.includes(id))
    if (found) focus.wanted.value = { lane: found.value, stage: card.stage, id }
  }
  async function moveAndFollow(id: string, lane: string, move: () => Promise<boolean>): Promise<void> {
    const answer = move()
    // A move that asks first leaves the focus to its question.
    const isShown = store.moving.has(id)
    if (isShown) void follow(id, lane)
    const moved = await answer
    // Refused: back where it was, unless a panel has the focus now and gives it back later.
    if (moved ? !isShown : !moves.stopped.value) void follow(id, lane)
  }

  function spotOf(element: EventTarget | null): Spot | null {
    if (!(element instanceof HTMLElement)) return null
    const id = element.dataset['card']
    const stage = id && store.rows.get(id)?.stage
    if (!id || !stage) return null
    const lane = element.closest<HTMLElement>('[data-lane]')?.dataset['lane'] ?? ''
    return { lane, stage, id }
  }

  async function takeBackAndFollow(): Promise<void> {
    const id = await moves.takeBack()
    if (id) await follow(id, focus.current.value?.lane ?? '')
  }
  // On the document: after a drag nothing on the board has the focus.
  function onUndoKey(event: KeyboardEvent): void {
    if (meant('board', event) !== 'undo' || !(moves.undo.value ?? moves.underWay.value) || isTyping(event.target)) return
    event.preventDefault()
    void takeBackAndFollow()
  }
  document.addEventListener('keydown', onUndoKey)
  onScopeDispose(() => document.removeEventListener('keydown', onUndoKey))

  function onKeydown(event: KeyboardEvent): void {
    newest = event
    const spot = spotOf(event.target)
    const wish = spot && meant('board', event)
    if (!wish || wish === 'undo') return
    const by = wishes[wish]
    event.preventDefault()
    if (by.what === 'move') void moveAndFollow(spot.id, spot.lane, () => moves.step(spot.id, by.by))
    else if (by.what === 'along') void goAlong(spot, by.by)
    else if (by.what === 'across') goAcross(spot, by.by)
    else if (by.by === 1) void goToEnd(spot)
    else go(spot.lane, spot.stage, 0)
  }
  return { onKeydown, follow, moveAndFollow, spotOf }
}

type Wish = { what: 'move' | 'along' | 'across' | 'edge'; by: 1 | -1 }
const wishes: Record<Exclude<ShortcutName<'board'>, 'undo'>, Wish> = {
  on: { what: 'move', by: 1 }, back: { what: 'move', by: -1 }, down: { what: 'along', by: 1 }, up: { what: 'along', by: -1 },
  right: { what: 'across', by: 1 }, left: { what: 'across', by: -1 }, first: { what: 'edge', by: -1 }, last: { what: 'edge', by: 1 },
}
