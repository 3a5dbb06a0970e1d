import { isAbsolute, normalize, resolve } from 'node:path'
import { leastPassphrase } from '../../../src-shared/backups'
import { accept } from '../../../src-shared/decision'
import type { Context } from '../../office/context'
import { os } from '../../office/implement'
import { authorise, command, query, refused } from '../../office/procedure'
import { removeBackupKey, writeBackupKey } from '../../store/backupKey'
import { Refused } from '../../store/refused'
import { decidePlan, type BackupEvent, type BackupPlace } from './domain'
import { backupKeyJob } from './jobs'
import type { BackupKeeper } from './keeper'
import { defaultFolder, lookAtPlace } from './places'
import { backupSubject } from './projection'
import { backupsOf } from './queries'
import { placeRefusal } from './refusing'
import { backupAge, backupsView, placeView } from './views'

export const backupProcedures = (keeper: BackupKeeper) => {
  const view = (context: Context) => backupsView(context.services.reader, context.services, keeper)

  /** A path as it was typed, as a place; the data folder's own is the empty one. Refuses: BACKUP_PLACE_RELATIVE. */
  const placeOf = (path: string): BackupPlace => {
    if (path === '') return { path: '', otherDisk: false }
    if (!isAbsolute(path)) throw refused('BACKUP_PLACE_RELATIVE', { field: 'places', path })
    const folder = resolve(normalize(path))
    return { path: folder === resolve(defaultFolder(keeper.dataDir)) ? '' : folder, otherDisk: false }
  }

  /** A place that is new to the plan must be able to take a backup now, or nobody learns of a wrong path before it is needed. */
  async function newPlace(context: Context, place: BackupPlace): Promise<BackupPlace> {
    const { places, made } = await backupsOf(context.services.reader, context.services.writer.key.replica)
    const known = places.find((one) => one.path === place.path)
    if (known) return known
    const look = await lookAtPlace(keeper.dataDir, place, made.at(-1)?.size ?? 0)
    if (look.state !== 'ready') throw new Refused(placeRefusal(look.state, place.path, look.code))
    return { ...place, otherDisk: look.otherDisk }
  }

  return {
    get: os.backups.get.handler(query('backups.get', (_db, _input, { context }) => view(context))),
    age: os.backups.age.handler(query('backups.age', (db, _input, { context }) => backupAge(db, context.services))),
    progress: os.backups.progress.handler(query('backups.progress', async () => keeper.progress())),

    plan: os.backups.plan.handler(async ({ input, context }) => {
      await authorise('backups.plan', context)
      // Before the transaction: a network drive may take seconds, and the writer must not wait for it.
      const places = input.places ? await Promise.all(input.places.map((path) => newPlace(context, placeOf(path)))) : undefined
      await command('backups.plan', async (tx, { on, at }: typeof input, scope) => {
        const loaded = await tx.load(backupSubject, scope.context.services.writer.key.replica)
        await tx.record(backupSubject, loaded, decidePlan(loaded.state, { ...(on === undefined ? {} : { on }), ...(at === undefined ? {} : { at }), ...(places ? { places } : {}) }))
        return {}
      })({ input, context })
      return view(context)
    }),

    checkPlace: os.backups.checkPlace.handler(query('backups.checkPlace', async (db, input, { context }) => {
      const place = placeOf(input.path)
      const backups = await backupsOf(db, context.services.writer.key.replica)
      return placeView(keeper.dataDir, backups, place.path, await lookAtPlace(keeper.dataDir, place, backups.made.at(-1)?.size ?? 0, { onlyTried: true }), false)
    })),

    run: os.backups.run.handler(async ({ context }) => {
      const { actor } = await authorise('backups.run', context)
      // Its end is a fact in the log, which every open page hears of.
      keeper.runNow(actor).done.catch(() => undefined)
      return keeper.progress()
    }),

    cancel: os.backups.cancel.handler(async ({ context }) => {
      await authorise('backups.cancel', context)
      await keeper.cancel()
      return keeper.progress()
    }),

    setPassphrase: os.backups.setPassphrase.handler(async ({ input, context }) => {
      await authorise('backups.setPassphrase', context)
      if ([...input.passphrase].length < leastPassphrase) throw refused('PASSPHRASE_TOO_SHORT', { field: 'passphrase', least: leastPassphrase })
      const key = await context.services.jobs.run(backupKeyJob, { passphrase: input.passphrase })
      await noteKey('backups.setPassphrase', context, true, () => writeBackupKey(keeper.dataDir, key))
      return view(context)
    }),

    removePassphrase: os.backups.removePassphrase.handler(async ({ context }) => {
      await noteKey('backups.removePassphrase', context, false, () => removeBackupKey(keeper.dataDir))
      return view(context)
    }),
  }
}

/** Changes the key's file and says who did. The file first, within the transaction: a fact without its file would promise what is not so. */
const noteKey = (permission: 'backups.setPassphrase' | 'backups.removePassphrase', context: Context, encrypted: boolean, change: () => Promise<void>): Promise<unknown> =>
  command(permission, async (tx) => {
    const loaded = await tx.load(backupSubject, context.services.writer.key.replica)
    await change()
    await tx.record(backupSubject, loaded, accept<BackupEvent>({ type: 'backup.keyChanged', payload: { encrypted } }))
    return {}
  })({ input: {}, context: { ...context, idempotencyKey: null } })
