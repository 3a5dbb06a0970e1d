import { plainText } from './plainText'

/** A column's name for comparing with another column of the same file: width, case and blanks make no difference. */
export const columnKey = (header: string): string => plainText(header).toLowerCase().replace(/\s/g, '')

/** Longer than any column is named; the patterns below look again and again at open brackets. */
const longestName = 200

/**
 * A column's name for comparing with the names it may have: besides, what is said about filling it in is left out: 「姓名 *」, 「手机（必填）」,
 * 「入职日期(yyyy-mm-dd)：」 are 姓名, 手机, 入职日期.
 */
export function headerKey(header: string): string {
  const key = columnKey(header)
  if (key.length > longestName) return key
  const bare = key.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|「[^「」]*」|<[^<>]*>/g, '').replace(/[*＊※:：#]/g, '')
  return bare === '' ? key : bare
}
