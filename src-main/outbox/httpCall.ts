import { request } from 'node:http'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectTls, TLSSocket } from 'node:tls'
import type { Reason } from '../../src-shared/outbox'
import { distrust, isTlsTrouble } from './certificate'
import { networkReason, type Patience } from './transport'

export interface HttpCall {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | null
  readonly fingerprint: string | null
  readonly handOver: () => Promise<boolean>
  readonly patience: Patience
  readonly signal: AbortSignal
}

/** What came of a call. `nothing`: nothing was handed over (`halt`: nor will it be); `lost`: it was, and no answer came. */
export type HttpResult =
  | { readonly got: 'answer'; readonly status: number; readonly text: string; readonly retryAfterMs: number | null }
  | { readonly got: 'nothing'; readonly reason: Reason; readonly halt: boolean }
  | { readonly got: 'lost' }
  | { readonly got: 'withdrawn' }

const mostRead = 64 * 1024

/** One request over a connection of its own. It is written only when the other end is known to be the right one; no redirect is followed. */
export async function callHttp(call: HttpCall): Promise<HttpResult> {
  const { url, patience, signal } = call
  const host = url.hostname
  let socket: Socket
  try {
    socket = await connected(url, patience.connectMs, signal)
  } catch (error) {
    const code = (error as { code?: string }).code
    return isTlsTrouble(code) ? { got: 'nothing', reason: { code: 'TLS_FAILED', host }, halt: true } : { got: 'nothing', reason: networkReason(code, host), halt: false }
  }
  try {
    const reason = socket instanceof TLSSocket ? distrust(socket, call.fingerprint, host) : null
    if (reason) return { got: 'nothing', reason, halt: true }
    if (!(await call.handOver())) return { got: 'withdrawn' }
    // It may have ended while the hand-over was written down: then nothing is written to it.
    if (socket.destroyed) return { got: 'nothing', reason: { code: 'CONNECTION_CUT', host }, halt: false }
    return await exchanged(call, socket).catch(() => ({ got: 'lost' }) as const)
  } finally {
    socket.destroy()
  }
}

function connected(url: URL, withinMs: number, signal: AbortSignal): Promise<Socket> {
  const secure = url.protocol === 'https:'
  const host = url.hostname.replaceAll(/^\[|\]$/g, '')
  const port = Number(url.port) || (secure ? 443 : 80)
  return new Promise((resolve, reject) => {
    const socket = secure ? connectTls({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.2', ...(isIP(host) ? {} : { servername: host }) }) : connect({ host, port })
    const giveUp = (code: string) => (): void => { socket.destroy(Object.assign(new Error(code), { code })) }
    const timer = setTimeout(giveUp('ETIMEDOUT'), withinMs)
    const stop = giveUp('ECONNABORTED')
    signal.addEventListener('abort', stop, { once: true })
    const settle = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    socket.once('error', (error) => { settle(); reject(error) })
    socket.once('close', () => { settle(); reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })) })
    socket.once(secure ? 'secureConnect' : 'connect', () => {
      settle()
      // Later ones are the exchange's.
      socket.on('error', () => undefined)
      resolve(socket)
    })
    if (signal.aborted) stop()
  })
}

function exchanged({ url, method, headers, body, patience, signal }: HttpCall, socket: Socket): Promise<HttpResult> {
  return new Promise((resolve, reject) => {
    const asked = request({
      createConnection: () => socket, method, path: `${url.pathname}${url.search}`,
      headers: { host: url.host, connection: 'close', 'user-agent': 'handover-desk', accept: 'application/json, text/plain, */*', ...headers, ...(body === null ? {} : { 'content-length': String(Buffer.byteLength(body)) }) },
    })
    const giveUp = (): void => { asked.destroy(new Error('given up')) }
    const timer = setTimeout(giveUp, patience.answerMs)
    signal.addEventListener('abort', giveUp, { once: true })
    const end = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', giveUp)
    }
    asked.once('error', (error) => { end(); reject(error) })
    asked.once('response', (answer) => {
      const parts: Buffer[] = []
      let size = 0
      const done = (): void => {
        end()
        resolve({ got: 'answer', status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8'), retryAfterMs: retryAfter(answer.headers['retry-after']) })
      }
      answer.on('data', (part: Buffer) => {
        size += part.length
        if (size <= mostRead) parts.push(part)
        else answer.destroy()
      })
      // The status settles it, whether or not the rest of the answer comes.
      answer.once('close', done)
      answer.once('error', done)
    })
    asked.end(body ?? undefined)
  })
}

const mostWaitedMs = 3_600_000
/** In seconds; a date there depends on clocks that may differ. */
const retryAfter = (header: string | undefined): number | null => (header && /^\d{1,6}$/.test(header) ? Math.min(Number(header) * 1000, mostWaitedMs) : null)
