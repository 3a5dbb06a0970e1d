import type { BackupProgress } from '@shared/contract/backup'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'

const askEveryMs = 600

/** This PC's backups, kept fresh: what is made, fails or is planned comes as a change of the log; how far it is, by asking. */
export function useBackups() {
  const { data, refusal, loading, reload } = useLoad((signal) => client.backups.get({}, { signal }))
  onChange('backup', '*', () => void reload())
  onGap(() => void reload())

  const running = ref<BackupProgress['running']>(null)
  watch(data, (view) => { running.value = view?.running ?? null })
  let timer: ReturnType<typeof setTimeout> | undefined
  async function ask(): Promise<void> {
    const answer = await client.backups.progress().catch(() => null)
    const ended = answer !== null && answer.running === null
    if (answer) running.value = answer.running
    if (ended) await reload()
  }
  watch(running, (now) => {
    clearTimeout(timer)
    if (now) timer = setTimeout(() => void ask(), askEveryMs)
  })
  onScopeDispose(() => clearTimeout(timer))

  const start = useAction(async () => {
    const answer = await client.backups.run()
    running.value = answer.running
    if (!answer.running) await reload()
    return true
  })
  const cancel = useAction(async () => {
    await client.backups.cancel()
    await reload()
    return true
  })
  return { data, refusal, loading, reload, running: computed(() => running.value), start, cancel }
}
