import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../src-shared/contract'
import { attachmentLimit } from '../../src-shared/contract/attachment'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>
type ResponsesObject = NonNullable<NonNullable<NonNullable<NonNullable<Document['paths']>[string]>['get']>['responses']>
let made: Promise<Document> | null = null

/** The OpenAPI 3.1 description of the whole REST road, generated from the contract; the streamed routes are added by hand. */
export function openApiDocument(version: string): Promise<Document> {
  made ??= generate(version)
  return made
}

async function generate(version: string): Promise<Document> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: 'Handover Desk', version, description: 'The same procedures that the screens use. Sign in with POST /session, then send the token as a bearer. Send an `idempotency-key` header with whatever changes something: repeated, it acts once. Refusals are `{code, message, field?, data}` with a 4xx status; `code` is stable, `message` is in the language of `accept-language`.' },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  })
  const described = document.paths?.['/attachments/{id}']?.get?.responses?.['200']
  const stored = { '201': { description: 'Stored', ...(described && 'content' in described ? { content: described.content } : {}) } } as ResponsesObject
  document.paths = {
    ...document.paths,
    '/attachments': {
      post: {
        operationId: 'attachments.store', summary: 'Store a file (multipart). With `caseId` it is put on the case at once.', tags: [],
        requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { caseId: { type: 'string' }, itemId: { type: 'string' }, purpose: { type: 'string', enum: ['material', 'told', 'signed_copy', 'legal'] }, printingId: { type: 'string' }, file: { type: 'string', format: 'binary', description: `At most ${attachmentLimit} bytes; send it last.` } } }, example: { caseId: '01JD8Q6V3W9ZK4T5M2N7P0R8XA', file: '(binary)' } } } },
        responses: stored,
      },
      put: {
        operationId: 'attachments.storeRaw', summary: 'Store a file (raw body)', parameters: ['name', 'caseId', 'itemId', 'purpose', 'printingId'].map((name) => ({ name, in: 'query' as const, required: name === 'name', schema: { type: 'string' as const }, ...(name === 'name' ? { example: 'repairs.pdf' } : {}) })),
        requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
        responses: stored,
      },
    },
    '/attachments/{id}/content': {
      get: {
        operationId: 'attachments.content', summary: 'The bytes of a stored file, checked against its hash; `download` sends it as a download',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: '01JD8Q6V3W9ZK4T5M2N7P0R8XA' }, { name: 'download', in: 'query', schema: { type: 'string' } }],
        responses: { '200': { description: 'The bytes', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }, '410': { description: 'ATTACHMENT_MISSING or ATTACHMENT_ALTERED: never served as good' } },
      },
    },
  }
  return document
}
