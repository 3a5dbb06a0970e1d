const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Wider or higher than any screen's pad: a picture made to fill a reader's memory. */
const mostPoints = 4096

/** The bytes of a drawn signature that came as base64; null for what is no PNG of a reasonable size. */
export function pngFrom(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64')
  // Width and height stand at fixed places of the first chunk (PNG specification 11.2.1).
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(signature) || bytes.toString('latin1', 12, 16) !== 'IHDR') return null
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return width > 0 && height > 0 && width <= mostPoints && height <= mostPoints ? bytes : null
}
