import { computed, onScopeDispose, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { usePages } from '@renderer/app/client/usePages'

export type StatusFilter = 'active' | 'left' | 'all'

/** The register's list; what narrows it stands in the address, so that "back" finds it again. */
export function useEmployeeList() {
  const route = useRoute()
  const router = useRouter()
  const query = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : '')
  const set = (name: string, value: string) => { void router.replace({ query: { ...route.query, [name]: value || undefined } }) }

  const text = computed({ get: () => query('text'), set: (value) => set('text', value) })
  const department = computed({ get: () => query('department'), set: (value) => set('department', value) })
  const status = computed<StatusFilter>({
    get: () => (query('status') === 'left' || query('status') === 'all' ? (query('status') as StatusFilter) : 'active'),
    set: (value) => set('status', value === 'active' ? '' : value),
  })
  const pages = usePages((page, signal) => client.employees.list({
    ...page, text: text.value.trim() || undefined, department: department.value || undefined, status: status.value === 'all' ? undefined : status.value,
  }, { signal }))

  watch([text, department, status], () => void pages.reload())
  let timer: ReturnType<typeof setTimeout> | undefined
  // An import changes hundreds at once; the list asks again once.
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void pages.reload({ keep: true }), 150)
  }
  onChange('employee', '*', soon)
  onGap(soon)
  onScopeDispose(() => clearTimeout(timer))
  return { text, department, status, ...pages }
}
