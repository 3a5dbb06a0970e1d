import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { contract } from '../../src-shared/contract'
import { ApprovalLine, ApprovalPreview, ApprovalRoundView } from '../../src-shared/contract/approval'
import { attachmentLimit, AttachmentLink, AttachmentView } from '../../src-shared/contract/attachment'
import { BackupsView } from '../../src-shared/contract/backup'
import { BoardCard, TodayLine } from '../../src-shared/contract/board'
import { CalendarPreview, CalendarView } from '../../src-shared/contract/calendar'
import { CaseRow, CaseView, MessageView, StartCaseInput, TimelineEntry } from '../../src-shared/contract/case'
import { ChainStep, ChainView } from '../../src-shared/contract/chain'
import { ChannelSettings, ChannelView } from '../../src-shared/contract/channel'
import { LocalText, PersonRef } from '../../src-shared/contract/common'
import { EmployeeRow, EmployeeView } from '../../src-shared/contract/employee'
import { CaseItemView } from '../../src-shared/contract/item'
import { PositionView } from '../../src-shared/contract/position'
import { ExportRecord, ExportView } from '../../src-shared/contract/export'
import { FormSheet } from '../../src-shared/contract/form'
import { OutboxRow } from '../../src-shared/contract/outbox'
import { ReminderLine, ReminderRules } from '../../src-shared/contract/reminder'
import { RuleChange, RulesView } from '../../src-shared/contract/rule'
import { LedgerRow, LedgerTotals } from '../../src-shared/contract/ledger'
import { DelegationView, UserView } from '../../src-shared/contract/site'
import { ComposedItem, DetailColumn, TemplateItem, TemplateView } from '../../src-shared/contract/template'
import { refusalsEn } from '../../src-shared/locale/refusals.en'
import type { RefusalCode } from '../../src-shared/refusals'
import { uploadPurposes } from '../../src-shared/vocabulary'
import { exampleOf } from './exampleOf'

type Document = Awaited<ReturnType<OpenAPIGenerator['generate']>>
/** Shapes that occur often: described once. */
const named = { LocalText, PersonRef, DetailColumn, TemplateItem, ComposedItem, TemplateView, AttachmentLink, AttachmentView, CaseItemView, CaseView, CaseRow, StartCaseInput, MessageView, TimelineEntry, BoardCard, TodayLine, EmployeeRow, EmployeeView, PositionView, UserView, BackupsView, LedgerRow, LedgerTotals, ExportView, ExportRecord, ApprovalLine, ApprovalPreview, ApprovalRoundView, ChainStep, ChainView, ReminderLine, ReminderRules, DelegationView, ChannelSettings, ChannelView, OutboxRow, CalendarView, CalendarPreview, RuleChange, RulesView, FormSheet }

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
    commonSchemas: Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, { schema, strategy: 'output' as const }])),
    customErrorResponseBodySchema: (defined) => ({
      type: 'object', required: ['code', 'message', 'data'],
      properties: {
        code: { type: 'string', enum: defined.map(([code]) => code) }, message: { type: 'string', description: 'In the caller’s language, says what to do next.' },
        field: { type: 'string', description: 'The field at fault, where there is one.' }, data: { type: 'object' },
      },
      examples: defined.slice(0, 1).map(([code]) => ({ code, message: refusalsEn[code as RefusalCode] ?? code, data: {} })),
    }),
  })
  const described = document.paths?.['/attachments/{id}']?.get?.responses?.['200']
  const stored = { '201': { description: 'Stored', ...(described && 'content' in described ? { content: described.content } : {}) } } as ResponsesObject
  document.paths = {
    ...document.paths,
    '/attachments': {
      post: {
        operationId: 'attachments.store', summary: 'Store a file (multipart). With `caseId` it is put on the case at once.', tags: [],
        requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object', required: ['file'], properties: { caseId: { type: 'string' }, itemId: { type: 'string' }, purpose: { type: 'string', enum: [...uploadPurposes] }, printingId: { type: 'string' }, file: { type: 'string', format: 'binary', description: `At most ${attachmentLimit} bytes; send it last.` } } }, example: { caseId: '01JD8Q6V3W9ZK4T5M2N7P0R8XA', file: '(binary)' } } } },
        responses: stored,
      },
      put: {
        operationId: 'attachments.storeRaw', summary: 'Store a file (raw body)', parameters: ['name', 'caseId', 'itemId', 'purpose', 'printingId'].map((name) => ({ name, in: 'query' as const, required: name === 'name', schema: { type: 'string' as const }, ...(name === 'name' ? { example: 'repairs.pdf' } : {}) })),
        requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
        responses: stored,
      },
    },
    '/restore/upload': {
      put: {
        operationId: 'restore.upload', summary: 'Send a backup that is to be restored (raw body, any size); on this PC, before a site is set up',
        requestBody: { required: true, content: { '*/*': { schema: { type: 'string', format: 'binary' } } } },
        responses: { '201': { description: 'Taken in; open it next', content: { 'application/json': { schema: { type: 'object', required: ['size'], properties: { size: { type: 'integer' } } } } } } },
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
  document.paths['/exports/{id}/content'] = {
    get: {
      operationId: 'exports.content', summary: 'The file of a finished export, for whoever asked for it, once',
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' }, example: '01JD8Q6V3W9ZK4T5M2N7P0R8XA' }],
      responses: { '200': { description: 'The bytes', content: { '*/*': { schema: { type: 'string', format: 'binary' } } } }, '410': { description: 'EXPORT_GONE: fetched already, expired, given up, or somebody else’s' } },
    },
  }
  addExamples(document)
  shareRefusals(document)
  return document
}

/** What many procedures may answer is described once: else most of the file would be the common refusals again and again. */
function shareRefusals(document: Document): void {
  const names = new Map<string, string>()
  const schemas: Record<string, unknown> = {}
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path ?? {}) as { responses?: Record<string, Bodies> }[]) {
      for (const [status, body] of Object.entries(operation?.responses ?? {})) {
        const json = body?.content?.['application/json']
        if (!json?.schema || status < '400') continue
        const text = JSON.stringify(json.schema)
        const name = names.get(text) ?? `Refusal${status}_${names.size + 1}`
        names.set(text, name)
        schemas[name] = json.schema
        json.schema = { $ref: `#/components/schemas/${name}` }
      }
    }
  }
  document.components = { ...document.components, schemas: { ...document.components?.schemas, ...schemas } as never }
}

/** Every body gets an example that its own schema accepts; a named shape has it with itself, once for all that answer it. */
function addExamples(document: Document): void {
  const components = (document.components?.schemas ?? {}) as Readonly<Record<string, { examples?: unknown[] }>>
  for (const path of Object.values(document.paths ?? {})) {
    for (const operation of Object.values(path ?? {}) as { requestBody?: Bodies; responses?: Record<string, Bodies> }[]) {
      for (const body of [operation?.requestBody, ...Object.values(operation?.responses ?? {})]) {
        const json = body?.content?.['application/json']
        if (!json?.schema || json.example !== undefined) continue
        const shape = components[nameIn(json.schema)]
        if (shape) shape.examples ??= [exampleOf(json.schema, components)]
        else json.example = exampleOf(json.schema, components)
      }
    }
  }
}
/** The name of the shape that a schema only refers to; empty for one that is written out. */
const nameIn = (schema: unknown): string => String((schema as { $ref?: string }).$ref ?? '').split('/').at(-1) ?? ''
interface Bodies { content?: Record<string, { schema?: unknown; example?: unknown }> }
