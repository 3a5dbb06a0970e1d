const dayMs = 86_400_000
/** The last day a spreadsheet knows, 9999-12-31, in the 1900 system. */
const lastSerial = 2_958_465
/** 1900-02-29 never was; spreadsheets count it since Lotus 1-2-3 did. */
const dayThatNeverWas = 60

/**
 * The day of a spreadsheet's serial number as YYYY-MM-DD, its time of day left out; null when it means no day (a time alone, a
 * negative number, 1900-02-29, a number past 9999). `date1904` is the workbook's own date system.
 */
export function serialDay(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial)
  if (!(days >= (date1904 ? 0 : 1)) || days > (date1904 ? lastSerial - 1462 : lastSerial) || (!date1904 && days === dayThatNeverWas)) return null
  const first = date1904 ? Date.UTC(1904, 0, 1) : days < dayThatNeverWas ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  return new Date(first + days * dayMs).toISOString().slice(0, 10)
}
