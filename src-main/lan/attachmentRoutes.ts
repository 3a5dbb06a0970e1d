import { Readable } from 'node:stream'
import busboy from '@fastify/busboy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { attachmentLimit, type AttachmentView } from '../../src-shared/contract/attachment'
import { EntityId } from '../../src-shared/contract/common'
import { uploadPurposes } from '../../src-shared/vocabulary'
import { FileTooLarge, type ReceivedFile } from '../files/files'
import { localeOf, noticedRefusal, asContractError, type ErrorLog } from '../office/answers'
import type { Context } from '../office/context'
import { refused, whoCalls } from '../office/procedure'
import type { Site } from '../site'
import { fileToServe, recordStored } from '../subjects/attachment/procedures'
import { storeOnCase } from '../subjects/case/upload'

type Fields = Partial<Record<'caseId' | 'itemId' | 'purpose' | 'printingId' | 'name', string>>

/** Shown in the page itself; everything else is only ever downloaded. */
const inlineTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'])

/**
 * The bytes of attachments, streamed past the contract's procedures: `POST /attachments` (multipart), `PUT /attachments?name=` (raw),
 * `GET /attachments/{id}/content`. Same sessions, same refusals.
 */
export function registerAttachmentRoutes(app: FastifyInstance, site: Site, contextOf: (request: FastifyRequest, reply: FastifyReply) => Context, log: ErrorLog): void {
  const record = recorder(site)
  void app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined))
    scope.setErrorHandler(async (error, request, reply) => {
      const refusal = await noticedRefusal(error instanceof FileTooLarge ? refused('ATTACHMENT_TOO_LARGE', { field: 'file', limitMiB: attachmentLimit / 1024 / 1024 }) : error, site.services.condition, log, request.url)
      const answer = asContractError(refusal, await localeOf(contextOf(request, reply)))
      // What was not read of a refused upload would hold up the next request on this connection.
      if (request.method !== 'GET') void reply.header('connection', 'close')
      return reply.status(answer.status).send(errorBody(answer))
    })
    scope.post('/api/v1/attachments', async (request, reply) => {
      const context = contextOf(request, reply)
      await requireCaller(context)
      const { fields, file, name, type } = await readMultipart(request, site)
      return reply.status(201).send(await record(context, file, fields.name ?? name, type, fields))
    })
    scope.put('/api/v1/attachments', async (request, reply) => {
      const context = contextOf(request, reply)
      await requireCaller(context)
      const fields = request.query as Fields
      if (!fields.name) throw refused('INVALID_INPUT', { field: 'name', reason: 'required' })
      const file = await site.services.files.receive(request.raw, attachmentLimit).catch((error: unknown) => { throw isHungUp(error) ? refused('INVALID_INPUT', { field: 'file', reason: 'aborted' }) : error })
      return reply.status(201).send(await record(context, file, fields.name, request.headers['content-type'] ?? 'application/octet-stream', fields))
    })
    scope.get('/api/v1/attachments/:id/content', async (request, reply) => {
      const context = contextOf(request, reply)
      const { id } = request.params as { id: string }
      const file = await fileToServe({ input: { id }, context })
      const intact = await site.services.files.check(file.hash, file.size)
      if (intact !== 'intact') throw refused(intact === 'missing' ? 'ATTACHMENT_MISSING' : 'ATTACHMENT_ALTERED', { name: file.name })
      const inline = inlineTypes.has(file.type) && (request.query as Record<string, string>).download === undefined
      return reply.headers({
        'content-type': inlineTypes.has(file.type) ? file.type : 'application/octet-stream', 'content-length': file.size, 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache', etag: `"${file.hash}"`,
        'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        // A hostile PDF or picture gets no script, no frame of ours and no network.
        'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; sandbox",
      }).send(site.services.files.read(file.hash))
    })
  })
}

export const errorBody = (error: { code: string; message: string; data: unknown }) => ({
  code: error.code, message: error.message,
  ...(typeof error.data === 'object' && error.data !== null && 'field' in error.data ? { field: (error.data as { field: unknown }).field } : {}),
  data: error.data ?? {},
})

/** The sender went away: no defect of ours to log. */
const isHungUp = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ECONNRESET'

async function requireCaller(context: Context): Promise<void> {
  if (!(await whoCalls(context))) throw refused('NOT_SIGNED_IN', {})
  // Before its bytes come in: a folder that was taken away must not get them.
  await context.services.condition.requireWritable()
}

/** Records a received file, on a case when one is named; whatever is refused leaves nothing on the disk. */
function recorder(site: Site): (context: Context, file: ReceivedFile, name: string, type: string, fields: Fields) => Promise<AttachmentView> {
  const recordOnCase = storeOnCase(site.desk)
  return async (context, file, name, type, fields) => {
    try {
      if (file.size === 0) throw refused('ATTACHMENT_EMPTY', { field: 'file' })
      const purpose = uploadPurposes.find((one) => one === (fields.purpose ?? 'material'))
      if (!purpose) throw refused('INVALID_INPUT', { field: 'purpose', reason: 'invalid_value' })
      const [caseId, itemId, printingId] = [idIn(fields, 'caseId'), idIn(fields, 'itemId'), idIn(fields, 'printingId')]
      const upload = { ...file, name, type: type.split(';')[0]!.trim().toLowerCase() }
      return caseId ? await recordOnCase({ input: { ...upload, caseId, itemId, printingId, purpose }, context }) : await recordStored({ input: upload, context })
    } finally {
      await file.discard()
    }
  }
}

function idIn(fields: Fields, field: 'caseId' | 'itemId' | 'printingId'): string | null {
  if (!fields[field]) return null
  const id = EntityId.safeParse(fields[field])
  if (!id.success) throw refused('INVALID_INPUT', { field, reason: 'invalid_format' })
  return id.data
}

function readMultipart(request: FastifyRequest, site: Site): Promise<{ fields: Fields; file: ReceivedFile; name: string; type: string }> {
  return new Promise((resolve, reject) => {
    const fields: Fields = {}
    let content: Readable | null = null
    let storing: Promise<{ file: ReceivedFile; name: string; type: string }> | null = null
    const contentType = request.headers['content-type']
    if (!contentType?.startsWith('multipart/form-data')) return reject(refused('INVALID_INPUT', { field: 'file', reason: 'multipart' }))
    let parser: ReturnType<typeof busboy>
    try {
      parser = busboy({ headers: { ...request.headers, 'content-type': contentType }, limits: { files: 1, fields: 10, fieldSize: 500, parts: 12 }, defCharset: 'utf8' })
    } catch {
      return reject(refused('INVALID_INPUT', { field: 'file', reason: 'multipart' }))
    }
    // The part being read would wait for its end for ever, its half file and descriptor with it. A file that came whole before is given up too.
    const abandon = (reason: string): void => {
      reject(refused('INVALID_INPUT', { field: 'file', reason }))
      content?.destroy(new Error(reason))
      void storing?.then(({ file }) => file.discard(), () => undefined)
    }
    parser.on('field', (name: string, value: string) => { fields[name as keyof Fields] = value })
    parser.on('file', (_field: string, stream: Readable, name: string | undefined, _encoding: string, type: string) => {
      content = stream
      // From the first moment: an error that nobody listens for ends the process. One that is destroyed has its reason told by `storing`.
      stream.on('error', () => { if (!stream.destroyed) abandon('multipart') })
      storing = site.services.files.receive(stream, attachmentLimit).then((file) => ({ file, name: name ?? 'file', type }))
      // Rejected later as the answer; without this the process would see it as unhandled meanwhile.
      storing.catch((error: unknown) => reject(error))
    })
    parser.on('error', () => abandon('multipart'))
    parser.on('finish', () => {
      if (!storing) return reject(refused('INVALID_INPUT', { field: 'file', reason: 'required' }))
      storing.then((stored) => resolve({ fields, ...stored }), reject)
    })
    request.raw.on('close', () => { if (!request.raw.complete) abandon('aborted') })
    request.raw.pipe(parser)
  })
}
