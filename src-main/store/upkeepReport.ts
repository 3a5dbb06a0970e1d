import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { UpkeepReport } from '../../src-shared/upkeep'

const reportIn = (dataDir: string): string => join(dataDir, 'logs', 'last-check.json')

/** Keeps the last look through a data folder, for who asks later. Best effort: a folder that cannot be written is one of the things it tells of. */
export async function keepReport(dataDir: string, report: UpkeepReport): Promise<void> {
  try {
    await mkdir(join(dataDir, 'logs'), { recursive: true })
    await writeFile(`${reportIn(dataDir)}.new`, JSON.stringify(report), { mode: 0o600 })
    await rename(`${reportIn(dataDir)}.new`, reportIn(dataDir))
  } catch {
    // Said in its own words by the check of rights and of space.
  }
}

/** The last look through a data folder; null when there was none, or none that this version understands. */
export async function keptReport(dataDir: string, isReport: (value: unknown) => value is UpkeepReport): Promise<UpkeepReport | null> {
  try {
    const value = JSON.parse(await readFile(reportIn(dataDir), 'utf8')) as unknown
    return isReport(value) ? value : null
  } catch {
    return null
  }
}
