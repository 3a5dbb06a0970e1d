import type { AbsenceRule } from '@shared/contract/rule'

type Numbers = Exclude<keyof AbsenceRule, 'id' | 'threshold' | 'rule' | 'law'>
/** The numbers of the track in its order, with what the contract lets each be; a public notice is held to the law by the office (ABSENCE_PUBLIC_TOO_SHORT). */
export const absenceNumbers: readonly { readonly field: Numbers; readonly least: number; readonly most: number }[] = [
  { field: 'contactEveryDays', least: 1, most: 30 }, { field: 'reasonByWorkday', least: 0, most: 30 }, { field: 'returnNoticeByWorkday', least: 0, most: 30 }, { field: 'returnWorkdays', least: 1, most: 60 }, { field: 'sendWorkdays', least: 0, most: 30 },
  { field: 'trackWorkdays', least: 1, most: 60 }, { field: 'publicDays', least: 1, most: 365 }, { field: 'decideWorkdays', least: 0, most: 30 },
]
export const thresholds = [{ field: 'inARow', most: 365 }, { field: 'month', most: 31 }, { field: 'year', most: 366 }] as const
