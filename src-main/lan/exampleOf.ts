type Schema = Readonly<Record<string, unknown>>

/**
 * An example that a JSON schema itself accepts: its own `examples`, `default` or `const` where there are some, else the
 * plainest value of its type. `$ref`s are looked up in `components`; a cycle ends as an empty object.
 */
export function exampleOf(schema: unknown, components: Readonly<Record<string, unknown>>, depth = 0): unknown {
  if (typeof schema !== 'object' || schema === null || depth > 12) return {}
  const one = schema as Schema
  if (Array.isArray(one.examples) && one.examples.length > 0) return one.examples[0]
  if (one.default !== undefined) return one.default
  if (one.const !== undefined) return one.const
  if (Array.isArray(one.enum)) return one.enum[0]
  if (typeof one.$ref === 'string') return exampleOf(components[one.$ref.split('/').at(-1)!], components, depth + 1)
  for (const key of ['anyOf', 'oneOf'] as const) if (Array.isArray(one[key])) return exampleOf((one[key] as unknown[])[0], components, depth + 1)
  if (Array.isArray(one.allOf)) return Object.assign({}, ...one.allOf.map((part) => exampleOf(part, components, depth + 1))) as unknown
  switch (Array.isArray(one.type) ? one.type[0] : one.type) {
    case 'string': return exampleText(one)
    case 'number': case 'integer': return typeof one.minimum === 'number' && one.minimum > 0 ? one.minimum : 1
    case 'boolean': return true
    case 'null': return null
    case 'array': return one.items ? [exampleOf(one.items, components, depth + 1)] : []
    default: return exampleObject(one, components, depth)
  }
}

function exampleText(schema: Schema): string {
  if (schema.format === 'date') return '2026-11-24'
  if (schema.format === 'date-time') return '2026-11-24T01:30:00.000Z'
  if (typeof schema.pattern === 'string' && schema.pattern.includes('0-9a-f]{64}')) return 'a'.repeat(64)
  return '文字'.slice(0, typeof schema.maxLength === 'number' ? Math.max(1, schema.maxLength) : 2)
}

function exampleObject(schema: Schema, components: Readonly<Record<string, unknown>>, depth: number): unknown {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, unknown>>
  const required = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : [])
  return Object.fromEntries(Object.entries(properties).filter(([name]) => required.has(name)).map(([name, part]) => [name, exampleOf(part, components, depth + 1)]))
}
