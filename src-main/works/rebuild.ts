import type { Work } from '../jobs/job'
import { caseDesk, projectionBasis, subjectRegistry } from '../site'
import { readLaw } from '../siteLaw'
import { openReader, openWriter } from '../store/driver'
import { rebuildFor } from '../store/rebuild'
import { databaseIn } from '../store/trouble'
import type { RebuildOrder } from '../store/upkeepJobs'

export const rebuild: Work<RebuildOrder, { readonly subjects: number }> = async ({ dataDir, resources }, run) => {
  const db = openWriter(databaseIn(dataDir))
  const reader = openReader(databaseIn(dataDir), 1)
  try {
    return await rebuildFor(db, subjectRegistry(caseDesk(resources, await readLaw(reader, resources))), await projectionBasis(resources, reader), {
      reader,
      onProgress: (subjects, total) => {
        run.signal.throwIfAborted()
        run.progress(subjects, total)
      },
    })
  } finally {
    await reader.destroy()
    await db.destroy()
  }
}
