import { ORPCError } from '@orpc/client'
import type { AttachmentLink, AttachmentView } from '@shared/contract/attachment'
import { currentLocale } from '../locale'
import { announceRefusal } from './index'
import { restError } from './rest'

export interface UploadTarget { caseId?: string; itemId?: string; purpose?: Exclude<AttachmentLink['purpose'], 'message' | 'signature'> }

/** Where the bytes of a stored file are; as a download it keeps its name. */
export const attachmentUrl = (id: string, { download = false } = {}): string => `/api/v1/attachments/${encodeURIComponent(id)}/content${download ? '?download' : ''}`

/**
 * Sends a file, and puts it on a case or an item when told to. XHR, because fetch does not tell how much was sent.
 * Throws like the client: an ORPCError for a refusal, a plain error when no answer came.
 */
export function uploadAttachment(file: File, target: UploadTarget = {}, onProgress: (share: number) => void = () => {}, signal?: AbortSignal): Promise<AttachmentView> {
  const form = new FormData()
  for (const [name, value] of Object.entries(target)) if (value) form.append(name, value)
  // Last, so that the server knows the fields before the bytes come.
  form.append('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/v1/attachments')
    request.responseType = 'json'
    request.setRequestHeader('accept-language', currentLocale())
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.addEventListener('progress', (event) => { if (event.lengthComputable) onProgress(event.loaded / event.total) })
    request.addEventListener('load', () => {
      if (request.status < 300 && request.response) return resolve(request.response as AttachmentView)
      const error = restError(request.status, request.response)
      if (error instanceof ORPCError) announceRefusal(error.code)
      reject(error)
    })
    request.addEventListener('error', () => reject(new Error('No answer to the upload')))
    request.addEventListener('abort', () => reject(new DOMException('Upload cancelled', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}
