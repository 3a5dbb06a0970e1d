import { open } from 'node:fs/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { localeOf, noticedRefusal, asContractError, type ErrorLog } from '../office/answers'
import type { Context } from '../office/context'
import { authorise } from '../office/procedure'
import type { Site } from '../site'
import { errorBody } from './attachmentRoutes'

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const

/** The bytes of a finished export: `GET /exports/{id}/content`, for whoever asked for it, once. */
export function registerExportRoutes(app: FastifyInstance, site: Site, contextOf: (request: FastifyRequest, reply: FastifyReply) => Context, log: ErrorLog): void {
  void app.register(async (scope) => {
    scope.setErrorHandler(async (error, request, reply) => {
      const answer = asContractError(await noticedRefusal(error, site.services.condition, log, request.url), await localeOf(contextOf(request, reply)))
      return reply.status(answer.status).send(errorBody(answer))
    })
    // Not by HEAD: what only asks for the head would use up the one fetching.
    scope.get('/api/v1/exports/:id/content', { exposeHeadRoute: false }, async (request, reply) => {
      const { user } = await authorise('exports.content', contextOf(request, reply))
      const { id } = request.params as { id: string }
      const file = site.exports.take(id, user.id)
      // Opened before a header is set: a refusal is not to go out under the file's name and type.
      const content = (await open(file.path)).createReadStream()
      content.once('close', () => void file.done().catch(() => undefined))
      return reply.headers({
        'content-type': types[file.format], 'content-length': file.bytes, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store',
        'content-disposition': `attachment; filename="export.${file.format}"; filename*=UTF-8''${encoded(file.name)}`,
        'content-security-policy': "default-src 'none'; sandbox",
      }).send(content)
    })
  })
}

/** RFC 8187: what encodeURIComponent leaves and the RFC does not. */
const encoded = (name: string): string => encodeURIComponent(name).replaceAll(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
