/** A file within a tar stream; its content must be read to the end before the next is asked for. */
export interface TarEntry { readonly name: string; readonly size: number; readonly content: AsyncIterable<Buffer> }
export interface TarSource { readonly name: string; readonly size: number; content(): AsyncIterable<Buffer> }

/** The bytes are not a tar stream, or end too early. */
export class BadTar extends Error {}

const block = 512
const paddingOf = (size: number): number => (block - (size % block)) % block

/** How long the stream of `packTar` is for entries of these sizes. */
export const tarSize = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + block + size + paddingOf(size), 2 * block)

/** A tar stream (POSIX ustar; sizes of 8 GiB and more as GNU tar writes them) that any `tar` unpacks. Throws when a content is not as long as it was said to be. */
export async function* packTar(entries: Iterable<TarSource>): AsyncGenerator<Buffer> {
  for (const entry of entries) {
    yield headerOf(entry.name, entry.size)
    let sent = 0
    for await (const part of entry.content()) {
      sent += part.length
      yield part
    }
    if (sent !== entry.size) throw new BadTar(`${entry.name} changed its size`)
    if (paddingOf(entry.size) > 0) yield Buffer.alloc(paddingOf(entry.size))
  }
  yield Buffer.alloc(2 * block)
}

function headerOf(name: string, size: number): Buffer {
  const header = Buffer.alloc(block)
  if (Buffer.byteLength(name) > 100) throw new BadTar(`${name} is too long a name`)
  header.write(name, 0)
  header.write('0000600\0', 100)
  header.write('0000000\0', 108)
  header.write('0000000\0', 116)
  writeSize(header, size)
  header.write('00000000000\0', 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257)
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

const octalLimit = 8 ** 11

function writeSize(header: Buffer, size: number): void {
  if (size < octalLimit) return void header.write(`${size.toString(8).padStart(11, '0')}\0`, 124)
  header[124] = 0x80
  header.writeBigUInt64BE(BigInt(size), 128)
}

/** The sum of all bytes with the checksum's own place as blanks. */
const checksumOf = (header: Buffer): number => header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)

/** The entries of a stream that `packTar` wrote, one after the other. Throws `BadTar`. */
export async function* unpackTar(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new Bytes(stream)
  try {
    for (;;) {
      const header = await bytes.exactly(block)
      if (header.every((byte) => byte === 0)) return await bytes.drain()
      const { name, size } = readHeader(header)
      let left = size
      const content = async function* () {
        while (left > 0) {
          const part = await bytes.upTo(left)
          left -= part.length
          yield part
        }
      }
      yield { name, size, content: content() }
      if (left > 0) throw new BadTar(`${name} was not read to its end`)
      await bytes.exactly(paddingOf(size))
    }
  } finally {
    await bytes.letGo()
  }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, to: number) => header.subarray(from, to).toString('utf8').replace(/[\0 ].*$/s, '')
  const size = header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : Number.parseInt(text(124, 136), 8)
  if (Number.parseInt(text(148, 156), 8) !== checksumOf(header) || header[156] !== 0x30 || !Number.isSafeInteger(size) || size < 0) throw new BadTar('a header that is none')
  return { name: text(0, 100), size }
}

/** A stream of parts of any length, read in the lengths that are wanted. */
class Bytes {
  private rest: Buffer = Buffer.alloc(0)
  private readonly parts: AsyncIterator<Buffer>

  constructor(stream: AsyncIterable<Buffer>) {
    this.parts = stream[Symbol.asyncIterator]()
  }

  /** At least one byte, at most `length`. */
  async upTo(length: number): Promise<Buffer> {
    if (this.rest.length === 0) await this.fill()
    const part = this.rest.subarray(0, length)
    this.rest = this.rest.subarray(part.length)
    return part
  }

  async exactly(length: number): Promise<Buffer> {
    const parts: Buffer[] = []
    for (let left = length; left > 0;) {
      const part = await this.upTo(left)
      parts.push(part)
      left -= part.length
    }
    return Buffer.concat(parts)
  }

  /** To the end: only then has what decrypts the stream checked its last piece. */
  async drain(): Promise<void> {
    for (this.rest = Buffer.alloc(0); !(await this.parts.next()).done;);
  }

  async letGo(): Promise<void> {
    await this.parts.return?.()
  }

  private async fill(): Promise<void> {
    while (this.rest.length === 0) {
      const next = await this.parts.next()
      if (next.done) throw new BadTar('it ends too early')
      this.rest = next.value
    }
  }
}
