import type { Role } from '../../src-shared/vocabulary'

/** Who acted and how: kept in every event, shown in the timeline. */
export interface Actor {
  readonly userId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** The road he came by. */
  readonly via: 'desktop' | 'browser' | 'api' | 'cli' | 'system'
  /** The PC he sat at: its host name, or its address on the LAN. */
  readonly pc: string
}

/** A fact as decided, before the log gives it a place. `subject` is `<kind>:<id>`. */
export interface NewEvent<Type extends string = string, Payload = unknown> {
  readonly type: Type
  readonly subject: string
  readonly payload: Payload
  /** Id of the event whose value the actor saw, for field writes. */
  readonly base?: string | null
}

/** A fact in the log. `payload` is null after a lawful erasure. */
export interface LogEvent<Payload = unknown> {
  readonly position: number
  readonly replica: string
  readonly epoch: number
  readonly seq: number
  readonly hlc: string
  readonly wallTime: string
  readonly actor: Actor
  readonly type: string
  readonly subject: string
  readonly base: string | null
  readonly payload: Payload
}

/** `replica.epoch.seq`: the id of an event on every replica. */
export const eventId = (event: Pick<LogEvent, 'replica' | 'epoch' | 'seq'>): string => `${event.replica}.${event.epoch}.${event.seq}`

/** The order in which a subject's events are folded, the same on every replica (DESIGN §2). */
export const compareEvents = (a: LogEvent, b: LogEvent): number =>
  compareText(a.hlc, b.hlc) || compareText(a.replica, b.replica) || a.epoch - b.epoch || a.seq - b.seq

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** `case:01J…` for kind and id. */
export const subjectOf = (kind: string, id: string): string => `${kind}:${id}`
export const kindOf = (subject: string): string => subject.slice(0, subject.indexOf(':'))
export const idOf = (subject: string): string => subject.slice(subject.indexOf(':') + 1)
