import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where the demonstration of this run is kept once somebody has played it (demoFolder.ts). */
export const demoRoomKey = 'HANDOVER_TEST_DEMO'

export default async function makeDemoRoom(): Promise<() => Promise<void>> {
  const room = await mkdtemp(join(tmpdir(), 'desk-room-'))
  process.env[demoRoomKey] = room
  return () => rm(room, { recursive: true, force: true })
}
