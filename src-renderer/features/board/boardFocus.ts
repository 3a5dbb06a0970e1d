import type { Stage } from '@shared/vocabulary'
import type { InjectionKey, Ref } from 'vue'

/** Where a card stands: a case may stand in several lanes (two receivers). */
export interface Spot { lane: string; stage: Stage; id: string }

/** The card that keys act on, and the one that is to get the focus as soon as its column has drawn it. */
export interface BoardFocus { current: Ref<Spot | null>; wanted: Ref<Spot | null> }
export const boardFocusKey: InjectionKey<BoardFocus> = Symbol('board focus')

export const sameSpot = (a: Spot | null, b: Spot | null): boolean => a !== null && b !== null && a.lane === b.lane && a.stage === b.stage && a.id === b.id
