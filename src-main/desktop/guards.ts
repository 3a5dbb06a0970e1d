import { app, type IpcMainEvent, type IpcMainInvokeEvent, type Session } from 'electron'
import { isDeskUrl } from './scheme'

/** Copying a number to the clipboard, and telling of today's reminders, is all that a screen asks of the system. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications'])

/** The window shows our pages only, opens no other, and gets nothing from the system. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => { if (!isDeskUrl(event.url)) event.preventDefault() })
    contents.on('will-frame-navigate', (event) => { if (!isDeskUrl(event.url) && !event.url.startsWith('blob:') && event.url !== 'about:blank') event.preventDefault() })
    contents.on('will-redirect', (event) => { if (!isDeskUrl(event.url)) event.preventDefault() })
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  })
}

/** Camera, location and the like are refused. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((contents, permission, callback) => callback(granted.has(permission) && isDeskUrl(contents.getURL())))
  session.setPermissionCheckHandler((_contents, permission, origin) => granted.has(permission) && isDeskUrl(origin.replace(/\/$/, '')))
}

/** No request leaves the site (DESIGN §5): whatever Chromium or a hostile file would fetch by itself ends here. */
export function guardNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: /^(https?|wss?|ftp|file):/i.test(details.url) }))
}

/** Whether a message comes from the window's page itself, not from a frame in it. */
export function isOwnPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && isDeskUrl(frame.url)
}
