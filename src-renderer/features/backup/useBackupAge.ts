import type { BackupAge } from '@shared/contract/backup'
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useSession } from '@renderer/app/session/useSession'

const everyMs = 30 * 60_000

/** How old the newest good backup is; null for those who could do nothing about it. */
export function useBackupAge(): Ref<BackupAge | null> {
  const session = useSession()
  const age = ref<BackupAge | null>(null)
  async function load(): Promise<void> {
    age.value = session.hasRole('admin', 'hr') ? await client.backups.age().catch(() => age.value) : null
  }
  onChange('backup', '*', () => void load())
  onGap(() => void load())
  // Days pass without an event.
  const timer = setInterval(() => void load(), everyMs)
  onScopeDispose(() => clearInterval(timer))
  watch(() => session.user?.id, () => void load(), { immediate: true })
  return age
}
