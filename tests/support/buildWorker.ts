import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { bundleForNode } from './bundle'

/** Worker threads run built code: bundles `src-main/worker.ts` once for all tests, whatever lies in out/. */
export default async function buildWorker(): Promise<(() => Promise<void>) | undefined> {
  const known = process.env['HANDOVER_WORKER']
  if (known && existsSync(known)) return undefined
  const entry = await bundleForNode('src-main/worker.ts')
  process.env['HANDOVER_WORKER'] = entry
  return () => rm(dirname(entry), { recursive: true, force: true })
}
