import type { SettlementView } from '@shared/contract/settlementView'
import { watch } from 'vue'
import { client } from '@renderer/app/client'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'

/** The settlement of a case, fresh whenever the case changes; acts answer it as it then stands. */
export function useSettlement(caseId: string, version: () => number) {
  const { data, loading, refusal, reload } = useLoad((signal) => client.settlement.get({ id: caseId }, { signal }))
  watch(version, reload)
  function act<Input extends unknown[]>(call: (...input: Input) => Promise<SettlementView>) {
    const action = useAction(call)
    const run = async (...input: Input) => {
      const answer = await action.run(...input)
      if (answer) data.value = answer
      return answer
    }
    return { ...action, run }
  }
  return { settlement: data, loading, refusal, act }
}
