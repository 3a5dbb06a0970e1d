import type { OpenRole, OpenRolesView } from '@shared/contract/openRole'
import { computed, inject, onScopeDispose, provide, ref, shallowRef, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import type { ShownRefusal } from '@renderer/app/client/refusal'
import { useLoad } from '@renderer/app/client/useLoad'
import { useSession } from '@renderer/app/session/useSession'

export interface OpenRoles {
  readonly view: ShallowRef<OpenRolesView | null>
  readonly items: ComputedRef<OpenRole[]>
  readonly loading: Ref<boolean>
  readonly refusal: ShallowRef<ShownRefusal | null>
  readonly hasMore: ComputedRef<boolean>
  more: () => Promise<void>
  reload: () => Promise<void>
  take: (view: OpenRolesView) => void
}

const key: InjectionKey<OpenRoles> = Symbol('open roles')
/** Changes come in crowds: one question a second is enough for what stands beside the work. */
const calmMs = 1_000

/** What the leaver still carries, for the office: asked once for the whole case page, and again when a case, chain or account changed. */
export function provideOpenRoles(caseId: string): void {
  const session = useSession()
  const later = shallowRef<OpenRole[]>([])
  const next = ref<string | null>(null)
  const { data, loading, refusal, reload: ask } = useLoad<OpenRolesView | null>((signal) => (session.hasRole('hr', 'admin') ? client.openRoles.get({ id: caseId }, { signal }).then((view) => { later.value = []; next.value = view.next; return view }) : Promise.resolve(null)))
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => { timer ??= setTimeout(() => { timer = undefined; void ask() }, calmMs) }
  for (const kind of ['case', 'chain', 'user']) onChange(kind, '*', soon)
  onGap(soon)
  onScopeDispose(() => clearTimeout(timer))
  async function more(): Promise<void> {
    if (!next.value || loading.value) return
    const page = await client.openRoles.get({ id: caseId, cursor: next.value }).catch(() => null)
    if (page) { later.value = [...later.value, ...page.items]; next.value = page.next }
  }
  provide(key, {
    view: data, items: computed(() => [...(data.value?.items ?? []), ...later.value]), loading, refusal, hasMore: computed(() => next.value !== null), more, reload: ask,
    take: (view) => { later.value = []; next.value = view.next; data.value = view },
  })
}

export function useOpenRoles(): OpenRoles {
  const roles = inject(key)
  if (!roles) throw new Error('provideOpenRoles was not called')
  return roles
}
