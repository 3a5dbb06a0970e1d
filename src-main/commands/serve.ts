import type { CommandRun } from './command'
import { defaultPort, openDesk } from './openDesk'

/** Serves the site of a data folder on this machine until told to stop. */
export const serve: CommandRun = async ({ dataDir, options, say }) => {
  const desk = await openDesk({ dataDir, demo: options.demo, port: options.port })
  try {
    if (desk.site.restored) say.note('restoredEpoch', {})
    const wanted = options.port ?? defaultPort
    if (wanted !== 0 && desk.http.port !== wanted) say.note('portTaken', { wanted, port: desk.http.port })
    process.stdout.write(`Handover Desk is ready at http://127.0.0.1:${desk.http.port}\n`)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    })
  } finally {
    await desk.close()
  }
  return { code: 0, result: {} }
}
