import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { UpkeepFinding } from '../../../src-shared/upkeep'
import { loadReplicaKey, type StoredReplicaKey } from '../../log/signature'
import { mayWrite } from '../../store/trouble'
import { finding, found, type Found } from './examined'

/** Files that only their owner may read. */
export const secretPaths = (dataDir: string): string[] => [join(dataDir, 'keys'), join(dataDir, 'keys', 'replica.json'), join(dataDir, 'keys', 'channels.json')]

/** Whether the folder can be written, and its keys be read by nobody else. */
export async function checkRights(dataDir: string): Promise<Found> {
  const findings: UpkeepFinding[] = (await mayWrite(dataDir)) ? [] : [finding('FOLDER_READ_ONLY', { dir: dataDir })]
  const [, path] = secretPaths(dataDir)
  const text = await readFile(path!, 'utf8').catch(() => null)
  if (text === null) findings.push(finding('KEY_MISSING'))
  else if (!isKey(text)) findings.push(finding('KEY_DAMAGED', { path: path! }))
  // Windows keeps rights in lists of another kind; a mode says nothing there.
  if (process.platform === 'win32') return found([...findings, finding('RIGHTS_NOT_CHECKED')])
  for (const secret of secretPaths(dataDir)) {
    const mode = (await stat(secret).catch(() => null))?.mode
    if (mode !== undefined && (mode & 0o077) !== 0) findings.push(finding('KEY_READABLE', { path: secret, mode: (mode & 0o777).toString(8) }))
  }
  return found(findings)
}

function isKey(text: string): boolean {
  try {
    loadReplicaKey(JSON.parse(text) as StoredReplicaKey)
    return true
  } catch {
    return false
  }
}
