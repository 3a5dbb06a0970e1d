import type { Context } from '../../office/context'
import { os } from '../../office/implement'
import { refused } from '../../office/procedure'
import type { Restoring } from './restoring'

const thisMachine = new Set(['desktop', '127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Before anybody has an account there is nobody to ask who he is: whoever sits at this PC, and only while there is no site. Refuses: RESTORE_NOT_HERE, SITE_ALREADY_SET_UP. */
export async function requireFirstStart(restoring: Restoring, { connection }: Context): Promise<void> {
  if (!thisMachine.has(connection.source)) throw refused('RESTORE_NOT_HERE', {})
  if (await restoring.isOver()) throw refused('SITE_ALREADY_SET_UP', {})
}

export const restoreProcedures = (restoring: Restoring) => {
  const atFirstStart = <Input, Output>(run: (input: Input, context: Context) => Promise<Output>) => async ({ input, context }: { input: Input; context: Context }): Promise<Output> => {
    await requireFirstStart(restoring, context)
    return run(input, context)
  }
  return {
    found: os.restore.found.handler(atFirstStart(async () => ({ items: await restoring.found() }))),
    open: os.restore.open.handler(atFirstStart((input: Parameters<Restoring['open']>[0]) => restoring.open(input))),
    progress: os.restore.progress.handler(atFirstStart(async () => restoring.progress())),
    apply: os.restore.apply.handler(atFirstStart((_input: unknown, { connection }) => restoring.apply({ userId: 'system', name: '交接台', roles: [], via: connection.via, pc: connection.pc }))),
    cancel: os.restore.cancel.handler(atFirstStart(async () => {
      await restoring.cancel()
      return {}
    })),
  }
}
