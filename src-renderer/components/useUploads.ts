import type { AttachmentView } from '@shared/contract/attachment'
import { onScopeDispose, reactive, ref } from 'vue'
import { uploadAttachment, type UploadTarget } from '../app/client/attachments'
import { toRefusal, type ShownRefusal } from '../app/client/refusal'

/** The contract's `attachmentLimit`; importing the value would bring zod and the whole contract into the page. */
export const uploadLimit = 25 * 1024 * 1024
const limitMiB = uploadLimit / 1024 / 1024

export interface Upload { id: number; name: string; share: number; refusal: ShownRefusal | null; cancel: () => void }

/** Sends files one after the other, each with its progress; what failed stays in the list until dismissed. */
export function useUploads(target: () => UploadTarget, onDone: (file: AttachmentView) => void) {
  const uploads = ref<Upload[]>([])
  let nextId = 1
  let line = Promise.resolve()

  const drop = (id: number) => { uploads.value = uploads.value.filter((upload) => upload.id !== id) }

  function add(files: Iterable<File>): void {
    for (const file of files) {
      const stop = new AbortController()
      const upload = reactive<Upload>({ id: nextId++, name: file.name, share: 0, refusal: null, cancel: () => { stop.abort(); drop(upload.id) } })
      uploads.value = [...uploads.value, upload]
      if (file.size > uploadLimit) upload.refusal = { code: 'ATTACHMENT_TOO_LARGE', data: { field: 'file', limitMiB } }
      else line = line.then(() => send(file, upload, stop.signal))
    }
  }
  async function send(file: File, upload: Upload, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    try {
      const stored = await uploadAttachment(file, target(), (share) => { upload.share = share }, signal)
      drop(upload.id)
      onDone(stored)
    } catch (error) {
      if (!signal.aborted) upload.refusal = toRefusal(error)
    }
  }
  onScopeDispose(() => { for (const upload of uploads.value) if (!upload.refusal) upload.cancel() })
  return { uploads, add, drop, limitMiB }
}
