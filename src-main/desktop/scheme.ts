import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { protocol, type Session } from 'electron'
import type { FastifyInstance } from 'fastify'
import { cookieName } from '../lan/connection'
import type { Connection } from '../office/context'

export const deskOrigin = 'app://desk'
const scheme = 'app'
const withoutBody = new Set([101, 204, 205, 304])
/** The page's own say on these does not reach the application: where it is served and who is signed in, main knows. */
const ownHeaders = new Set(['host', 'origin', 'referer', 'cookie', 'authorization', 'connection', 'content-length'])

/** Makes `app://` a real origin with storage, fetch and strict CSP. Before the application is ready, or never. */
export function registerDeskScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
}

export const isDeskUrl = (url: string): boolean => url === deskOrigin || url.startsWith(`${deskOrigin}/`)

/**
 * Serves `app://desk/` from the same listener as browsers get (screens, REST, attachments, headers), without a socket;
 * the window's session goes with each request.
 */
export function serveDesk(session: Session, app: () => FastifyInstance, connection: Connection): void {
  session.protocol.handle(scheme, (request) => answer(app(), connection, request))
}

async function answer(app: FastifyInstance, connection: Connection, request: Request): Promise<Response> {
  const { host, pathname, search } = new URL(request.url)
  if (host !== 'desk' || !fromDesk(request)) return new Response('', { status: 403 })
  const token = connection.token()
  const headers = Object.fromEntries([...request.headers].filter(([name]) => !ownHeaders.has(name)))
  const answered = await app.inject({
    method: request.method as 'GET', url: pathname + search, payloadAsStream: true, signal: request.signal,
    headers: { ...headers, host: 'localhost', ...(token ? { cookie: `${cookieName}=${token}` } : {}) },
    // Uploads flow through; nothing is gathered in memory.
    ...(request.body ? { payload: Readable.fromWeb(request.body as ReadableStream) } : {}),
  })
  const body = answered.stream()
  if (withoutBody.has(answered.statusCode) || request.method === 'HEAD') {
    body.resume()
    return new Response(null, { status: answered.statusCode, headers: headersOf(answered.headers) })
  }
  return new Response(Readable.toWeb(body) as BodyInit, { status: answered.statusCode, headers: headersOf(answered.headers) })
}

/** A page of another origin that got into a frame must not speak with our session. */
function fromDesk(request: Request): boolean {
  const origin = request.headers.get('origin')
  return origin === null || origin === 'null' ? request.method === 'GET' : origin === deskOrigin
}

function headersOf(from: Readonly<Record<string, unknown>>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(from)) {
    // The session is kept here, not in the page's cookies; the body's framing is Chromium's.
    if (value === undefined || name === 'set-cookie' || name === 'connection' || name === 'transfer-encoding') continue
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, String(one))
  }
  return headers
}
