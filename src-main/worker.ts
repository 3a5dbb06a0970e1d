import { serveJob, serves } from './jobs/serveJob'
import { readTableJob } from './spreadsheets/readTableJob'
import { changeCalendarJob, weighCalendarJob } from './subjects/calendar/jobs'
import { doctorJob, rebuildJob, repairJob, verifyJob } from './store/upkeepJobs'
import { backupJob, backupKeyJob, findBackupsJob, openBackupJob } from './subjects/backup/jobs'
import { exportJob } from './subjects/export/job'
import { previewImportJob, runImportJob, undoImportJob } from './subjects/import/jobs'

/** The entry of a worker thread: every kind of heavy work is a line here. */
await serveJob([
  serves(backupJob, async () => (await import('./works/backup')).backup),
  serves(backupKeyJob, async () => (await import('./works/backupKey')).backupKey),
  serves(changeCalendarJob, async () => (await import('./works/changeCalendar')).changeCalendar),
  serves(weighCalendarJob, async () => (await import('./works/weighCalendar')).weighCalendar),
  serves(findBackupsJob, async () => (await import('./works/findBackups')).findBackups),
  serves(openBackupJob, async () => (await import('./works/restoreOpen')).restoreOpen),
  serves(doctorJob, async () => (await import('./works/doctor')).doctor),
  serves(rebuildJob, async () => (await import('./works/rebuild')).rebuild),
  serves(repairJob, async () => (await import('./works/repair')).repair),
  serves(exportJob, async () => (await import('./works/export')).makeExport),
  serves(previewImportJob, async () => (await import('./works/previewImport')).previewImport),
  serves(readTableJob, async () => (await import('./works/readTable')).readTable),
  serves(runImportJob, async () => (await import('./works/runImport')).runImport),
  serves(undoImportJob, async () => (await import('./works/undoImport')).undoImport),
  serves(verifyJob, async () => (await import('./works/verify')).verify),
])
