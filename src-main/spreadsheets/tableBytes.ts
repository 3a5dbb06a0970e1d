import { open } from 'node:fs/promises'
import type { TableSource } from './readTableJob'
import { tableLimits, UnreadableTable } from './table'

/** The bytes of a file; one past the limit is not read at all. Throws `UnreadableTable` (empty, too_large). */
export async function tableBytes(source: TableSource): Promise<Buffer> {
  const bytes = 'bytes' in source ? Buffer.from(source.bytes.buffer, source.bytes.byteOffset, source.bytes.byteLength) : await bytesOfFile(source.path)
  return withinLimit(bytes, bytes.length)
}

async function bytesOfFile(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    withinLimit(null, (await file.stat()).size)
    return await file.readFile()
  } finally {
    await file.close()
  }
}

function withinLimit<T>(bytes: T, length: number): T {
  if (length > tableLimits.bytes) throw new UnreadableTable('too_large', String(length))
  return bytes
}
