import type { CaseItemView, ItemAct, ItemActInput } from '@shared/contract/item'
import { inject, provide, shallowRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '@renderer/app/client'
import type { ShownRefusal } from '@renderer/app/client/refusal'
import { useAction } from '@renderer/app/client/useAction'
import { useLocaleText } from '@renderer/components/useLocaleText'
import type { CaseDesk } from './caseDesk'
import { needsWords, receiverActs } from './itemMoves'

export type Words = Pick<ItemActInput, 'note' | 'blockedBy' | 'witnesses'>
export interface Asking { items: readonly CaseItemView[]; act: ItemAct; onBehalfOf: string[]; done: (acted: boolean) => void }

/** Moves of items, from wherever they are asked: a button, a key, a drop. */
export interface ItemActing {
  /** The act that is waiting for its words in the dialog. */
  readonly asking: ShallowRef<Asking | null>
  readonly busy: Ref<boolean>
  readonly refusal: ShallowRef<ShownRefusal | null>
  /** Does it, or asks for the words first. True when it was done. */
  ask: (items: readonly CaseItemView[], act: ItemAct) => Promise<boolean>
  answer: (words: Words) => Promise<void>
  cancel: () => void
}

const key: InjectionKey<ItemActing> = Symbol('item acting')
const noWords: Words = { note: '', blockedBy: '', witnesses: [] }

export function provideItemActing(desk: CaseDesk): ItemActing {
  const { t } = useI18n()
  const text = useLocaleText()
  const asking = shallowRef<Asking | null>(null)
  const { run, busy, refusal, clear } = useAction((input: ItemActInput) => client.items.act(input))

  async function perform(items: readonly CaseItemView[], act: ItemAct, words: Words): Promise<boolean> {
    const acted = await run({ id: desk.id, itemIds: items.map((item) => item.id), act, ...words })
    if (!acted) return false
    const what = items.length === 1 && items[0] ? text(items[0].title) : t('case.items.several', { count: items.length })
    desk.takeItems(acted, t('case.items.actDone', { act: t(`itemAct.${act}`), what }))
    return true
  }

  const acting: ItemActing = {
    asking, busy, refusal,
    ask: async (items, act) => {
      clear()
      // What HR confirms for somebody else is marked so; it must not happen by a slip of the mouse.
      const others = receiverActs.has(act) ? items.filter((item) => !desk.isMine(item)) : []
      if (needsWords.has(act) || others.length > 0) {
        return new Promise((done) => { asking.value = { items, act, onBehalfOf: [...new Set(others.map((item) => item.receiver?.name ?? ''))].filter(Boolean), done } })
      }
      const done = await perform(items, act, noWords)
      if (!done && refusal.value) desk.refuse(refusal.value)
      return done
    },
    answer: async (words) => {
      const asked = asking.value
      if (!asked || !(await perform(asked.items, asked.act, words))) return
      asking.value = null
      asked.done(true)
    },
    cancel: () => {
      asking.value?.done(false)
      asking.value = null
    },
  }
  provide(key, acting)
  return acting
}

export function useItemActing(): ItemActing {
  const acting = inject(key)
  if (!acting) throw new Error('Items are moved on a case page only')
  return acting
}

