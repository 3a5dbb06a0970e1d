import { randomInt } from 'node:crypto'
import { existsSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../log/event'
import { makeVerifier } from '../office/password'
import { closeSessionsOf } from '../office/sessions'
import { openSite } from '../site'
import { decideSetPassword } from '../subjects/user/domain'
import { userSubject } from '../subjects/user/projection'
import { userByName } from '../subjects/user/queries'
import { NoSite, type CommandRun, type Say } from './command'
import { appVersion, resourcesDir, workerEntry } from './folders'
import { askHidden } from './terminal'

/** `user reset-password NAME`: for whoever has the data folder in his hands. Throws `FolderInUse` while the application runs. */
export const user: CommandRun = async ({ dataDir, args: [act, name], say }) => {
  if (act !== 'reset-password' || !name) {
    say.note('helpUser', {})
    return { code: 2, result: { code: 'BAD_CALL' } }
  }
  if (!existsSync(join(dataDir, 'site.db'))) throw new NoSite(dataDir)
  const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion })
  try {
    const found = await userByName(site.services.reader, name)
    if (!found) {
      say.note('noSuchUser', { name })
      return { code: 1, result: { code: 'NO_SUCH_USER', name } }
    }
    const given = await newPassword(found.name, say)
    if (!given) return { code: 1, result: { code: 'PASSWORDS_DIFFER' } }
    const verifier = await makeVerifier(given.password)
    await site.services.writer.run(atTheTerminal(), async (tx) => {
      const loaded = await tx.load(userSubject, found.id)
      await tx.record(userSubject, loaded, decideSetPassword(loaded.state, { verifier }))
      await closeSessionsOf(tx.outsideLog, found.id, null)
    })
    say.tell('passwordReset', { name: found.name })
    if (given.madeUp) say.tell('passwordMadeUp', { password: given.password })
    return { code: 0, result: { name: found.name, ...(given.madeUp ? { password: given.password } : {}) } }
  } finally {
    await site.close()
  }
}

const atTheTerminal = (): Actor => ({ userId: 'system', name: accountName(), roles: [], via: 'cli', pc: hostname() })

function accountName(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return 'cli'
  }
}

async function newPassword(name: string, say: Say): Promise<{ password: string; madeUp: boolean } | null> {
  const given = process.env.HANDOVER_NEW_PASSWORD
  if (given !== undefined) return { password: given, madeUp: false }
  if (!process.stdin.isTTY) return { password: madeUpPassword(), madeUp: true }
  say.note('askPassword', { name })
  const password = await askHidden()
  say.note('askPasswordAgain', {})
  if ((await askHidden()) === password) return { password, madeUp: false }
  say.note('passwordsDiffer', {})
  return null
}

// No 0 O 1 l I: it is read from the screen and typed by hand.
const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** Sixteen letters in four groups: 80 bits. */
const madeUpPassword = (): string => Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('')).join('-')
