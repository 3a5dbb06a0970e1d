/**
 * A stand-in for the `electron` module, so that the entry, desktop/ and the preload run in plain Node (vitest aliases it). One process
 * plays all three: what main makes is in `stage`, and `openPage()` gives the page that a preload is run in. It follows
 * electron.d.ts for the calls our code makes, and nothing else; layout, printing and Chromium's own checks are not here.
 */
import { EventEmitter } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel as NodeChannel, type MessagePort as NodePort } from 'node:worker_threads'

type Handler = (event: unknown, ...args: unknown[]) => unknown
type SchemeHandler = (request: Request) => Promise<Response> | Response
interface PermissionDetails { requestingUrl?: string }

/** What main did, for tests to look at and to steer. */
export const stage = {
  windows: [] as BrowserWindow[],
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  menu: null as Menu | null,
  errorBoxes: [] as { title: string; text: string }[],
  exits: [] as number[],
  firstInstance: true,
  /** What the person answers to the save dialog; undefined cancels it. */
  savePath: undefined as string | undefined,
  offeredPaths: [] as string[],
  paths: { appData: join(tmpdir(), 'handover-standin'), documents: tmpdir() } as Record<string, string>,
  onExit: () => {},
}

class App extends EventEmitter {
  isPackaged = false
  name = 'Handover Desk'
  /** Test side: Electron has started. */
  becomeReady: () => void = () => {}
  readonly #ready = new Promise<void>((resolve) => { this.becomeReady = resolve })
  whenReady(): Promise<void> { return this.#ready }
  getLocale(): string { return 'zh-CN' }
  getPath(name: string): string { return stage.paths[name] ?? tmpdir() }
  setPath(name: string, path: string): void { stage.paths[name] = path }
  enableSandbox(): void {}
  requestSingleInstanceLock(): boolean { return stage.firstInstance }
  quit(): void {
    for (const window of [...stage.windows]) window.close()
    let prevented = false
    this.emit('will-quit', { preventDefault: () => { prevented = true } })
    if (!prevented) this.exit(0)
  }
  exit(code = 0): void {
    stage.exits.push(code)
    stage.onExit()
  }
}

/** A port of main: events carry `{ data, ports }`, and nothing comes before `start()`. */
class MessagePortMain extends EventEmitter {
  readonly port: NodePort
  #started = false
  #waiting: unknown[] = []
  constructor(port: NodePort) {
    super()
    this.port = port
    port.on('message', (data: unknown) => {
      if (this.#started) this.emit('message', { data, ports: [] })
      else this.#waiting.push(data)
    })
    port.on('close', () => this.emit('close'))
  }
  start(): void {
    this.#started = true
    for (const data of this.#waiting.splice(0)) this.emit('message', { data, ports: [] })
  }
  postMessage(data: unknown): void { this.port.postMessage(data) }
  close(): void { this.port.close() }
}

export class MessageChannelMain {
  readonly port1: MessagePortMain
  readonly port2: MessagePortMain
  constructor() {
    const channel = new NodeChannel()
    this.port1 = new MessagePortMain(channel.port1)
    this.port2 = new MessagePortMain(channel.port2)
  }
}

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>()
  handle(channel: string, handler: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    this.handlers.set(channel, handler)
  }
}

interface Frame { url: string; parent: Frame | null }

class WebContents extends EventEmitter {
  readonly mainFrame: Frame = { url: '', parent: null }
  openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' })
  printed: unknown[] = []
  printSucceeds = true
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void { this.openHandler = handler }
  getURL(): string { return this.mainFrame.url }
  getTitle(): string { return '交接台' }
  send(channel: string, ...args: unknown[]): void { ipcRenderer.emit(channel, { sender: ipcRenderer }, ...args) }
  print(options: unknown, callback: (success: boolean, reason: string) => void): void {
    this.printed.push(options)
    setImmediate(() => callback(this.printSucceeds, this.printSucceeds ? '' : 'cancelled'))
  }
  async printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push(options)
    return Buffer.from('%PDF-1.7\n')
  }
  /** Test side: the page wants to go somewhere; false when a guard stopped it. */
  tryNavigate(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview', url: string): boolean {
    let allowed = true
    this.emit(event, { url, preventDefault: () => { allowed = false } }, url)
    return allowed
  }
}

interface Bounds { x: number; y: number; width: number; height: number }

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents()
  readonly options: Record<string, unknown> & { webPreferences: Record<string, unknown> }
  bounds: Bounds
  visible = false
  maximized = false
  minimized = false
  focused = 0
  #destroyed = false
  constructor(options: BrowserWindow['options']) {
    super()
    this.options = options
    const { x = 10, y = 10, width = 800, height = 600 } = options as Partial<Bounds>
    this.bounds = { x, y, width, height }
    stage.windows.push(this)
    app.emit('web-contents-created', {}, this.webContents)
  }
  static fromWebContents(contents: WebContents): BrowserWindow | null { return stage.windows.find((window) => window.webContents === contents) ?? null }
  static getFocusedWindow(): BrowserWindow | null { return stage.windows.at(-1) ?? null }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url
    this.emit('ready-to-show')
  }
  getNormalBounds(): Bounds { return this.bounds }
  isMaximized(): boolean { return this.maximized }
  isMinimized(): boolean { return this.minimized }
  isDestroyed(): boolean { return this.#destroyed }
  maximize(): void { this.maximized = true }
  restore(): void { this.minimized = false }
  show(): void { this.visible = true }
  focus(): void { this.focused += 1 }
  /** Closes as a person does. */
  close(): void {
    if (this.#destroyed) return
    this.emit('close', { preventDefault() {} })
    this.#destroyed = true
    stage.windows.splice(stage.windows.indexOf(this), 1)
    this.emit('closed')
    if (stage.windows.length === 0) app.emit('window-all-closed')
  }
}

type RequestGuard = (details: { url: string }, callback: (answer: { cancel?: boolean }) => void) => void

class Session {
  readonly schemeHandlers = new Map<string, SchemeHandler>()
  permissionRequest: (contents: WebContents, permission: string, callback: (granted: boolean) => void, details: PermissionDetails) => void = (_contents, _permission, callback) => callback(true)
  permissionCheck: (contents: WebContents | null, permission: string, origin: string, details: PermissionDetails) => boolean = () => true
  requestGuard: RequestGuard = (_details, callback) => callback({})
  readonly protocol = { handle: (scheme: string, handler: SchemeHandler) => { this.schemeHandlers.set(scheme, handler) } }
  readonly webRequest = { onBeforeRequest: (guard: RequestGuard) => { this.requestGuard = guard } }
  setPermissionRequestHandler(handler: Session['permissionRequest']): void { this.permissionRequest = handler }
  setPermissionCheckHandler(handler: Session['permissionCheck']): void { this.permissionCheck = handler }
  /** Test side: what Chromium does when the page asks for a URL of our scheme. */
  async load(url: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
    const handler = this.schemeHandlers.get(new URL(url).protocol.replace(':', ''))
    if (!handler) throw new Error(`nobody serves ${url}`)
    // The page's own Request refuses to set Origin; Chromium adds it afterwards, as here.
    return handler(new Request(url, init))
  }
}

export class Menu {
  readonly template: readonly MenuTemplate[]
  private constructor(template: readonly MenuTemplate[]) { this.template = template }
  static buildFromTemplate(template: readonly MenuTemplate[]): Menu { return new Menu(template) }
  static setApplicationMenu(menu: Menu | null): void { stage.menu = menu }
}
export interface MenuTemplate { label?: string; role?: string; type?: string; accelerator?: string; click?: () => void; submenu?: readonly MenuTemplate[] }

/** The preload's side of ipc: what it sends goes to main as from the open window's main frame. */
class IpcRenderer extends EventEmitter {
  async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
    const handler = ipcMain.handlers.get(channel)
    if (!handler) throw new Error(`No handler registered for '${channel}'`)
    // Both directions are copied, as between processes.
    return structuredClone(await handler(this.#event([]), ...(structuredClone(args) as unknown[])))
  }
  postMessage(channel: string, message: unknown, ports: readonly NodePort[] = []): void {
    ipcMain.emit(channel, this.#event(ports), structuredClone(message))
  }
  #event(ports: readonly NodePort[]) {
    const sender = stage.windows.at(-1)?.webContents
    return { sender, senderFrame: senderFrame.current ?? sender?.mainFrame ?? null, ports: ports.map((port) => new MessagePortMain(port)) }
  }
}

/** Test side: pretend that another frame sends. */
export const senderFrame = { current: null as Frame | null }

/** Test side: the page of the desktop window. A preload is run with its `window`; `mainWorld` is what the page then sees. */
export const mainWorld: Record<string, unknown> = {}
export const contextBridge = { exposeInMainWorld: (key: string, api: unknown) => { mainWorld[key] = api } }

/** The page's window object, as far as a preload uses it. */
export class PageWindow extends EventTarget {
  /** As in a page: the listener gets `source`, `data` and the ports. */
  postMessage(data: unknown, _targetOrigin: string, ports: readonly NodePort[] = [], source: unknown = this): void {
    this.dispatchEvent(Object.assign(new Event('message'), { data, ports, source }))
  }
}

export const app = new App()
export const ipcMain = new IpcMain()
export const ipcRenderer = new IpcRenderer()
export const powerMonitor = new EventEmitter()
export const session = { defaultSession: new Session() }
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] }
export const protocol = { registerSchemesAsPrivileged: (schemes: typeof stage.schemes) => { stage.schemes.push(...schemes) } }
export const dialog = {
  showErrorBox: (title: string, text: string) => { stage.errorBoxes.push({ title, text }) },
  showSaveDialog: async (...args: unknown[]) => {
    const { defaultPath } = args.at(-1) as { defaultPath: string }
    stage.offeredPaths.push(defaultPath)
    return stage.savePath === undefined ? { canceled: true, filePath: '' } : { canceled: false, filePath: stage.savePath }
  },
}
