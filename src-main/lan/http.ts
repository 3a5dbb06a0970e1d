import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import fastifyStatic from '@fastify/static'
import { OpenAPIHandler, type OpenAPIHandlerOptions } from '@orpc/openapi/fastify'
import { RPCHandler } from '@orpc/server/ws'
import { experimental_ZodSmartCoercionPlugin as ZodSmartCoercionPlugin } from '@orpc/zod/zod4'
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { WebSocketServer } from 'ws'
import { asContractError, localeFrom, localeOf, noticedRefusal, roadOptions, type ErrorLog } from '../office/answers'
import type { Context } from '../office/context'
import { refused } from '../office/procedure'
import type { Site } from '../site'
import { errorBody, registerAttachmentRoutes } from './attachmentRoutes'
import { connectionOf, isOwnHost, sessionCookie } from './connection'
import { registerExportRoutes } from './exportRoutes'
import { openApiDocument } from './openapi'
import { registerRestoreRoutes } from './restoreRoutes'

/** Nothing from elsewhere, nothing inline (DESIGN §5). */
const contentSecurityPolicy = ["default-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "font-src 'self' data:", "connect-src 'self' ws: wss:", "object-src 'none'", "frame-src 'self' blob:", "frame-ancestors 'self'", "base-uri 'none'", "form-action 'self'"].join('; ')

export interface HttpServer {
  readonly app: FastifyInstance
  readonly port: number
  close(): Promise<void>
}

/** Serves a site on this machine: screens, REST, WebSocket. `port` 0 takes any; when it is taken, `EADDRINUSE` is thrown. */
export async function startHttp(site: Site, options: { port: number; renderer: string; log: ErrorLog }): Promise<HttpServer> {
  const app = buildApp(site, options)
  const sockets = attachSockets(app, site, options.log)
  await app.listen({ host: '127.0.0.1', port: options.port })
  return {
    app, port: (app.server.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      sockets.close()
      app.server.closeAllConnections()
      await app.close()
    },
  }
}

/** The listener without a port: the desktop window's requests are put into it directly. */
export function buildApp(site: Site, options: { renderer: string; log: ErrorLog }): FastifyInstance {
  const app = fastify({ bodyLimit: 2 * 1024 * 1024, forceCloseConnections: true, routerOptions: { ignoreTrailingSlash: true, maxParamLength: 200 } })
  const contextOf = (request: FastifyRequest, reply: FastifyReply): Context => ({
    ...site.contextFor(connectionOf(request.raw, (token, expiresAtMs) => { void reply.header('set-cookie', sessionCookie(token, expiresAtMs)) })),
    locale: localeFrom(request.headers['accept-language']), idempotencyKey: typeof request.headers['idempotency-key'] === 'string' ? request.headers['idempotency-key'] : null,
  })
  app.addHook('onRequest', async (request, reply) => {
    if (!isOwnHost(request.headers)) return reply.status(403).send({ code: 'NOT_ALLOWED', message: 'This address serves its own pages only.', data: {} })
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) void reply.header('content-security-policy', contentSecurityPolicy)
    void reply.headers({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'SAMEORIGIN', 'cross-origin-opener-policy': 'same-origin' })
  })
  app.setErrorHandler(async (error: Error & { statusCode?: number }, request, reply) => {
    const answer = asContractError(await noticedRefusal(error.statusCode && error.statusCode < 500 ? refused('INVALID_INPUT', { field: '', reason: 'malformed' }) : error, site.services.condition, options.log, request.url), await localeOf(contextOf(request, reply)))
    // The rest of a body that is not wanted would be read as the next request, or awaited.
    if (request.method !== 'GET') void reply.header('connection', 'close')
    return reply.status(answer.status).send(errorBody(answer))
  })
  app.get('/healthz', async () => ({ status: 'ok', version: site.services.appVersion }))
  app.get('/api/v1/openapi.json', async () => openApiDocument(site.services.appVersion))
  registerAttachmentRoutes(app, site, contextOf, options.log)
  registerExportRoutes(app, site, contextOf, options.log)
  registerRestoreRoutes(app, site, contextOf, options.log)
  registerRest(app, site, contextOf, options.log)
  registerScreens(app, options.renderer)
  return app
}

function registerRest(app: FastifyInstance, site: Site, contextOf: (request: FastifyRequest, reply: FastifyReply) => Context, log: ErrorLog): void {
  const handler = new OpenAPIHandler<Context>(site.router, { ...roadOptions(log), plugins: [new ZodSmartCoercionPlugin()], customErrorResponseBodyEncoder: errorBody } as OpenAPIHandlerOptions<Context>)
  void app.register(async (scope) => {
    // JSON is all that is left. A parser for the rest, even one that does nothing, would leave the reading to oRPC, which knows no limit.
    scope.removeContentTypeParser('text/plain')
    scope.all('/api/v1/*', async (request, reply) => {
      const { matched } = await handler.handle(request, reply, { prefix: '/api/v1', context: contextOf(request, reply) })
      if (!matched) {
        const answer = asContractError({ code: 'NOT_FOUND', data: { kind: 'address' } }, await localeOf(contextOf(request, reply)))
        return reply.status(404).send(errorBody(answer))
      }
      return reply
    })
  })
}

/** Built screens; an address without a file is a page of the application. */
function registerScreens(app: FastifyInstance, renderer: string): void {
  if (!existsSync(join(renderer, 'index.html'))) return
  void app.register(fastifyStatic, { root: renderer, index: ['index.html'], setHeaders: (reply, path) => { void reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache') } })
  app.setNotFoundHandler((request, reply) => {
    if (request.method !== 'GET' || request.url.startsWith('/api/') || /\.[a-z0-9]{2,5}$/i.test(request.url.split('?')[0]!)) return reply.status(404).send({ code: 'NOT_FOUND', message: 'Not found', data: {} })
    return reply.sendFile('index.html')
  })
}

/** The live road of browsers: the whole contract over one WebSocket. */
function attachSockets(app: FastifyInstance, site: Site, log: ErrorLog): WebSocketServer {
  const handler = new RPCHandler<Context>(site.router, roadOptions(log) as NonNullable<ConstructorParameters<typeof RPCHandler<Context>>[1]>)
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4 * 1024 * 1024 })
  app.server.on('upgrade', (request, socket, head) => {
    if (!isOwnHost(request.headers) || !request.url?.startsWith('/api/rpc/ws')) return socket.destroy()
    sockets.handleUpgrade(request, socket, head, (ws) => { void handler.upgrade(ws, { context: site.contextFor(connectionOf(request)) }) })
  })
  return sockets
}
