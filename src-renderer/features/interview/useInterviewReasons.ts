import { computed } from 'vue'
import { client } from '@renderer/app/client'
import { useLoad } from '@renderer/app/client/useLoad'
import { useLocaleText } from '@renderer/components/useLocaleText'

/** The reasons an exit interview can name: data of the site. A code that is no longer among them shows itself. */
export function useInterviewReasons() {
  const text = useLocaleText()
  const { data, refusal } = useLoad((signal) => client.interviews.reasons({}, { signal }))
  const reasons = computed(() => data.value?.items ?? [])
  const nameOf = (id: string): string => {
    const found = reasons.value.find((one) => one.id === id)
    return found ? text(found.name) : id
  }
  return { reasons, nameOf, refusal }
}
