import type { ApprovalRoundView } from '@shared/contract/approval'
import { computed } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction, type Action } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'

/** Refusals that mean somebody was faster: what is shown is asked for again. */
const stale: ReadonlySet<string> = new Set(['APPROVAL_ALREADY_DECIDED', 'APPROVAL_ENDED', 'APPROVAL_NOT_YET', 'APPROVAL_RUNNING', 'QUESTION_ANSWERED', 'CASE_NOT_OPEN'])

/** Rounds of approvals of a case, fresh while they are on the screen. */
export function useApprovals(caseId: string) {
  const { data, loading, refusal, reload } = useLoad((signal) => client.approvals.get({ id: caseId }, { signal }))
  onChange('case', caseId, () => void reload())
  onGap(() => void reload())
  const rounds = computed<readonly ApprovalRoundView[]>(() => data.value?.rounds ?? [])

  /** One act on the approvals; shown by asking for them again, also when somebody was faster. */
  function useApprovalAct<Input extends unknown[]>(act: (...input: Input) => Promise<unknown>): Action<Input, true> {
    const action = useAction(async (...input: Input) => { await act(...input); return true as const })
    async function run(...input: Input): Promise<true | undefined> {
      const done = await action.run(...input)
      if (done || (action.refusal.value && stale.has(action.refusal.value.code))) await reload()
      return done
    }
    return { ...action, run }
  }
  return { data, rounds, latest: computed(() => rounds.value.at(-1) ?? null), earlier: computed(() => rounds.value.slice(0, -1).reverse()), loading, refusal, reload, useApprovalAct }
}
export type Approvals = ReturnType<typeof useApprovals>
