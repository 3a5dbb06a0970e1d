import type { Knex } from 'knex'
import type { UserView } from '../../src-shared/contract/site'
import type { Locale } from '../../src-shared/vocabulary'
import type { Files } from '../files/files'
import type { SteadyClock } from '../log/clock'
import type { Jobs } from '../jobs/jobs'
import type { Actor } from '../log/event'
import type { Condition } from '../store/condition'
import type { Writer } from '../store/writer'

/** What procedures work with; wired once in site.ts. */
export interface Services {
  readonly writer: Writer
  readonly reader: Knex
  readonly clock: SteadyClock
  /** Whether the data folder can be written, and what keeps it from it. */
  readonly condition: Condition
  readonly files: Files
  /** Heavy work beside the main thread. */
  readonly jobs: Jobs
  readonly random: RandomSource
  readonly appVersion: string
  /** After the commit of a deletion that must leave no trace on the disk. Best effort: never rejects. */
  forgetDeleted(): Promise<void>
}

export interface RandomSource {
  /** A new ULID: sorts by time, unique on every replica. */
  id(): string
  bytes(length: number): Buffer
}

/** One window, browser tab or program talking to us. */
export interface Connection {
  readonly via: Actor['via']
  /** Shown in the timeline. */
  readonly pc: string
  /** Where sign-in attempts are counted. */
  readonly source: string
  token(): string | null
  /** After signing in or out: the desktop's port keeps it, the browser gets a cookie. */
  setToken(token: string | null, expiresAtMs: number): void
}

/** What each procedure gets from its road. */
export interface Context {
  readonly services: Services
  readonly connection: Connection
  readonly locale: Locale | null
  readonly idempotencyKey: string | null
  readonly lastEventId: string | null
}

/** Who is signed in, as a procedure sees him. */
export interface SignedIn {
  readonly user: UserView
  readonly actor: Actor
  readonly locale: Locale
}
