/** An OLE2 file that holds streams of these names: the container of old Office files and of encrypted workbooks. */
export function oleFile(streams: readonly string[]): Buffer {
  const head = Buffer.alloc(512)
  Buffer.from('D0CF11E0A1B11AE1', 'hex').copy(head)
  head.writeUInt16LE(0x3E, 24)
  head.writeUInt16LE(3, 26)
  head.writeUInt16LE(0xFFFE, 28)
  head.writeUInt16LE(9, 30)
  head.writeUInt16LE(6, 32)
  head.writeUInt32LE(1, 44)
  head.writeUInt32LE(1, 48)
  head.writeUInt32LE(4096, 56)
  for (let at = 60; at < 76; at += 4) head.writeUInt32LE(0xFFFFFFFE, at)
  head.writeUInt32LE(0, 76)
  head.fill(0xFF, 80)
  const table = Buffer.alloc(512, 0xFF)
  const names = ['Root Entry', ...streams]
  const sectors = Math.ceil(names.length / 4)
  table.writeUInt32LE(0xFFFFFFFD, 0)
  for (let at = 1; at <= sectors; at++) table.writeUInt32LE(at === sectors ? 0xFFFFFFFE : at + 1, at * 4)
  const directory = Buffer.alloc(sectors * 512)
  for (const [at, name] of names.entries()) {
    const entry = directory.subarray(at * 128, at * 128 + 128)
    entry.write(name, 0, 'utf16le')
    entry.writeUInt16LE((name.length + 1) * 2, 64)
    entry[66] = at === 0 ? 5 : 2
  }
  return Buffer.concat([head, table, directory, Buffer.alloc(1024)])
}
