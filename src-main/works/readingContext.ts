import type { Knex } from 'knex'
import type { Connection, Context, Services } from '../office/context'
import type { Locale } from '../../src-shared/vocabulary'

/** Somebody in whose name a worker reads. */
export interface ReadingAs { readonly token: string; readonly via: Connection['via']; readonly pc: string; readonly locale: Locale; readonly nowMs: number; /** What sessions live by. */ readonly steadyMs: number; readonly appVersion: string }

/** What a procedure that only reads gets from a worker: his session on this reader. Whatever would write finds nobody to do it. */
export function readingContext(reader: Knex, as: ReadingAs): Context {
  const services: Pick<Services, 'reader' | 'clock' | 'appVersion'> & { writer: Pick<Services['writer'], 'run'> } = {
    reader, clock: { now: () => as.nowMs, steady: () => as.steadyMs }, appVersion: as.appVersion, writer: { run: () => Promise.reject(new Error('a worker that reads does not write')) },
  }
  return {
    services: services as unknown as Services, connection: { via: as.via, pc: as.pc, source: 'worker', token: () => as.token, setToken: () => {} },
    locale: as.locale, idempotencyKey: null, lastEventId: null,
  }
}
