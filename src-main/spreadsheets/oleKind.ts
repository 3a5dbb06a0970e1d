import type { OtherFormat } from './table'

const endOfChain = 0xFFFFFFFA
const maxSectors = 4096

/**
 * What an OLE2 file (the container of Office up to 2003) holds, told by the names in its directory: an encrypted workbook, an old
 * .xls, an old Word or PowerPoint file, a mail. One that is broken counts as an old .xls: nearly all such files in an office are.
 */
export function oleKind(bytes: Buffer): 'encrypted' | 'old_xls' | OtherFormat {
  const names = directoryNames(bytes)
  if (names.has('EncryptedPackage') || names.has('EncryptionInfo')) return 'encrypted'
  if (names.has('Workbook') || names.has('Book')) return 'old_xls'
  if (names.has('WordDocument')) return 'word'
  if (names.has('PowerPoint Document')) return 'slides'
  if ([...names].some((name) => name.startsWith('__substg1.0_'))) return 'mail'
  return names.size === 0 ? 'old_xls' : 'binary'
}

function directoryNames(bytes: Buffer): ReadonlySet<string> {
  const names = new Set<string>()
  if (bytes.length < 512) return names
  const shift = bytes.readUInt16LE(30)
  if (shift !== 9 && shift !== 12) return names
  const sectorSize = 1 << shift
  const visited = new Set<number>()
  for (let sector = bytes.readUInt32LE(48); sector < endOfChain && !visited.has(sector) && visited.size < maxSectors; sector = nextSector(bytes, sector, sectorSize)) {
    visited.add(sector)
    const at = (sector + 1) * sectorSize
    for (let entry = at; entry + 128 <= Math.min(at + sectorSize, bytes.length); entry += 128) {
      const length = bytes.readUInt16LE(entry + 64)
      if (length >= 2 && length <= 64) names.add(bytes.toString('utf16le', entry, entry + length - 2))
    }
  }
  return names
}

/** The sector behind this one, by the allocation tables that the file's head lists (the first 109, enough for 7 MB of directory and more). */
function nextSector(bytes: Buffer, sector: number, sectorSize: number): number {
  const perTable = sectorSize / 4
  const table = Math.floor(sector / perTable)
  if (table >= 109) return endOfChain
  const at = (bytes.readUInt32LE(76 + table * 4) + 1) * sectorSize + (sector % perTable) * 4
  return at + 4 <= bytes.length ? bytes.readUInt32LE(at) : endOfChain
}
