import { rm } from 'node:fs/promises'
import { demoFolderKey, startServer } from './support'

/** Fills the demonstration once, before any test: every server of the run copies it instead of playing it anew. */
export default async function makeDemoFolder(): Promise<() => Promise<void>> {
  const server = await startServer({ keepFolder: true })
  await server.stop()
  process.env[demoFolderKey] = server.dataFolder
  return () => rm(server.dataFolder, { recursive: true, force: true })
}
