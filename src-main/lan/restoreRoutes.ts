import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { asContractError, localeOf, noticedRefusal, type ErrorLog } from '../office/answers'
import type { Context } from '../office/context'
import { refused } from '../office/procedure'
import type { Site } from '../site'
import { requireFirstStart } from '../subjects/backup/restoreProcedures'
import { errorBody } from './attachmentRoutes'

/** The bytes of a backup that is to be restored: `PUT /restore/upload` (raw body, any size), on this PC and before a site is set up. */
export function registerRestoreRoutes(app: FastifyInstance, site: Site, contextOf: (request: FastifyRequest, reply: FastifyReply) => Context, log: ErrorLog): void {
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
    scope.setErrorHandler(async (error, request, reply) => {
      const answer = asContractError(await noticedRefusal(error, site.services.condition, log, request.url), await localeOf(contextOf(request, reply)))
      // What was not read of a refused upload would hold up the next request on this connection.
      void reply.header('connection', 'close')
      return reply.status(answer.status).send(errorBody(answer))
    })
    // Its length is known to the disk alone: what has room is taken.
    scope.put('/api/v1/restore/upload', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
      await requireFirstStart(site.restoring, contextOf(request, reply))
      const length = Number(request.headers['content-length'])
      const received = await site.restoring.receive(request.raw, Number.isSafeInteger(length) ? length : null).catch((error: unknown) => { throw isHungUp(error) ? refused('INVALID_INPUT', { field: 'file', reason: 'aborted' }) : error })
      return reply.status(201).send(received)
    })
  })
}

/** The sender went away: no defect of ours to log. */
const isHungUp = (error: unknown): boolean => error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'ERR_STREAM_PREMATURE_CLOSE')
