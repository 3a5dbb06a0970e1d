import { crc32, deflateRawSync } from 'node:zlib'

/** A part of an archive, and what its headers say of it that is not so. */
export interface RawPart {
  readonly name: string
  readonly data: string | Uint8Array
  readonly stored?: boolean
  /** Says another unpacked size, in both headers. */
  readonly saysSize?: number
  readonly saysCrc?: number
  /** Bits of the general purpose flag; 1 is encrypted. */
  readonly flags?: number
  /** A method of compression that nobody knows. */
  readonly method?: number
}

/** Writes a zip archive byte by byte, with any lie in its headers that is asked for. */
export function rawZip(parts: readonly RawPart[], end: { readonly saysEntries?: number; readonly overlap?: boolean } = {}): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const { packed, size, checksum } = packedOf(part)
    const name = Buffer.from(part.name)
    const fields = headerFields(part, size, checksum, packed.length)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, short(name.length), short(0), name, packed])
    // Every entry may be said to lie where the first one does: one lump of bytes unpacked again and again.
    const at = end.overlap ? 0 : offset
    centrals.push(Buffer.concat([Buffer.from('PK\x01\x02'), short(20), fields, short(name.length), short(0), short(0), short(0), short(0), long(0), long(at), name]))
    if (!end.overlap || locals.length === 0) {
      locals.push(local)
      offset += local.length
    }
  }
  const central = Buffer.concat(centrals)
  const count = end.saysEntries ?? parts.length
  return Buffer.concat([...locals, central, Buffer.from('PK\x05\x06'), short(0), short(0), short(count), short(count), long(central.length), long(offset), short(0)])
}

interface Packed { readonly packed: Uint8Array; readonly size: number; readonly checksum: number }

/** Bombs put the same megabytes into many parts. */
const known = new WeakMap<Uint8Array, Packed>()

function packedOf({ data, stored }: RawPart): Packed {
  const bytes = typeof data === 'string' ? Buffer.from(data) : data
  if (stored) return { packed: bytes, size: bytes.length, checksum: crc32(bytes) }
  const packed = known.get(bytes) ?? { packed: deflateRawSync(bytes), size: bytes.length, checksum: crc32(bytes) }
  known.set(bytes, packed)
  return packed
}

function headerFields(part: RawPart, size: number, checksum: number, packedSize: number): Buffer {
  return Buffer.concat([
    short(20), short(0x800 | (part.flags ?? 0)), short(part.method ?? (part.stored ? 0 : 8)), short(0), short(0x21),
    long(part.saysCrc ?? checksum), long(packedSize), long(part.saysSize ?? size),
  ])
}

const short = (value: number): Buffer => Buffer.from([value & 0xFF, (value >> 8) & 0xFF])
const long = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value >>> 0)
  return bytes
}
