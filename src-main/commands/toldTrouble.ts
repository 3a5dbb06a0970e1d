import { Refused } from '../store/refused'
import { newestBackup } from '../store/newestBackup'
import { freeBytes, isTrouble, troubleOf, type Trouble } from '../store/trouble'

/** Trouble with a data folder as whoever starts the application or a command has to be told of it. */
export interface ToldTrouble {
  readonly trouble: Trouble
  /** `DATABASE_DAMAGED`: the file to restore from, if there is one in the folder. */
  readonly backup: string | null
  /** Whole mebibytes left on the disk. */
  readonly free: number
}

/** Whether what stopped a start or a command is trouble with its data folder; null when it is something else. */
export async function toldTrouble(error: unknown, dataDir: string): Promise<ToldTrouble | null> {
  const trouble = error instanceof Refused ? (isTrouble(error.refusal.code) ? error.refusal.code : null) : await troubleOf(error, dataDir)
  if (!trouble) return null
  const backup = trouble === 'DATABASE_DAMAGED' ? await newestBackup(dataDir) : null
  return { trouble, backup, free: Math.floor(((await freeBytes(dataDir)) ?? 0) / 1024 / 1024) }
}
