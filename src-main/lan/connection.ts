import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import { hostname } from 'node:os'
import type { Connection } from '../office/context'

export const cookieName = 'handover_session'

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** The session's token: from the bearer header, else from the cookie. */
export function tokenFrom(headers: IncomingHttpHeaders): string | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(headers.authorization ?? '')?.[1]
  if (bearer) return bearer
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=')
    if (name === cookieName && value) return value
  }
  return null
}

export const sessionCookie = (token: string | null, expiresAtMs: number): string =>
  `${cookieName}=${token ?? ''}; Path=/; HttpOnly; SameSite=Strict; ${token ? `Expires=${new Date(expiresAtMs).toUTCString()}` : 'Max-Age=0'}`

/** A connection over HTTP or WebSocket. `onToken` is told of signing in and out (HTTP: sets the cookie). */
export function connectionOf(request: IncomingMessage, onToken: (token: string | null, expiresAtMs: number) => void = () => {}): Connection {
  // An upload that was broken off has lost its socket when its refusal is put into words.
  const address = (request.socket as IncomingMessage['socket'] | null)?.remoteAddress ?? 'unknown'
  let token = tokenFrom(request.headers)
  return {
    via: request.headers.authorization ? 'api' : 'browser',
    pc: loopback.has(address) ? hostname() : address,
    source: address,
    token: () => token,
    setToken: (next, expiresAtMs) => {
      token = next
      onToken(next, expiresAtMs)
    },
  }
}

/** Whether a request to this machine's own listener comes from its own pages: against DNS rebinding and other sites' pages. */
export function isOwnHost(headers: IncomingHttpHeaders): boolean {
  const host = headers.host ?? ''
  if (!/^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host)) return false
  return !headers.origin || headers.origin === `http://${host}`
}
