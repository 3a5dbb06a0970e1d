import { existsSync } from 'node:fs'
import { cp, mkdtemp, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { fillDemo } from '@main/demo/fillDemo'
import { demoRoomKey } from './demoRoom'
import { openTestSite } from './site'

/**
 * Puts the demonstration into an empty folder, closed. Whoever needs it first in a run plays it, the others copy that: playing takes two
 * seconds. All copies are of one replica and one moment; a test to whom that matters fills a folder of its own (`fillDemo`).
 */
export async function copyDemo(folder: string): Promise<void> {
  await cp(await playedDemo(), folder, { recursive: true })
}

async function playedDemo(): Promise<string> {
  const room = process.env[demoRoomKey]!
  const played = join(room, 'demo')
  if (existsSync(played)) return played
  const mine = await mkdtemp(join(room, 'playing-'))
  const site = await openTestSite(mine)
  await fillDemo(site)
  await site.close()
  // Another process of the run may have been faster: a folder that is not empty is not replaced.
  await rename(mine, played).catch((error: unknown) => { if (!existsSync(played)) throw error })
  return played
}
