import { computed, onScopeDispose, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useLoad } from '@renderer/app/client/useLoad'
import { usePages } from '@renderer/app/client/usePages'
import { useDates } from '@renderer/components/useDates'
import { filterOf, monthOf, type LedgerQuery } from './ledgerLook'

/** The ledger that the page's address asks for: its filter, its pages, its totals, fresh while they are on the screen. */
export function useLedger() {
  const route = useRoute()
  const router = useRouter()
  const { today } = useDates()
  const filter = computed(() => filterOf(route.query, today()))
  const month = computed(() => monthOf(route.query, today()))
  /** Changes parts of the address; undefined takes one off. */
  const narrow = (change: LedgerQuery) => { void router.replace({ query: { ...route.query, ...change } }) }

  const pages = usePages((page, signal) => client.ledger.list({ ...filter.value, ...page }, { signal }))
  const totals = useLoad((signal) => client.ledger.totals(filter.value, { signal }))
  watch(filter, (now, before) => {
    // Leaving for another page changes the address before this page is gone.
    if (route.name !== 'ledger' || JSON.stringify(now) === JSON.stringify(before)) return
    void pages.reload()
    void totals.reload()
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      void pages.reload({ keep: true })
      void totals.reload()
    }, 200)
  }
  onChange('case', '*', soon)
  onGap(soon)
  onScopeDispose(() => clearTimeout(timer))
  return { filter, month, narrow, totals: totals.data, ...pages }
}
