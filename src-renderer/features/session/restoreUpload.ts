import { ORPCError } from '@orpc/client'
import { announceRefusal } from '@renderer/app/client'
import { restError } from '@renderer/app/client/rest'
import { currentLocale } from '@renderer/app/locale'

/** Sends a backup's bytes to the application's disk, whatever their number. XHR, because fetch does not tell how much was sent. Throws like the client. */
export function sendBackup(file: File, onProgress: (sent: number, total: number) => void, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', '/api/v1/restore/upload')
    request.responseType = 'json'
    request.setRequestHeader('accept-language', currentLocale())
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.addEventListener('progress', (event) => onProgress(event.loaded, file.size))
    request.addEventListener('load', () => {
      if (request.status < 300) return resolve()
      const error = restError(request.status, request.response)
      if (error instanceof ORPCError) announceRefusal(error.code)
      reject(error)
    })
    request.addEventListener('error', () => reject(new Error('No answer to the upload')))
    request.addEventListener('abort', () => reject(new DOMException('Upload cancelled', 'AbortError')))
    signal.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Resolves when the application has opened the restored site: its listener goes away and comes back at the same address. */
export async function untilRestored(): Promise<void> {
  for (;;) {
    const site = await fetch('/api/v1/site', { cache: 'no-store' }).then((answer) => answer.json() as Promise<{ setUp?: boolean }>).catch(() => null)
    if (site?.setUp) return
    await new Promise((resolve) => setTimeout(resolve, 400))
  }
}
