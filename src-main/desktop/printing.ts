import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, type WebContents } from 'electron'
import { desktopChannels } from '../../src-shared/desktop'
import { isOwnPage } from './guards'
import type { DesktopWords } from './words'

/** Answers the bridge's print and savePdf. */
export function openPrinting(words: DesktopWords): void {
  ipcMain.handle(desktopChannels.print, (event) => {
    if (!isOwnPage(event)) throw new Error('not from the window’s page')
    return printContents(event.sender)
  })
  ipcMain.handle(desktopChannels.savePdf, (event, name: unknown) => {
    if (!isOwnPage(event)) throw new Error('not from the window’s page')
    return savePdf(event.sender, words, typeof name === 'string' ? name : '')
  })
}

/** The system's print dialog. False when it was closed without printing, or there is no printer. */
export function printContents(contents: WebContents): Promise<boolean> {
  return new Promise((resolve) => contents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (success) => resolve(success)))
}

/** Asks where to, then writes what the page would print. Null when the person thought better of it. */
export async function savePdf(contents: WebContents, words: DesktopWords, name: string): Promise<string | null> {
  const options = { defaultPath: join(app.getPath('documents'), fileNameFor(name)), filters: [{ name: words.pdfFiles, extensions: ['pdf'] }] }
  const window = BrowserWindow.fromWebContents(contents)
  const chosen = window ? await dialog.showSaveDialog(window, options) : await dialog.showSaveDialog(options)
  if (chosen.canceled || !chosen.filePath) return null
  // The sheet's own @page rules give size and margins; without this Electron puts its own.
  await writeFile(chosen.filePath, await contents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'A4' }))
  return chosen.filePath
}

/** A case's number or a person's name as a file name that every system takes. */
export function fileNameFor(name: string): string {
  const plain = [...name.replace(/\.pdf$/i, '')].map((sign) => (sign < ' ' || '\\/:*?"<>|'.includes(sign) ? '_' : sign)).join('').replace(/^[.\s]+|[.\s]+$/g, '').slice(0, 120)
  return `${plain || 'handover'}.pdf`
}
