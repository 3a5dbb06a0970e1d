import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { ContractRouterClient } from '@orpc/contract'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { ensureBuilt } from '../../scripts/lib/build.mjs'
import { appRoot } from '../../src-main/commands/folders'
import type { Contract } from '../../src-shared/contract'
import type { DesktopBridge } from '../../src-shared/desktop'
import { app, ipcMain, mainWorld, PageWindow, powerMonitor, senderFrame, session, stage, BrowserWindow, type MenuTemplate } from '../support/electron'

type Client = ContractRouterClient<Contract>

const folders: string[] = []
async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'handover-desktop-'))
  folders.push(folder)
  return folder
}

const bridge = () => mainWorld['handoverDesktop'] as DesktopBridge
const window = () => stage.windows.at(-1)!
const password = 'Jiaojie-2026'
const deskPage = 'app://desk/'

let page: PageWindow
let dataDir: string
let readyLine = ''
let profile: string

/** Runs the built preload as Chromium does: a script of its own, with the page's window. */
async function runPreload(): Promise<PageWindow> {
  const target = new PageWindow()
  const code = await readFile(join(appRoot, 'out', 'preload', 'index.cjs'), 'utf8')
  const electron = await import('../support/electron')
  const onlyElectron = (name: string) => {
    if (name === 'electron') return electron
    throw new Error(`a sandboxed preload cannot require ${name}`)
  }
  // eslint-disable-next-line no-new-func -- the built file is the thing under test, and has no module system of its own
  new Function('require', 'module', 'exports', 'window', 'process', code)(onlyElectron, { exports: {} }, {}, target, { platform: process.platform })
  return target
}

/** The client as the renderer makes it (src-renderer/app/client). */
function openClient(target: PageWindow, source: unknown = target): Client {
  const { port1, port2 } = new MessageChannel()
  target.postMessage('start-orpc-client', '*', [port2], source)
  port1.unref()
  return createORPCClient(new RPCLink({ port: port1 as unknown as MessagePort }))
}

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => error instanceof ORPCError ? error.code : String(error))
const within = <Value>(ms: number, work: Promise<Value>): Promise<Value | 'no answer'> =>
  Promise.race([work, new Promise<'no answer'>((resolve) => setTimeout(() => resolve('no answer'), ms))])

beforeAll(async () => {
  expect(ensureBuilt({ quiet: true }), 'the application builds').toBe(true)
  dataDir = await newFolder()
  stage.paths['appData'] = await newFolder()
  process.argv = ['electron', appRoot, '--data', dataDir, '--port', '0']
  const ready = new Promise<void>((resolve, reject) => {
    stage.onExit = () => reject(new Error(stage.errorBoxes.at(-1)?.text))
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      if (!String(text).startsWith('Handover Desk is ready')) return true
      readyLine = String(text)
      resolve()
      return true
    })
  })
  await import('../../src-main/index')
  expect(stage.windows, 'no window before Electron is ready').toEqual([])
  app.becomeReady()
  await ready
  vi.restoreAllMocks()
  profile = stage.paths['userData']!
  page = await runPreload()
  const client = openClient(page)
  await client.site.setUp({ siteName: '三期项目', company: '示例安装公司', locale: 'zh-CN', administrator: { name: 'hr', displayName: '王芳', password } })
  await client.session.signIn({ name: 'hr', password })
  await client.positions.create({ title: { 'zh-CN': '设备维修技术员' } })
  await client.session.signOut()
}, 120_000)

afterAll(async () => {
  if (stage.exits.length === 0) await quit()
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
})

beforeEach(() => { senderFrame.current = null })

async function quit(): Promise<void> {
  const ended = new Promise<void>((resolve) => { stage.onExit = resolve })
  app.quit()
  await ended
}

describe('the desktop window', () => {
  test('opens on our own origin, closed in by the sandbox', () => {
    expect(window().webContents.getURL()).toBe(deskPage)
    expect(window().visible).toBe(true)
    expect(window().options.webPreferences).toMatchObject({ contextIsolation: true, sandbox: true, nodeIntegration: false, webSecurity: true, webviewTag: false, spellcheck: false })
    expect(existsSync(window().options.webPreferences['preload'] as string)).toBe(true)
    expect(stage.schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } }])
  })

  test('serves the same site on loopback and says where', async () => {
    const url = /^Handover Desk is ready at (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(readyLine)?.[1]
    expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ status: 'ok' })
  })

  test('goes nowhere else and opens nothing', () => {
    const contents = window().webContents
    expect(contents.tryNavigate('will-navigate', 'app://desk/board')).toBe(true)
    expect(contents.tryNavigate('will-navigate', 'https://example.com/')).toBe(false)
    expect(contents.tryNavigate('will-navigate', 'app://desk.example.com/')).toBe(false)
    expect(contents.tryNavigate('will-redirect', 'http://127.0.0.1:47100/')).toBe(false)
    expect(contents.tryNavigate('will-frame-navigate', 'file:///etc/passwd')).toBe(false)
    expect(contents.tryNavigate('will-frame-navigate', 'blob:app://desk/1')).toBe(true)
    expect(contents.tryNavigate('will-attach-webview', 'app://desk/')).toBe(false)
    expect(contents.openHandler({ url: 'https://example.com/' })).toEqual({ action: 'deny' })
  })

  test('gets the clipboard for copying and notices of reminders, and nothing else of the system', () => {
    const { defaultSession } = session
    const asked = (permission: string) => {
      let granted: boolean | undefined
      defaultSession.permissionRequest(window().webContents, permission, (answer) => { granted = answer }, {})
      return granted
    }
    expect(['media', 'geolocation', 'clipboard-read', 'openExternal'].map(asked)).toEqual([false, false, false, false])
    expect(asked('notifications')).toBe(true)
    expect(asked('clipboard-sanitized-write')).toBe(true)
    expect(defaultSession.permissionCheck(null, 'media', 'app://desk/', {})).toBe(false)
    expect(defaultSession.permissionCheck(null, 'clipboard-sanitized-write', 'app://desk/', {})).toBe(true)
    expect(defaultSession.permissionCheck(null, 'clipboard-sanitized-write', 'https://example.com/', {})).toBe(false)
  })

  test('sends no request out of the machine', () => {
    const stopped = (url: string) => {
      let cancel: boolean | undefined
      session.defaultSession.requestGuard({ url }, (answer) => { cancel = answer.cancel })
      return cancel
    }
    expect(['https://redirector.gvt1.com/', 'http://127.0.0.1:1/', 'wss://example.com/', 'file:///etc/hosts'].map(stopped)).toEqual([true, true, true, true])
    expect(['app://desk/', 'blob:app://desk/1', 'data:,x'].map(stopped)).toEqual([false, false, false])
  })

  test('has a menu in words, and each entry does something', () => {
    const menus = stage.menu!.template
    expect(menus.map((menu) => menu.label)).toEqual(['文件', '编辑', '查看', '窗口'])
    const idle = (entry: MenuTemplate) => entry.type !== 'separator' && (!entry.label || (!entry.role && !entry.click))
    expect(menus.flatMap((menu) => menu.submenu!).filter(idle)).toEqual([])
  })

  test('comes to the front when the application is started a second time', () => {
    window().minimized = true
    const before = window().focused
    app.emit('second-instance')
    expect({ minimized: window().minimized, focused: window().focused - before }).toEqual({ minimized: false, focused: 1 })
  })

  test('of a second start is not opened: the first has the data folder', async () => {
    const { startDesktop } = await import('../../src-main/desktop/lifecycle')
    stage.firstInstance = false
    startDesktop(['--data', dataDir])
    stage.firstInstance = true
    expect({ exits: stage.exits.splice(0), windows: stage.windows.length }).toEqual({ exits: [0], windows: 1 })
  })
})

describe('app://desk', () => {
  test('serves the screens with the strict CSP, also for an address inside the application', async () => {
    for (const url of [deskPage, 'app://desk/board?department=x']) {
      const answer = await session.defaultSession.load(url, { headers: { accept: 'text/html' } })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'")
      expect(await answer.text()).toContain('<div id="app">')
    }
  })

  test('answers a script as a script, and a missing one as missing', async () => {
    const html = await (await session.defaultSession.load(deskPage)).text()
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)![1]!
    const answer = await session.defaultSession.load(`app://desk${script}`)
    expect(answer.headers.get('content-type')).toContain('javascript')
    expect((await answer.text()).length).toBeGreaterThan(1000)
    expect((await session.defaultSession.load('app://desk/assets/gone-1234.js')).status).toBe(404)
    expect((await session.defaultSession.load('app://desk/../../package.json')).status).toBe(404)
  })

  test('refuses other hosts and other origins', async () => {
    expect((await session.defaultSession.load('app://elsewhere/')).status).toBe(403)
    const post = (origin: string) => session.defaultSession.load('app://desk/api/v1/cases', { method: 'POST', headers: { origin, 'content-type': 'application/json' }, body: '{}', duplex: 'half' })
    expect((await post('https://example.com')).status).toBe(403)
    expect((await post('null')).status).toBe(403)
    expect(await (await post('app://desk')).json()).toMatchObject({ code: 'INVALID_INPUT' })
  })
})

describe('the port road', () => {
  test('answers the contract, and says refusals by code', async () => {
    const client = openClient(page)
    expect(await client.site.get()).toMatchObject({ setUp: true, demo: false })
    expect(await client.session.get()).toBeNull()
    expect(await codeOf(client.employees.list({ limit: 5 }))).toBe('NOT_SIGNED_IN')
    expect(await codeOf(client.session.signIn({ name: 'hr', password: 'wrong' }))).toBe('WRONG_PASSWORD')
  })

  test('knows who signed in, also after a reload of the page, and acts from the desktop', async () => {
    const first = openClient(page)
    expect(await first.session.signIn({ name: 'hr', password: password })).toMatchObject({ user: { name: 'hr' } })
    const reloaded = openClient(await runPreload())
    expect(await reloaded.session.get()).toMatchObject({ user: { name: 'hr' } })
    expect((await reloaded.positions.list({ text: '设备维修技术员' })).items.length).toBeGreaterThan(0)
  })

  test('tells another page of the window what changed', async () => {
    const [one, other] = [openClient(page), openClient(await runPreload())]
    const changes = await one.live.changes({})
    const next = changes[Symbol.asyncIterator]().next()
    const position = (await other.positions.list({ limit: 1 })).items[0]!
    await other.positions.update({ id: position.id, hazard: !position.hazard })
    expect(await within(5000, next)).toMatchObject({ value: { subjects: [{ kind: 'position', id: position.id }] } })
    await changes.return?.(undefined)
  })

  test('is not opened to a frame in the page', async () => {
    const message = new PageWindow()
    expect(await within(300, openClient(page, message).site.get())).toBe('no answer')
    senderFrame.current = { url: deskPage, parent: window().webContents.mainFrame }
    expect(await within(300, codeOf(openClient(page).site.get()))).not.toBe('done')
    await expect(bridge().print()).rejects.toThrow('not from')
    senderFrame.current = { url: 'https://example.com/', parent: null }
    await expect(bridge().savePdf('x')).rejects.toThrow('not from')
  })
})

describe('attachments in the window', () => {
  test('go up in a stream with the window’s session and come back the same', async () => {
    await openClient(page).session.signIn({ name: 'hr', password: password })
    const bytes = Buffer.alloc(3 * 1024 * 1024, '维修记录')
    const form = new FormData()
    form.append('file', new File([bytes], '设备维护记录.pdf', { type: 'application/pdf' }))
    const sent = await session.defaultSession.load('app://desk/api/v1/attachments', { method: 'POST', body: form, headers: { origin: 'app://desk' }, duplex: 'half' })
    expect(sent.status).toBe(201)
    const stored = await sent.json() as { id: string }
    expect(stored).toMatchObject({ name: '设备维护记录.pdf', size: bytes.length })
    const back = await session.defaultSession.load(`app://desk/api/v1/attachments/${stored.id}/content?download`)
    expect(back.headers.get('content-disposition')).toContain("filename*=UTF-8''%E8%AE%BE")
    expect(Buffer.from(await back.arrayBuffer()).equals(bytes)).toBe(true)
  })

  test('never show the page a session of their own', async () => {
    const answer = await session.defaultSession.load('app://desk/api/v1/session', { method: 'POST', headers: { origin: 'app://desk', 'content-type': 'application/json' }, body: JSON.stringify({ name: 'hr', password: password }), duplex: 'half' })
    expect(answer.status).toBe(200)
    expect(answer.headers.has('set-cookie')).toBe(false)
  })

  test('end with signing out', async () => {
    const client = openClient(page)
    await client.session.signIn({ name: 'hr', password: password })
    expect((await session.defaultSession.load('app://desk/api/v1/employees')).status).toBe(200)
    await client.session.signOut()
    expect((await session.defaultSession.load('app://desk/api/v1/employees')).status).toBe(401)
  })
})

describe('printing', () => {
  test('opens the system’s dialog, and says when nothing was printed', async () => {
    expect(await bridge().print()).toBe(true)
    expect(window().webContents.printed.at(-1)).toMatchObject({ silent: false, printBackground: true })
    window().webContents.printSucceeds = false
    expect(await bridge().print()).toBe(false)
    window().webContents.printSucceeds = true
  })

  test('to PDF asks where to, and writes there what would be printed', async () => {
    const folder = await newFolder()
    stage.savePath = join(folder, 'form.pdf')
    expect(await bridge().savePdf('HD-2026/001: 张 <三>.pdf')).toBe(stage.savePath)
    expect(stage.offeredPaths.at(-1)).toBe(join(stage.paths['documents']!, 'HD-2026_001_ 张 _三_.pdf'))
    expect((await readFile(stage.savePath, 'utf8')).startsWith('%PDF')).toBe(true)
    expect(window().webContents.printed.at(-1)).toMatchObject({ preferCSSPageSize: true })
    stage.savePath = undefined
    expect(await bridge().savePdf('')).toBeNull()
    expect(stage.offeredPaths.at(-1)).toBe(join(stage.paths['documents']!, 'handover.pdf'))
  })
})

test('the window locks with the machine, until the page no longer listens', () => {
  const locked = vi.fn<() => void>()
  const stop = bridge().onLock(locked)
  powerMonitor.emit('lock-screen')
  powerMonitor.emit('suspend')
  expect(locked).toHaveBeenCalledTimes(2)
  // The page must not get hold of the event: it leads to every channel.
  expect(locked.mock.calls).toEqual([[], []])
  stop()
  powerMonitor.emit('lock-screen')
  expect(locked).toHaveBeenCalledTimes(2)
})

test('the bridge offers these few things and nothing else', () => {
  expect(Object.keys(mainWorld)).toEqual(['handoverDesktop'])
  expect(Object.keys(bridge()).toSorted()).toEqual(['onLock', 'platform', 'print', 'savePdf'])
  expect([...ipcMain.handlers.keys(), ...ipcMain.eventNames()]).toEqual(['desk:print', 'desk:save-pdf', 'desk:port'])
})

describe('the window’s place', () => {
  test('is where it was left, unless that screen is gone', async () => {
    const { lastPlace, rememberPlace } = await import('../../src-main/desktop/windowPlace')
    const file = join(await newFolder(), 'window.json')
    const close = (bounds: BrowserWindow['bounds']) => {
      const left = new BrowserWindow({ ...bounds, webPreferences: {} })
      left.maximized = true
      rememberPlace(left as never, file)
      stage.windows.splice(stage.windows.indexOf(left), 1)
      left.emit('close', {})
    }
    expect(lastPlace(file)).toEqual({ width: 1360, height: 860 })
    close({ x: 100, y: 60, width: 1200, height: 800 })
    expect(lastPlace(file)).toEqual({ x: 100, y: 60, width: 1200, height: 800, maximized: true })
    close({ x: 4000, y: 60, width: 1200, height: 800 })
    expect(lastPlace(file)).toEqual({ width: 1200, height: 800, maximized: true })
  })
})

describe('what cannot be opened', () => {
  test('is said in a box, with the reason, and the folder stays as it was', async () => {
    const { startDesktop } = await import('../../src-main/desktop/lifecycle')
    const folder = await newFolder()
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const { holdFile } = await import('../../src-main/store/driver')
    const letGo = await holdFile(join(folder, 'desk.hold'))
    await writeFile(join(folder, 'desk.lock'), String(other.pid))
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const ended = new Promise<void>((resolve) => { stage.onExit = resolve })
    startDesktop(['--data', folder, '--port', '0'])
    await ended
    said.mockRestore()
    other.kill()
    expect(stage.exits.splice(0)).toEqual([1])
    expect(stage.errorBoxes).toEqual([{ title: '交接台无法打开', text: `数据文件夹正在被进程 ${other.pid} 使用,请先关闭它。` }])
    expect((await readdir(folder)).sort()).toEqual(['desk.hold', 'desk.lock'])
    await letGo!()
  })
})

test('quitting closes the site first: the folder is free and the port is gone', async () => {
  const url = /http:\S+/.exec(readyLine)![0]
  await quit()
  expect(stage.exits.splice(0)).toEqual([0])
  stage.exits.push(0)
  await expect(fetch(`${url}/healthz`)).rejects.toThrow()
  const { openSite } = await import('../../src-main/site')
  const { resourcesDir, workerEntry } = await import('../../src-main/commands/folders')
  const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion: 'test' })
  await site.close()
  expect(JSON.parse(await readFile(join(profile, 'window.json'), 'utf8'))).toMatchObject({ width: 1360, height: 860 })
})
