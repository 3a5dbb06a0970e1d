import type { ReturnDayView } from '@shared/contract/returnDay'
import { watch } from 'vue'
import { client } from '@renderer/app/client'
import { useLoad } from '@renderer/app/client/useLoad'

/** The points of a return day, fresh whenever the case changes. */
export function useReturnDay(caseId: string, version: () => number | undefined) {
  const { data, loading, refusal, reload } = useLoad<ReturnDayView>((signal) => client.returnDay.get({ id: caseId }, { signal }))
  watch(version, reload)
  return { day: data, loading, refusal, reload }
}
