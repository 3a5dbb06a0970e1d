import { importNotices, importReasons, type ImportRemarkCode } from '../../../src-shared/importReasons'

const reasons = Object.keys(importReasons) as ImportRemarkCode[]
const notices = Object.keys(importNotices) as ImportRemarkCode[]

/** Every remark in a fixed order: its place is its bit in the index of a preview. */
export const remarkCodes: readonly ImportRemarkCode[] = [...reasons, ...notices]
if (remarkCodes.length > 32) throw new Error('a row’s remarks no longer fit into 32 bits')

/** Whether a remark keeps its row out. */
export const stops = (code: ImportRemarkCode): boolean => reasons.includes(code)

export const bitOf = (code: string): number => {
  const place = remarkCodes.indexOf(code as ImportRemarkCode)
  return place < 0 ? 0 : (1 << place) >>> 0
}
