import { BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron'
import { printContents, savePdf } from './printing'
import type { DesktopWords } from './words'

/** The window's menu. Everything that can be done to a case is in the screens, so that a browser has it too. */
export function deskMenu(words: DesktopWords, isMac = process.platform === 'darwin'): Menu {
  const contents = () => BrowserWindow.getFocusedWindow()?.webContents
  const onContents = (work: (contents: Electron.WebContents) => Promise<unknown>) => () => {
    const now = contents()
    if (now) void work(now).catch((error: unknown) => { process.stderr.write(`${String(error)}\n`) })
  }
  const separator: MenuItemConstructorOptions = { type: 'separator' }
  const template: MenuItemConstructorOptions[] = [
    {
      label: words.file,
      submenu: [
        { label: words.print, accelerator: 'CmdOrCtrl+P', click: onContents(printContents) },
        { label: words.savePdf, accelerator: 'CmdOrCtrl+Shift+S', click: onContents((now) => savePdf(now, words, now.getTitle())) },
        separator,
        { label: words.quit, role: 'quit' },
      ],
    },
    {
      label: words.edit,
      submenu: [
        { label: words.undo, role: 'undo' }, { label: words.redo, role: 'redo' }, separator,
        { label: words.cut, role: 'cut' }, { label: words.copy, role: 'copy' }, { label: words.paste, role: 'paste' }, { label: words.selectAll, role: 'selectAll' },
      ],
    },
    {
      label: words.view,
      submenu: [
        { label: words.reload, role: 'reload' }, separator,
        { label: words.zoomIn, role: 'zoomIn', accelerator: 'CmdOrCtrl+=' }, { label: words.zoomOut, role: 'zoomOut' }, { label: words.zoomReset, role: 'resetZoom' }, separator,
        { label: words.fullScreen, role: 'togglefullscreen' },
      ],
    },
    {
      label: words.window,
      submenu: [
        { label: words.minimize, role: 'minimize' }, { label: words.close, role: 'close' },
        ...(isMac ? [separator, { label: words.front, role: 'front' as const }, { label: words.hide, role: 'hide' as const }, { label: words.hideOthers, role: 'hideOthers' as const }] : []),
      ],
    },
  ]
  return Menu.buildFromTemplate(template)
}
