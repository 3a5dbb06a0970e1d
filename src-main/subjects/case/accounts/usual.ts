import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { usualSystems, workerTypes } from '../../../../src-shared/vocabulary'

const list = z.array(z.enum(usualSystems)).min(1)
const ShippedSystems = z.strictObject({ staff: list, worker: list, positions: z.record(z.string(), list) })

/** Systems that somebody of a position usually has an account in, as they ship; a position of the site may say otherwise. */
export interface UsualAccounts { of(position: { readonly id: string; readonly workerType: (typeof workerTypes)[number]; readonly systems?: readonly string[] | null | undefined }): readonly string[] }

export function loadUsualAccounts(resources: string): UsualAccounts {
  const shipped = ShippedSystems.parse(JSON.parse(readFileSync(join(resources, 'accounts', 'usual-systems.json'), 'utf8')))
  return { of: ({ id, workerType, systems }) => systems ?? shipped.positions[id] ?? shipped[workerType] }
}
