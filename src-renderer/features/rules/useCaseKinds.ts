import type { CaseKind } from '@shared/vocabulary'
import { computed } from 'vue'
import { client } from '@renderer/app/client'
import { useLoad } from '@renderer/app/client/useLoad'
import { useLocaleText } from '@renderer/components/useLocaleText'

/** The kinds of case with their names. */
export function useCaseKinds() {
  const text = useLocaleText()
  const { data } = useLoad((signal) => client.cases.kinds({}, { signal }))
  const kinds = computed(() => data.value?.items ?? [])
  return { kinds, nameOf: (kind: CaseKind): string => text(kinds.value.find((one) => one.id === kind)?.name) || kind }
}
