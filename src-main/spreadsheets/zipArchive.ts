import { crc32 } from 'node:zlib'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { tableLimits, UnreadableTable } from './table'

/** A workbook has some dozens of parts; pictures on it make hundreds. */
const maxEntries = 5000
/** XML packs to a twentieth, seldom to a hundredth; a part that packs better than this and is large was made to be a bomb. */
const maxRatio = 250
const ratioMattersFrom = 16 * 1024 * 1024

/** A zip archive whose every part was unpacked once and counted: nothing in it is larger than it says, or cut off, or damaged. */
export interface ZipArchive {
  readonly names: readonly string[]
  has(name: string): boolean
  /** The bytes of a part, piece by piece. Throws `UnreadableTable` (damaged) when it is not there. */
  read(name: string): AsyncIterable<Uint8Array>
}

/**
 * Opens a zip archive that may be hostile; nothing of it is kept unpacked. Throws `UnreadableTable`: damaged (cut off, checksums that
 * differ, two parts of one name, names that lead out of it), encrypted, unpacks_too_large.
 */
export async function openZip(bytes: Buffer, signal?: AbortSignal): Promise<ZipArchive> {
  const { zip, entries } = await listed(bytes)
  let unpacked = 0
  for (const entry of entries.values()) {
    signal?.throwIfAborted()
    unpacked += await countedSize(zip, entry, tableLimits.unpackedBytes - unpacked)
  }
  return {
    names: [...entries.values()].map((entry) => entry.fileName),
    has: (name) => entries.has(entryKey(name)),
    read: (name) => {
      const entry = entries.get(entryKey(name))
      if (!entry) throw new UnreadableTable('damaged', name)
      return unpackedBytes(zip, entry)
    },
  }
}

/** Names of parts are compared without regard to case (ECMA-376-2, 6.2.2.3). */
const entryKey = (name: string): string => name.replace(/^\/+/, '').toLowerCase()

async function listed(bytes: Buffer): Promise<{ readonly zip: ZipFile; readonly entries: ReadonlyMap<string, Entry> }> {
  try {
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    const entries = new Map<string, Entry>()
    let promised = 0
    for await (const entry of zip.eachEntry()) {
      if (entry.isEncrypted()) throw new UnreadableTable('encrypted', '')
      if (entries.has(entryKey(entry.fileName))) throw new UnreadableTable('damaged', entry.fileName)
      if (entries.size >= maxEntries) throw new UnreadableTable('unpacks_too_large', '')
      promised += entry.uncompressedSize
      if (promised > tableLimits.unpackedBytes) throw new UnreadableTable('unpacks_too_large', entry.fileName)
      entries.set(entryKey(entry.fileName), entry)
    }
    return { zip, entries }
  } catch (error) {
    throw asDamaged(error, '')
  }
}

async function countedSize(zip: ZipFile, entry: Entry, allowed: number): Promise<number> {
  let size = 0
  let checksum = 0
  for await (const chunk of unpackedBytes(zip, entry)) {
    size += chunk.length
    if (size > allowed || (size > ratioMattersFrom && size > maxRatio * entry.compressedSize)) throw new UnreadableTable('unpacks_too_large', entry.fileName)
    checksum = crc32(chunk, checksum)
  }
  if (checksum !== entry.crc32) throw new UnreadableTable('damaged', entry.fileName)
  return size
}

async function* unpackedBytes(zip: ZipFile, entry: Entry): AsyncIterable<Uint8Array> {
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream) yield chunk as Buffer
  } catch (error) {
    throw asDamaged(error, entry.fileName)
  }
}

/** yauzl and zlib say with plain errors that an archive is broken. */
const asDamaged = (error: unknown, part: string): unknown =>
  error instanceof UnreadableTable || (error instanceof Error && error.name === 'AbortError') ? error : new UnreadableTable('damaged', part)
