import type { BoardCard } from '@shared/contract/board'
import { stages, type Stage } from '@shared/vocabulary'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '@renderer/app/client'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { askConfirm } from '@renderer/app/feedback'
import { useBoardStore } from './useBoardStore'

export type GateRefusal = Extract<ShownRefusal, { code: 'GATE_NOT_MET' }>
/** A move that a gate stopped: what is shown in the panel. */
export interface StoppedMove { id: string; name: string; from: Stage; to: Stage; refusal: GateRefusal }
/** A move that can still be taken back. */
export interface Undo { id: string; name: string; to: Stage; from: Stage; eventId: string }

const undoMs = 10_000
const isGate = (refusal: ShownRefusal): refusal is GateRefusal => refusal.code === 'GATE_NOT_MET'

/** Moving cards between columns, by whatever road: the mouse, the keys or the menu. Shows at once, goes back when refused. */
export function useCardMoves() {
  const store = useBoardStore()
  const { t } = useI18n()
  const stopped = shallowRef<StoppedMove | null>(null)
  const undo = shallowRef<Undo | null>(null)
  const undoing = ref(false)
  /** A refusal that no panel explains, with the card it is about. */
  const refused = shallowRef<{ name: string; refusal: ShownRefusal } | null>(null)
  /** A move that was sent and not answered yet. */
  const underWay = shallowRef<Promise<boolean> | null>(null)
  /** Said to screen readers. */
  const said = ref('')
  let timer: ReturnType<typeof setTimeout> | undefined

  function offerUndo(next: Undo | null): void {
    clearTimeout(timer)
    undo.value = next
    if (next) timer = setTimeout(() => { undo.value = null }, undoMs)
  }
  onScopeDispose(() => clearTimeout(timer))

  /** Moves a card; true when it stands there now. `overrideReason` passes a gate, for HR and administrators. */
  async function move(id: string, to: Stage, overrideReason?: string): Promise<boolean> {
    const card = store.rows.get(id)
    if (!card || card.stage === to || store.moving.has(id)) return false
    const { employeeName: name } = card
    // Filing ends the case and nothing takes it back, so it asks first; a reason given already was asked for.
    if (to === 'archived' && !overrideReason && !(await askConfirm({ title: t('board.archiveTitle', { name }), text: t('board.archiveText'), yes: t('board.archiveYes') }))) return false
    const moved = send(card, to, overrideReason)
    underWay.value = moved
    await moved
    if (underWay.value === moved) underWay.value = null
    return moved
  }

  async function send(card: BoardCard, to: Stage, overrideReason?: string): Promise<boolean> {
    const { id, employeeName: name, stage: from } = card
    refused.value = null
    store.moving.add(id)
    store.patch(id, { ...card, stage: to }, { keep: true })
    try {
      const answer = await client.cases.moveStage({ id, to, ...(overrideReason ? { overrideReason } : {}) })
      stopped.value = null
      offerUndo(answer.undo ? { id, name, from, to, eventId: answer.undo.eventId } : null)
      said.value = t(answer.undo ? 'board.movedUndo' : 'board.moved', { name, stage: t(`stage.${to}`) })
      return true
    } catch (error) {
      const refusal = toRefusal(error)
      store.patch(id, card, { keep: true })
      if (isGate(refusal)) stopped.value = { id, name, from, to, refusal }
      else refused.value = { name, refusal }
      said.value = t('board.wentBack', { name, stage: t(`stage.${from}`) })
      return false
    } finally {
      store.moving.delete(id)
      void store.refresh(id)
    }
  }

  /** One column on or back; nothing at the ends. */
  const step = (id: string, by: 1 | -1): Promise<boolean> => {
    const card = store.rows.get(id)
    const to = card && stages[stages.indexOf(card.stage) + by]
    return to ? move(id, to) : Promise.resolve(false)
  }

  /** Takes the last move back, also one whose answer is still to come; answers the card it was about, null when there is nothing to take back. */
  async function takeBack(): Promise<string | null> {
    // It shows as done before it is: whoever takes it back at once means this move, and no earlier one.
    if (underWay.value && !(await underWay.value)) return null
    const last = undo.value
    if (!last || undoing.value) return null
    undoing.value = true
    try {
      await client.cases.undo({ id: last.id, eventId: last.eventId })
      offerUndo(null)
      said.value = t('board.undone', { name: last.name, stage: t(`stage.${last.from}`) })
    } catch (error) {
      offerUndo(null)
      refused.value = { name: last.name, refusal: toRefusal(error) }
    } finally {
      undoing.value = false
      await store.refresh(last.id)
    }
    return last.id
  }

  const isBusy = computed(() => stopped.value !== null && store.moving.has(stopped.value.id))
  return { move, step, takeBack, undo, underWay, undoing, stopped, refused, said, isBusy, dismissUndo: () => offerUndo(null) }
}
export type CardMoves = ReturnType<typeof useCardMoves>
