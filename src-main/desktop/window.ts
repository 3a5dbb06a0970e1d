import { join } from 'node:path'
import { BrowserWindow } from 'electron'
import { appRoot } from '../commands/folders'
import { deskOrigin } from './scheme'
import { lastPlace, rememberPlace } from './windowPlace'

/** Opens the one window on the application's first page. */
export function openWindow(placeFile: string): BrowserWindow {
  const { maximized, ...bounds } = lastPlace(placeFile)
  const window = new BrowserWindow({
    ...bounds, minWidth: 960, minHeight: 600, show: false, backgroundColor: '#ffffff', title: '交接台',
    webPreferences: {
      preload: join(appRoot, 'out', 'preload', 'index.cjs'),
      contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false, webSecurity: true, webviewTag: false, navigateOnDragDrop: false,
      // Chromium's own viewer shows attached PDFs.
      plugins: true,
      // Its dictionary would be fetched from Google.
      spellcheck: false,
    },
  })
  rememberPlace(window, placeFile)
  window.once('ready-to-show', () => {
    if (maximized) window.maximize()
    window.show()
  })
  void window.loadURL(`${deskOrigin}/`)
  return window
}

/** Brings the window to whoever started the application a second time. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
