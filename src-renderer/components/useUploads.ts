import type { AttachmentView } from '@shared/contract/attachment'
import { computed, onScopeDispose, reactive, ref } from 'vue'
import { uploadAttachment, type UploadTarget } from '../app/client/attachments'
import { toRefusal, type ShownRefusal } from '../app/client/refusal'
import { warnUntilRead } from '../app/feedback'
import { translate } from '../app/i18n'

/** The contract's `attachmentLimit`; importing the value would bring zod and the whole contract into the page. */
export const uploadLimit = 25 * 1024 * 1024
const limitMiB = uploadLimit / 1024 / 1024

export interface Upload { id: number; name: string; share: number; refusal: ShownRefusal | null; cancel: () => void }

/**
 * Sends files one after the other, each with its progress; what failed stays in the list until dismissed. A file that goes onto a case
 * or an item by itself is sent to the end when its drawer is closed, and its failure is said; one for a form goes with the form.
 */
export function useUploads(target: () => UploadTarget, onDone: (file: AttachmentView) => void) {
  const uploads = ref<Upload[]>([])
  let nextId = 1
  let line = Promise.resolve()
  let isLeft = false

  const drop = (id: number) => { uploads.value = uploads.value.filter((upload) => upload.id !== id) }

  function add(files: Iterable<File>): void {
    // Where it goes is decided now: the drawer may show another item when its turn comes.
    const onto = target()
    for (const file of files) {
      const stop = new AbortController()
      const upload = reactive<Upload>({ id: nextId++, name: file.name, share: 0, refusal: null, cancel: () => { stop.abort(); drop(upload.id) } })
      uploads.value = [...uploads.value, upload]
      if (file.size > uploadLimit) upload.refusal = { code: 'ATTACHMENT_TOO_LARGE', data: { field: 'file', limitMiB } }
      else line = line.then(() => send(file, upload, onto, stop.signal))
    }
  }
  async function send(file: File, upload: Upload, onto: UploadTarget, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    try {
      const stored = await uploadAttachment(file, onto, (share) => { upload.share = share }, signal)
      drop(upload.id)
      onDone(stored)
    } catch (error) {
      if (signal.aborted) return
      upload.refusal = toRefusal(error)
      if (isLeft) warnUntilRead(translate('parts.uploadFailed', { name: file.name }))
    }
  }
  onScopeDispose(() => {
    isLeft = true
    if (!target().caseId) for (const upload of uploads.value) if (!upload.refusal) upload.cancel()
  })
  const busy = computed(() => uploads.value.some((upload) => !upload.refusal))
  return { uploads, busy, add, drop, limitMiB }
}
