/** What the preload puts on `window.handoverDesktop` in the desktop window; absent in a browser. */
export interface DesktopBridge {
  readonly platform: 'win32' | 'darwin' | 'linux'
  /** Opens the system's print dialog for what the window shows. False when nothing was printed. */
  print(): Promise<boolean>
  /** Asks where to, then saves what the window would print as PDF. The file's path, or null when the person thought better of it. */
  savePdf(name: string): Promise<string | null>
  /** Calls back when the machine's screen was locked or it went to sleep: the window locks too. Returns how to stop. */
  onLock(callback: () => void): () => void
}

/** What the renderer posts to its own window, with the port, to reach the application (DESIGN §3, the MessagePort road). */
export const portGreeting = 'start-orpc-client'

/** Channels between preload and main. */
export const desktopChannels = { port: 'desk:port', print: 'desk:print', savePdf: 'desk:save-pdf', lock: 'desk:lock' } as const
