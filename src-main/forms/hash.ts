import { createHash } from 'node:crypto'

/** JSON with sorted keys and no spaces: the same facts give the same bytes, on any PC. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const entries = Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(',')}}`
}

/** SHA-256 over the canonical JSON, as 64 hex digits. */
export const contentHashOf = (content: object): string => createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex')
