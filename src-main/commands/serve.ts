import type { CommandRun } from './command'
import { defaultPort, openDesk } from './openDesk'

/** Serves the site of a data folder on this machine until told to stop. */
export const serve: CommandRun = async ({ dataDir, options, say }) => {
  let giveUp: (error: unknown) => void = () => {}
  const failed = new Promise<never>((_resolve, reject) => { giveUp = reject })
  const desk = await openDesk({ dataDir, demo: options.demo, port: options.port, onReopenFailed: giveUp })
  try {
    if (desk.site.restored) say.note('restoredEpoch', {})
    const wanted = options.port ?? defaultPort
    if (wanted !== 0 && desk.http.port !== wanted) say.note('portTaken', { wanted, port: desk.http.port })
    process.stdout.write(`Handover Desk is ready at http://127.0.0.1:${desk.http.port}\n`)
    const told = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    })
    await Promise.race([told, failed])
  } finally {
    await desk.close()
  }
  return { code: 0, result: {} }
}
