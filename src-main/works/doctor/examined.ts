import type { Knex } from 'knex'
import type { UpkeepCode, UpkeepFinding, UpkeepResult } from '../../../src-shared/upkeep'
import type { DoctorOrder } from '../../store/upkeepJobs'

/** A data folder under examination. */
export interface Examined {
  readonly order: DoctorOrder
  /** The database, opened so that nothing can be written to it. */
  readonly db: Knex
  /** The newest backup in the folder, or an empty text. */
  readonly backup: string
  /** How far the present check is, 0 to 1. Throws when whoever asked gave up. */
  progress(share: number): void
  readonly signal: AbortSignal
}

export type Found = Pick<UpkeepResult, 'findings' | 'facts'>

export const finding = (code: UpkeepCode, data: UpkeepFinding['data'] = {}): UpkeepFinding => ({ code, data })
export const good = (facts: Found['facts'] = {}): Found => ({ findings: [], facts })
export const found = (findings: readonly UpkeepFinding[], facts: Found['facts'] = {}): Found => ({ findings, facts })

export const megabytes = (bytes: number): number => Math.round(bytes / 1e5) / 10

/** An instant as people read it, in the PC's time zone. */
export const instantText = (ms: number): string => {
  const at = new Date(ms)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** What an error says without the statement that failed. */
export function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.slice(Math.max(0, text.lastIndexOf('SQLITE_'))).slice(0, 200)
}

export const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')
