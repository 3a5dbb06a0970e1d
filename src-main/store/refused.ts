import type { Refusal } from '../../src-shared/refusals'

/** Carries a refusal out of a transaction, which rolls back; the edge turns it into the contract's typed error. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code)
  }
}
