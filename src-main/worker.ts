import { serveJob, serves } from './jobs/serveJob'
import { readTableJob } from './spreadsheets/readTableJob'
import { verifyJob } from './store/upkeepJobs'

/** The entry of a worker thread: every kind of heavy work is a line here. */
await serveJob([
  serves(readTableJob, async () => (await import('./works/readTable')).readTable),
  serves(verifyJob, async () => (await import('./works/verify')).verify),
])
