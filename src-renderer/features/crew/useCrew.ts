import type { AttachmentView } from '@shared/contract/attachment'
import type { CrewColumn, CrewRow, CrewView, NotDone } from '@shared/contract/crew'
import { isSettledItem } from '@shared/vocabulary'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'

/** A column to mark down: wages, exit, or an item that most of them have. */
export type Column = (CrewColumn & { readonly mark: 'item' }) | { readonly mark: 'wage' | 'exit'; readonly key: string }

const chunk = 15
const calmMs = 300

/** How somebody stands in a column; null where it is not his. `word` where it was settled in another way than confirmed. */
export function stateIn(row: CrewRow, column: Column): { done: boolean; by: string | null; word: string | null } | null {
  if (column.mark === 'item') {
    const item = row.items[column.key]
    return item ? { done: isSettledItem(item.status), by: item.by, word: isSettledItem(item.status) && item.status !== 'confirmed' ? `itemStatus.${item.status}` : null } : null
  }
  const step = row[column.mark]
  return step && { done: step.state !== 'open', by: step.by, word: step.state === 'not_applicable' ? 'legalState.not_applicable' : null }
}

/** The crew's table and the marks down its columns. */
export function useCrew(id: string) {
  const { data, loading, refusal, reload } = useLoad<CrewView>((signal) => client.crews.get({ id }, { signal }))
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void reload(), calmMs)
  }
  onChange('case', '*', (change) => { if (data.value?.rows.some((row) => row.caseId === change.id)) soon() })
  onGap(soon)
  onScopeDispose(() => clearTimeout(timer))

  const columns = computed<Column[]>(() => (data.value ? [{ mark: 'wage', key: 'wage' }, { mark: 'exit', key: 'exit' }, ...data.value.columns.map((one) => ({ ...one, mark: 'item' as const }))] : []))
  /** Those of the chosen, or of all where nobody is chosen, for whom it is still open. */
  const openIn = (column: Column, chosen: readonly string[]): string[] =>
    (data.value?.rows ?? []).filter((row) => (chosen.length === 0 || chosen.includes(row.caseId)) && row.status !== 'voided' && row.status !== 'stayed' && stateIn(row, column)?.done === false).map((row) => row.caseId)

  const paper = shallowRef<AttachmentView | null>(null)
  const notDone = ref<NotDone[]>([])
  const marking = ref(false)
  const { run, refusal: markRefusal } = useAction((column: Column, caseIds: string[]) =>
    client.crews.mark({ id, caseIds, what: column.mark === 'item' ? { mark: 'item', key: column.key } : { mark: column.mark }, attachmentId: paper.value?.id ?? null }))
  /** Marks so many; answers for how many it was done. */
  async function mark(column: Column, caseIds: readonly string[]): Promise<number> {
    if (marking.value) return 0
    marking.value = true
    notDone.value = []
    let done = 0
    try {
      for (let from = 0; from < caseIds.length; from += chunk) {
        const answer = await run(column, caseIds.slice(from, from + chunk))
        if (!answer) break
        done += answer.done
        notDone.value = [...notDone.value, ...answer.notDone]
        data.value = answer.crew
      }
    } finally {
      marking.value = false
    }
    return done
  }
  return { data, loading, refusal, reload, columns, openIn, mark, marking, markRefusal, notDone, paper }
}
