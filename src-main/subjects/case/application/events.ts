import type { ApplicationReason } from '../../../../src-shared/vocabulary'
import type { Fact } from '../domain/fact'

/** The leaver's own application, as he handed it in by a link of his own: his words, kept with the case. */
export interface OwnApplication {
  readonly id: string; /** The site's day it was handed in. */ readonly on: string; readonly at: string; /** Where it came from. */ readonly pc: string
  readonly reason: ApplicationReason; readonly words: string; readonly lastDay: string; readonly leftOn: string | null; readonly expectedBackOn: string | null
  readonly phone: string; readonly address: string; readonly note: string; /** The signature he drew, a file of the case. */ readonly signatureId: string | null
}

export type OwnApplicationEvent = Fact<'case.applicationReceived', OwnApplication>
export const ownApplicationTypes = ['case.applicationReceived'] as const satisfies readonly OwnApplicationEvent['type'][]
