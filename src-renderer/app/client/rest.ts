import { ORPCError } from '@orpc/client'
import { currentLocale } from '../locale'

/** A REST answer `{code, message, field?, data?}` as the same error the client throws. */
export function restError(status: number, body: unknown): Error {
  if (typeof body !== 'object' || body === null || !('code' in body) || typeof body.code !== 'string') return new Error(`HTTP ${status}`)
  const { code, message, data, defined: _defined, status: _status, ...details } = body as Record<string, unknown> & { code: string }
  const known = typeof data === 'object' && data !== null ? data : {}
  return new ORPCError(code, { defined: true, status, message: String(message ?? code), data: { ...details, ...known } })
}

const headersOf = (input: unknown): Record<string, string> =>
  ({ 'accept-language': currentLocale(), 'idempotency-key': crypto.randomUUID(), ...(input === undefined ? {} : { 'content-type': 'application/json' }) })

/** Sends what must still arrive when this page goes away (`pagehide`); nobody is there to hear the answer. */
export function keepByRest(method: 'PUT', path: string, input: unknown): void {
  void fetch(`/api/v1${path}`, { method, credentials: 'same-origin', keepalive: true, headers: headersOf(input), body: JSON.stringify(input) }).catch(() => {})
}

/** Calls a REST address with the cookie. Only for what must set one: signing in and out (the rest goes through the client). */
export async function callRest<Output>(method: 'POST' | 'DELETE', path: string, input?: unknown): Promise<Output> {
  const answer = await fetch(`/api/v1${path}`, {
    method, credentials: 'same-origin',
    headers: headersOf(input),
    ...(input === undefined ? {} : { body: JSON.stringify(input) }),
  })
  const body: unknown = await answer.json().catch(() => null)
  if (!answer.ok) throw restError(answer.status, body)
  return body as Output
}
