import { ORPCError } from '@orpc/client'
import { announceRefusal } from '@renderer/app/client'
import { restError } from '@renderer/app/client/rest'
import { currentLocale } from '@renderer/app/locale'
import { weighAnswer, type SiteAnswer, type Waiting } from './restoreWait'

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

const askEveryMs = 400
const mostMs = 10_000

/** Waits until the application has opened the restored site: its listener goes away and comes back at the same address. False when that does not come about. */
export async function untilRestored(): Promise<boolean> {
  let waiting: Waiting | null = null
  for (;;) {
    const next = weighAnswer(waiting, await siteAnswer(), performance.now())
    if (next.verdict !== 'wait') return next.verdict === 'restored'
    waiting = next.waiting
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}
const siteAnswer = (): Promise<SiteAnswer> =>
  fetch('/api/v1/site', { cache: 'no-store', signal: AbortSignal.timeout(mostMs) }).then((answer) => answer.json() as Promise<{ setUp?: boolean }>).then(({ setUp }) => (setUp === undefined ? 'none' : setUp ? 'there' : 'empty'), () => 'none')
