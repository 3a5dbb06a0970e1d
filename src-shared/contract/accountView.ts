import { z } from 'zod'
import { accountActs, accountStates } from '../vocabulary'
import { EntityId, PersonRef } from './common'

/** An account of the leaver in another system, and what became of it. `system` is one of the usual systems or the site's own words. */
export const AccountView = z.object({
  id: EntityId, system: z.string(), account: z.string(), state: z.enum(accountStates), on: z.string().nullable(), note: z.string(), by: z.string().nullable(), at: z.string().nullable(), handedTo: PersonRef.nullable(),
  /** What the person asking may do with it now. */ may: z.array(z.enum(accountActs)),
})
export type AccountView = z.infer<typeof AccountView>
