import type { BackupContents, FoundBackup } from '@shared/contract/backup'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { useLoad } from '@renderer/app/client/useLoad'
import { sendBackup, untilRestored } from './restoreUpload'

/** What is to be restored: a file of this window's choice, or one that lies in the data folder. */
export type Chosen = { readonly name: string; readonly size: number; readonly encrypted: boolean | null; readonly file: File | null }
type Step = 'choose' | 'sending' | 'checking' | 'shown' | 'restoring'

const askEveryMs = 400

/** Restoring at the first start, step by step: choose, send, check, show, restore. Nothing is changed before the last. */
export function useRestore() {
  const step = ref<Step>('choose')
  const chosen = shallowRef<Chosen | null>(null)
  const contents = shallowRef<BackupContents | null>(null)
  const refusal = shallowRef<ShownRefusal | null>(null)
  const share = ref<number | null>(null)
  const found = useLoad((signal) => client.restore.found({}, { signal }))
  let stopping = new AbortController()
  let sent: File | null = null

  const needsPassphrase = (): boolean => chosen.value?.encrypted === true || (refusal.value !== null && /^RESTORE_(PASSPHRASE_NEEDED|WRONG_PASSPHRASE)$/.test(refusal.value.code))

  function chooseFile(file: File): void {
    chosen.value = { name: file.name, size: file.size, encrypted: null, file }
    refusal.value = null
    sent = null
  }
  function chooseFound(one: FoundBackup): void {
    chosen.value = { name: one.name, size: one.size, encrypted: one.encrypted, file: null }
    refusal.value = null
  }

  /** Sends the file, unless that was done, then has it unpacked and checked. */
  async function check(passphrase: string): Promise<void> {
    const one = chosen.value
    if (!one) return
    stopping = new AbortController()
    const { signal } = stopping
    refusal.value = null
    share.value = null
    try {
      if (one.file && sent !== one.file) {
        step.value = 'sending'
        await sendBackup(one.file, (done, total) => { share.value = total ? done / total : null }, signal)
        sent = one.file
      }
      step.value = 'checking'
      share.value = null
      // Not repeated by the client: a second call would give the first one up.
      const asking = client.restore.open({ ...(one.file ? {} : { name: one.name }), ...(passphrase ? { passphrase } : {}) }, { signal, context: { retry: 0 } })
      void follow(signal)
      contents.value = await asking
      step.value = 'shown'
    } catch (error) {
      step.value = 'choose'
      if (!signal.aborted) refusal.value = toRefusal(error)
    }
  }

  async function follow(signal: AbortSignal): Promise<void> {
    while (step.value === 'checking' && !signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, askEveryMs))
      const answer = await client.restore.progress({}, { signal }).catch(() => null)
      if (answer && step.value === 'checking') share.value = answer.total ? answer.done / answer.total : null
    }
  }

  function stayWith(why: ShownRefusal): false {
    step.value = 'shown'
    refusal.value = why
    return false
  }

  /** Puts the site in place and waits until the application goes on with it; true then. Else the refusal says why, and it can be tried again. */
  async function restore(): Promise<boolean> {
    step.value = 'restoring'
    refusal.value = null
    try {
      await client.restore.apply({}, { context: { retry: 0 } })
    } catch (error) {
      const shown = toRefusal(error)
      // No answer: the application may have closed its connections before it arrived. Whether it was done shows.
      if (shown.code !== 'NO_CONNECTION') return stayWith(shown)
    }
    return (await untilRestored()) || stayWith({ code: 'NO_CONNECTION', data: {} })
  }

  async function cancel(): Promise<void> {
    stopping.abort()
    step.value = 'choose'
    contents.value = null
    chosen.value = null
    refusal.value = null
    sent = null
    await client.restore.cancel({}).catch(() => undefined)
  }
  onScopeDispose(() => stopping.abort())

  return { step, chosen, contents, refusal, share, found, needsPassphrase, chooseFile, chooseFound, check, restore, cancel }
}
