import type { CaseDate } from '@shared/vocabulary'
import { computed, type WritableComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

export const caseTabs = ['items', 'side', 'absence', 'approvals', 'accounts', 'settlement', 'messages', 'timeline', 'prints'] as const
export type CaseTab = (typeof caseTabs)[number]

/** Where one is on the case page, kept in the address: `?tab=messages&item=…&step=…`. A link leads there, "back" leads away. */
export function useCaseAddress() {
  const route = useRoute()
  const router = useRouter()
  const read = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : '')
  const write = (name: string, value: string, push: boolean) => {
    const to = { query: { ...route.query, [name]: value || undefined } }
    void (push ? router.push(to) : router.replace(to))
  }
  const field = (name: string, push: boolean): WritableComputedRef<string> => computed({ get: () => read(name), set: (value) => { if (value !== read(name)) write(name, value, push) } })
  const raw = field('tab', true)
  const tab = computed<CaseTab>({ get: () => caseTabs.find((one) => one === raw.value) ?? 'items', set: (value) => { raw.value = value === 'items' ? '' : value } })
  /** Shows a legal step, where the window is narrow in the tab that holds them. */
  const showStep = (id: string): void => { void router.push({ query: { ...route.query, tab: undefined, item: undefined, step: id } }) }
  /** Opens a date for editing. */
  const showDate = (date: CaseDate): void => { void router.push({ query: { ...route.query, tab: undefined, item: undefined, step: undefined, date } }) }
  return { showStep, showDate, date: field('date', false), tab, item: field('item', true), step: field('step', false), view: field('view', false) }
}
