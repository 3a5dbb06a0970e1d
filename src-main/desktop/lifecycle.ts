import { join } from 'node:path'
import { app, dialog, Menu, session } from 'electron'
import { fill } from '../../src-shared/locale'
import { FolderInUse } from '../store/lock'
import { NewerDatabase } from '../store/migrate'
import { guardContents, guardNetwork, guardPermissions } from './guards'
import { lockWithMachine } from './locking'
import { deskMenu } from './menu'
import { openDesk, type Desk } from '../commands/openDesk'
import { toldTrouble } from '../commands/toldTrouble'
import type { Trouble } from '../store/trouble'
import { desktopOptions, profileDir, type DesktopOptions } from './options'
import { openPortRoad } from './port'
import { openPrinting } from './printing'
import { registerDeskScheme, serveDesk } from './scheme'
import { openWindow, showWindow } from './window'
import { newWindowSession } from './windowSession'
import { desktopWords, systemLocale, type DesktopWords } from './words'

/** Runs the desktop application from its arguments until the window is closed. One per data folder: a second start shows the first. */
export function startDesktop(args: readonly string[]): void {
  const options = desktopOptions(args)
  app.setPath('userData', profileDir(app.getPath('appData'), options.dataDir))
  registerDeskScheme()
  if (!app.requestSingleInstanceLock()) return app.exit(0)
  app.enableSandbox()
  guardContents()
  // Attached before Electron is ready: it emits these once.
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
  void app.whenReady().then(() => open(options))
}

async function open(options: DesktopOptions): Promise<void> {
  const words = desktopWords[systemLocale(app.getLocale())]
  try {
    const desk = await openDesk({ ...options, onReopenFailed: (error) => void cannotOpen(error, words, options.dataDir) })
    closeBeforeQuit(desk)
    show(desk, words)
    process.stdout.write(`Handover Desk is ready at http://127.0.0.1:${desk.http.port}\n`)
  } catch (error) {
    await cannotOpen(error, words, options.dataDir)
  }
}

async function cannotOpen(error: unknown, words: DesktopWords, dataDir: string): Promise<void> {
  const why = await sentenceFor(error, words, dataDir)
  process.stderr.write(`${why}\n`)
  dialog.showErrorBox(words.cannotOpen, why)
  app.exit(1)
}

function show(desk: Desk, words: DesktopWords): void {
  const connection = newWindowSession()
  guardPermissions(session.defaultSession)
  guardNetwork(session.defaultSession)
  serveDesk(session.defaultSession, () => desk.http.app, connection)
  openPortRoad(desk, connection)
  openPrinting(words)
  Menu.setApplicationMenu(deskMenu(words))
  const window = openWindow(join(app.getPath('userData'), 'window.json'))
  lockWithMachine(window)
  app.on('second-instance', () => showWindow(window))
}

/** Nothing acknowledged may be cut short: the site closes first, then the application ends. */
function closeBeforeQuit(desk: Desk): void {
  let closing = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (closing) return
    closing = true
    desk.close().then(() => app.exit(0), (error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      app.exit(1)
    })
  })
}

async function sentenceFor(error: unknown, words: DesktopWords, dataDir: string): Promise<string> {
  if (error instanceof FolderInUse) return fill(words.folderInUse, { pid: error.pid })
  if (error instanceof NewerDatabase) return words.newerDatabase
  const told = await toldTrouble(error, dataDir)
  if (told) return fill(words[troubleWords[told.trouble]], { dir: dataDir, backup: told.backup ?? words.noBackupHere })
  return fill(words.failed, { why: error instanceof Error ? error.message : String(error) })
}

const troubleWords: Readonly<Record<Trouble, keyof DesktopWords>> = {
  DISK_FULL: 'diskFull', DISK_FAILED: 'diskFailed', DATABASE_DAMAGED: 'databaseDamaged', FOLDER_GONE: 'folderGone', FOLDER_READ_ONLY: 'folderReadOnly',
}
