import type { PersonRef } from '@shared/contract/common'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '../app/client'

interface Offer { person: PersonRef; note: string }
type DirectoryUser = Awaited<ReturnType<typeof client.users.directory>>['items'][number]

/** People to choose from while somebody types: accounts filtered here, employees asked from the register. */
export function usePeople(exclude: () => readonly string[]) {
  const { t } = useI18n()
  const typed = ref('')
  const loading = ref(false)
  const directory = shallowRef<DirectoryUser[] | null>(null)
  const found = shallowRef<Offer[]>([])
  let timer: ReturnType<typeof setTimeout> | undefined
  let question = 0

  const accounts = computed<Offer[]>(() => {
    const wanted = typed.value.trim().toLowerCase()
    return (directory.value ?? [])
      .filter((user) => !(user.employeeId && exclude().includes(user.employeeId)))
      .filter((user) => !wanted || user.displayName.toLowerCase().includes(wanted) || user.departments.some((name) => name.includes(wanted)) || user.roles.some((role) => t(`role.${role}`).toLowerCase().includes(wanted)))
      .slice(0, 30)
      .map((user) => ({ person: { kind: 'user', id: user.id, name: user.displayName }, note: [...user.roles.map((role) => t(`role.${role}`)), ...user.departments].join(' · ') }))
  })
  /** An employee who has an account is offered once, as the account. */
  const employees = computed(() => {
    const withAccount = new Set((directory.value ?? []).map((user) => user.employeeId).filter(Boolean))
    return found.value.filter(({ person }) => !withAccount.has(person.id) && !exclude().includes(person.id))
  })

  async function ask(text: string): Promise<void> {
    const mine = ++question
    try {
      const [people, page] = await Promise.all([directory.value ?? client.users.directory().then((answer) => answer.items), client.employees.list({ text, status: 'active', limit: 12 })])
      if (mine !== question) return
      directory.value = people
      found.value = page.items.map((row) => ({ person: { kind: 'employee', id: row.id, name: row.name }, note: [row.number, row.department, row.positionTitle].filter(Boolean).join(' · ') }))
    } catch {
      // Somebody who may not read the register still chooses among accounts and outside names.
      if (mine === question && !directory.value) directory.value = await client.users.directory().then((answer) => answer.items, () => null)
    } finally {
      if (mine === question) loading.value = false
    }
  }
  /** What was typed; asks a moment later, so that pinyin entry does not ask at each letter. */
  function search(text: string): void {
    typed.value = text
    loading.value = true
    clearTimeout(timer)
    timer = setTimeout(() => void ask(text.trim()), text ? 180 : 0)
  }
  onScopeDispose(() => clearTimeout(timer))
  return { accounts, employees, typed, search, loading }
}
