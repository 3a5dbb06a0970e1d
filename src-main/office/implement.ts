import { implement } from '@orpc/server'
import { contract } from '../../src-shared/contract'
import type { Context } from './context'

/** The contract, ready to be implemented: a procedure that is missing, or answers another shape, does not compile. */
export const os = implement(contract).$context<Context>()
