import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ChainFields } from '../../../src-shared/contract/chain'
import { ShippedChain } from '../../../src-shared/shippedData'

export interface ShippedChainFields { readonly id: string; readonly fields: ChainFields }

/** The chains that ship, version 1 each. They serve until the site saves its own version. */
export function shippedChains(resources: string): ShippedChainFields[] {
  const chains = z.array(ShippedChain).parse(JSON.parse(readFileSync(join(resources, 'rules', 'chains.json'), 'utf8')))
  return chains.map(({ id, ...fields }) => ({ id, fields: ChainFields.parse(fields) }))
}
