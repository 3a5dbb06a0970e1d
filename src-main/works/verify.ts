import { join } from 'node:path'
import type { Work } from '../jobs/job'
import { verifyLog, type VerifyReport } from '../log/verify'
import { openReader } from '../store/driver'
import { keysOfFolder } from '../store/replicaKey'

export const verify: Work<{ readonly dataDir: string }, VerifyReport> = async ({ dataDir }, run) => {
  const db = openReader(join(dataDir, 'site.db'), 1)
  try {
    return await verifyLog(db, {
      knownKeys: await keysOfFolder(dataDir),
      onProgress: (events) => {
        run.signal.throwIfAborted()
        run.progress(events, null)
      },
    })
  } finally {
    await db.destroy()
  }
}
