import { describe, expect, test } from 'vitest'
import { openApiDocument } from '@main/lan/openapi'
import { contract } from '@shared/contract'

const document = await openApiDocument('test')
const shapes = (document.components?.schemas ?? {}) as Record<string, { examples?: unknown[] }>
const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) => Object.entries(methods ?? {}).map(([method, operation]) => ({ path, method, operation: operation as { operationId?: string; requestBody?: { content: Record<string, { example?: unknown; schema?: { $ref?: string } }> }; responses?: Record<string, { content?: Record<string, { example?: unknown; schema?: { $ref?: string } }> }> } })))

describe('the OpenAPI file', () => {
  test('describes every procedure of the contract and the streamed routes', () => {
    const described = new Set(operations.map((one) => one.operation.operationId))
    const procedures = Object.entries(contract).flatMap(([subject, those]) => Object.keys(those).map((name) => `${subject}.${name}`))
    expect(procedures.filter((name) => !described.has(name))).toEqual([])
    expect([...described]).toEqual(expect.arrayContaining(['attachments.store', 'attachments.storeRaw', 'attachments.content']))
  })

  test('has an example for every JSON body and stays small enough to read', () => {
    const without = operations.filter(({ operation }) => {
      const bodies = [operation.requestBody?.content['application/json'], ...Object.values(operation.responses ?? {}).map((response) => response.content?.['application/json'])]
      return bodies.some((body) => body && body.example === undefined && (shapes[body.schema?.$ref?.split('/').at(-1) ?? '']?.examples ?? []).length === 0)
    })
    expect(without.map((one) => one.operation.operationId)).toEqual([])
    expect(JSON.stringify(document).length).toBeLessThan(1_000_000)
  })

  test('names the stable addresses of DESIGN §7', () => {
    const paths = Object.keys(document.paths ?? {})
    for (const path of ['/employees', '/positions', '/templates', '/cases', '/cases/{id}', '/cases/{id}/items', '/cases/{id}/timeline', '/cases/{id}/messages', '/board', '/attachments', '/session', '/search']) expect(paths).toContain(path)
  })
})
