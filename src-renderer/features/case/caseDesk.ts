import type { AttachmentLink } from '@shared/contract/attachment'
import type { CaseView } from '@shared/contract/case'
import type { CaseItemView } from '@shared/contract/item'
import { isSettledItem } from '@shared/vocabulary'
import { inject, onScopeDispose, provide, ref, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import type { ShownRefusal } from '@renderer/app/client/refusal'
import { useAction, type Action } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'
import { useSession } from '@renderer/app/session/useSession'

/** What was just done and can be taken back for ten seconds; or only said. */
export interface Said { text: string; undoId: string | null; until: number }
export interface Acted { items: CaseItemView[]; undo: { eventId: string } | null }

/** The open case, shared by all parts of its page. */
export interface CaseDesk {
  readonly id: string
  readonly view: ShallowRef<CaseView | null>
  readonly loading: Ref<boolean>
  readonly refusal: ShallowRef<ShownRefusal | null>
  readonly said: ShallowRef<Said | null>
  /** A refusal of an act that has no place of its own to show it (a drag, a button in a row). */
  readonly refused: ShallowRef<ShownRefusal | null>
  reload: () => Promise<void>
  may: (call: string) => boolean
  isOffice: () => boolean
  isMine: (item: Pick<CaseItemView, 'receiver'>) => boolean
  /** A file the one who looks may take off: any for the office, else his own material while its item is open (the server decides again). */
  mayDetach: (file: Pick<AttachmentLink, 'itemId' | 'purpose' | 'by'>) => boolean
  /** Whether he may record what the leaver said: the office, the head, and who takes over or keeps. */
  speaksForLeaver: () => boolean
  /** Shows the whole case as it was answered. */
  take: (view: CaseView, said?: Omit<Said, 'until'>) => void
  /** Shows the touched items at once; gates and progress follow. */
  takeItems: (acted: Acted, text?: string) => void
  say: (text: string) => void
  refuse: (refusal: ShownRefusal | null) => void
}

const key: InjectionKey<CaseDesk> = Symbol('case desk')
/** How long an undo is offered (DESIGN: ten seconds); counted on this PC, whose clock may differ from the server's. */
export const undoMs = 10_000

/** Refusals that mean the screen is behind: what is shown is asked for again. */
const stale: ReadonlySet<string> = new Set([
  'CHANGED_MEANWHILE', 'CASE_NOT_OPEN', 'ABSENCE_ENTRY_UNKNOWN', 'ABSENCE_ENTRY_WITHDRAWN', 'ABSENCE_DECIDED', 'DELIVERY_ENDED', 'INVENTORY_COLLECTED', 'ITEM_ALREADY', 'ITEM_MOVE_NOT_POSSIBLE', 'ITEM_UNKNOWN', 'ROW_UNKNOWN', 'ROW_CONFIRMED', 'LEGAL_STEP_SAME', 'KEEPER_NONE', 'STAGE_NOT_NEXT', 'UNDO_CHANGED_SINCE', 'SECRET_ALREADY_REVEALED', 'GATE_NOT_MET',
])

/** Opens a case for this page; call once, in its top component. */
export function provideCaseDesk(id: string): CaseDesk {
  const session = useSession()
  // The answer of an act may overtake a question asked before it: the newer version stays.
  const newest = (answer: CaseView): CaseView => (data.value && data.value.version > answer.version ? data.value : answer)
  const { data, loading, refusal, reload } = useLoad<CaseView>((signal) => client.cases.get({ id }, { signal }).then(newest))
  const said = shallowRef<Said | null>(null)
  const refused = shallowRef<ShownRefusal | null>(null)

  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void reload(), 25)
  }
  onChange('case', id, (change) => { if (change.version !== data.value?.version) soon() })
  onGap(soon)
  onScopeDispose(() => clearTimeout(timer))

  const desk: CaseDesk = {
    id, view: data, loading, refusal, said, refused, reload,
    may: (call) => data.value?.may.includes(call) ?? false,
    isOffice: () => session.hasRole('hr', 'admin'),
    isMine: (item) => item.receiver?.kind === 'user' && item.receiver.id === session.user?.id,
    mayDetach: (file) => {
      if (data.value?.status !== 'open' || !desk.may('cases.detach')) return false
      const item = data.value.items.find((one) => one.id === file.itemId)
      return desk.isOffice() || (file.purpose === 'material' && file.by === session.user?.displayName && !(item && isSettledItem(item.status)))
    },
    speaksForLeaver: () => {
      const { user } = session
      const view = data.value
      if (!user || !view) return false
      const isHe = (person: { kind: string; id: string } | null | undefined) => person?.kind === 'user' && person.id === user.id
      return desk.isOffice() || view.receivers.some(isHe) || isHe(view.keeper?.person) || view.items.some((item) => isHe(item.receiver)) || (user.roles.includes('head') && user.departments.includes(view.leaver.department))
    },
    take: (view, words) => {
      data.value = newest(view)
      refused.value = null
      if (words) said.value = { ...words, until: Date.now() + undoMs }
    },
    takeItems: (acted, text) => {
      const present = data.value
      refused.value = null
      if (!present) return
      const touched = new Map(acted.items.map((item) => [item.id, item]))
      const known = new Set(present.items.map((item) => item.id))
      data.value = { ...present, items: [...present.items.map((item) => touched.get(item.id) ?? item), ...acted.items.filter((item) => !known.has(item.id))] }
      if (text) said.value = { text, undoId: acted.undo?.eventId ?? null, until: Date.now() + undoMs }
      soon()
    },
    say: (text) => { said.value = { text, undoId: null, until: Date.now() + 5_000 } },
    refuse: (shown) => {
      refused.value = shown
      if (shown && stale.has(shown.code)) soon()
    },
  }
  provide(key, desk)
  return desk
}

/** The case of the page this part stands on. */
export function useCaseDesk(): CaseDesk {
  const desk = inject(key)
  if (!desk) throw new Error('A part of the case page outside a case page')
  return desk
}

/** One act whose answer is the whole case: shown at once; a refusal that means "behind" asks for the case again. */
export function useCaseAction<Input extends unknown[]>(act: (...input: Input) => Promise<CaseView>): Action<Input, CaseView> {
  const desk = useCaseDesk()
  const action = useAction(act)
  async function run(...input: Input): Promise<CaseView | undefined> {
    const view = await action.run(...input)
    if (view) desk.take(view)
    else if (action.refusal.value && stale.has(action.refusal.value.code)) void desk.reload()
    return view
  }
  return { ...action, run }
}

/** One act whose answer is the touched items. `text` is said in the bar, with an undo where there is one. */
export function useItemAction<Input extends unknown[]>(act: (...input: Input) => Promise<Acted>): Action<Input, Acted> {
  const desk = useCaseDesk()
  const action = useAction(act)
  async function run(...input: Input): Promise<Acted | undefined> {
    const acted = await action.run(...input)
    if (acted) desk.takeItems(acted)
    else if (action.refusal.value && stale.has(action.refusal.value.code)) void desk.reload()
    return acted
  }
  return { ...action, run }
}

/** Seconds left of what was said; 0 when it is over. */
export function useCountdown(until: () => number): Ref<number> {
  const left = ref(0)
  const tick = () => { left.value = Math.max(0, Math.ceil((until() - Date.now()) / 1000)) }
  const timer = setInterval(tick, 250)
  onScopeDispose(() => clearInterval(timer))
  tick()
  return left
}
