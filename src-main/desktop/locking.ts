import { powerMonitor, type BrowserWindow } from 'electron'
import { desktopChannels } from '../../src-shared/desktop'

/** Locks the window with the machine: whoever comes back to it signs in again. Idle time is watched by the screen itself. */
export function lockWithMachine(window: BrowserWindow): void {
  const lock = () => { if (!window.isDestroyed()) window.webContents.send(desktopChannels.lock) }
  powerMonitor.on('lock-screen', lock)
  powerMonitor.on('suspend', lock)
  window.on('closed', () => {
    powerMonitor.off('lock-screen', lock)
    powerMonitor.off('suspend', lock)
  })
}
