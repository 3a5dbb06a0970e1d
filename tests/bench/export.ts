import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { resourcesDir } from '@main/commands/folders'
import { exportJob, type ExportOrder } from '@main/subjects/export/job'
import type { Line } from './measure'
import type { Bench } from './service'
import { openHrSession } from './site'

/** As exports.ts gives it: past it the worker is ended, so a line that is there at all was written within it. */
const memoryMb = 256
const rowsWanted = 100_000

/** All cases of the site written to a workbook in a worker: how long it takes and how large it is. */
export async function exportLines({ site, scratch }: Bench): Promise<Line[]> {
  const path = join(scratch, 'cases.xlsx')
  const order: ExportOrder = {
    dataDir: site.dataDir, resources: resourcesDir, appVersion: 'bench', nowMs: site.services.clock.now(), steadyMs: site.services.clock.steady(), token: await openHrSession(site), via: 'api', pc: 'bench', locale: 'zh-CN', what: { list: 'cases' }, format: 'xlsx', withoutPersonal: false, path,
  }
  const from = performance.now()
  const { rows } = await site.services.jobs.run(exportJob, order, { memoryMb })
  const seconds = (performance.now() - from) / 1000
  const { size } = await stat(path)
  return [
    { name: `export of ${rows} cases to .xlsx, for ${rowsWanted}`, unit: 's', limit: 120, value: (seconds * rowsWanted) / Math.max(1, rows) },
    { name: 'export, size of the file a row', unit: 'bytes', limit: 500, value: size / Math.max(1, rows) },
  ]
}
