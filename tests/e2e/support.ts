import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Browser, type Locator, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** What never may happen on a page, whatever it shows: an exception, missing words, something the CSP stopped. */
function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    const text = message.text()
    if (/missing words|Content Security Policy|\[Vue warn|\[intlify/i.test(text)) problems.push(text)
  })
}

/** Playwright's `test`, whose page fails the test for an exception, missing words or a CSP violation. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const problems: string[] = []
    watch(page, problems)
    await use(page)
    expect(problems).toEqual([])
  },
})
export { expect }

export interface Server { readonly url: string; readonly dataFolder: string; stop(): Promise<void> }

/** Where global setup has put a filled demonstration, for each server to copy (demoFolder.ts). */
export const demoFolderKey = 'HANDOVER_E2E_DEMO'

/** The built application on a free port with a data folder of its own: the demonstration site, `from` a folder to copy, or an empty one. `keepFolder` leaves it there after the end; `daysAhead` moves its clock. */
export async function startServer({ demo = true, from, args = [], keepFolder = false, daysAhead = 0 }: { demo?: boolean; from?: string; args?: readonly string[]; keepFolder?: boolean; daysAhead?: number } = {}): Promise<Server> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'handover-e2e-'))
  const ready = from ?? (demo ? process.env[demoFolderKey] : undefined)
  if (ready) await cp(ready, dataFolder, { recursive: true })
  const moved = daysAhead === 0 ? [] : ['--import', pathToFileURL(join(import.meta.dirname, '../support/movedClock.mjs')).href]
  const child = spawn(process.execPath, [...moved, process.env['HANDOVER_CLI'] ?? 'out/main/cli.js', 'serve', '--data', dataFolder, '--port', '0', ...(demo ? ['--demo'] : []), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, HANDOVER_TEST_DAYS: String(daysAhead) } })
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ready line within 60 s:\n${said}`)), 60_000)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const line = /Handover Desk is ready at (http:\/\/\S+)/.exec(said)
      if (!line) return
      clearTimeout(timer)
      resolve(line[1]!)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The server ended with ${code}:\n${said}`))
    })
  })
  return {
    url, dataFolder,
    stop: async () => {
      child.kill('SIGINT')
      const forced = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await ended
      clearTimeout(forced)
      if (!keepFolder) await rm(dataFolder, { recursive: true, force: true })
    },
  }
}

/** One server for the tests of a file (or of a describe block): `const server = useServer()`, then `server().url` in a test. */
export function useServer(options: Parameters<typeof startServer>[0] = {}): () => Server {
  let server: Server | undefined
  test.beforeAll(async () => { server = await startServer(options) })
  test.afterAll(async () => { await server?.stop() })
  return () => {
    if (!server) throw new Error('The server is there only inside a test')
    return server
  }
}

export const demoPassword = 'demo-1234'
const words = {
  'zh-CN': { name: '登录名', password: '密码', signIn: '登录' },
  en: { name: 'Sign-in name', password: 'Password', signIn: 'Sign in' },
} as const
export type Language = keyof typeof words

/** Shows the page in this language, from whichever it is in. */
export async function useLanguage(page: Page, language: Language): Promise<void> {
  // The button names the language one is not in.
  const button = page.getByRole('button', { name: /^(English|中文)$/ })
  await expect(button).toBeVisible()
  if ((await button.textContent())?.trim() === (language === 'en' ? 'English' : '中文')) await button.click()
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

interface SignIn { language?: Language; path?: string; password?: string }

/** Signs in as a person does, by the form; for the tests of signing in. */
export async function typeSignIn(page: Page, server: Server, name: string, { language = 'zh-CN', path = '/', password = demoPassword }: SignIn = {}): Promise<void> {
  await page.goto(server.url + (path === '/' ? '/sign-in' : path))
  await expect(page.locator('form')).toBeVisible()
  await useLanguage(page, language)
  const { name: nameLabel, password: passwordLabel, signIn: button } = words[language]
  await page.getByLabel(nameLabel, { exact: true }).fill(name)
  await page.getByLabel(passwordLabel, { exact: true }).fill(password)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
}

/** Sessions by server, name and password: checking a password takes half a second of a busy machine. */
const sessions = new Map<string, Promise<string>>()
/** A bearer token, which is also the value of the browser's cookie. `fresh` for a test that locks or ends it. */
export async function tokenOf({ url }: Server, name: string, { password = demoPassword, fresh = false } = {}): Promise<string> {
  const key = `${url} ${name} ${password}`
  const known = fresh ? undefined : sessions.get(key)
  if (known) return known
  const asked = fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name, password }) }).then(async (answer) => {
    if (!answer.ok) throw new Error(`signing in as ${name}: ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { token: string }).token
  })
  if (!fresh) sessions.set(key, asked)
  return asked
}

export type Ask = <Body>(method: string, path: string, body?: unknown) => Promise<Body>

/** REST as somebody, for what stands beside the screen. */
export async function rest(server: Server, name: string): Promise<Ask> {
  const token = await tokenOf(server, name)
  return async (method, path, body) => {
    const answer = await fetch(`${server.url}/api/v1${path}`, { method, headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return JSON.parse(text) as never
  }
}

/** Makes the page's window that of a signed-in person, without opening anything. */
export async function beSignedIn(page: Page, server: Server, name: string, { language = 'zh-CN', password = demoPassword, fresh = false }: SignIn & { fresh?: boolean } = {}): Promise<void> {
  await page.context().addCookies([{ name: 'handover_session', value: await tokenOf(server, name, { password, fresh }), url: server.url, httpOnly: true, sameSite: 'Strict' }])
  // What is chosen during the test stands.
  await page.addInitScript((locale) => {
    if (window === window.top && location.protocol === 'http:' && !localStorage.getItem('handover-desk.locale')) localStorage.setItem('handover-desk.locale', locale)
  }, language)
}

/** Signs in by account name (`hr`, `xiaoli`, …) with the demonstration's password and lands on `path`, or on the start page. */
export async function signIn(page: Page, server: Server, name: string, options: SignIn & { fresh?: boolean } = {}): Promise<void> {
  await beSignedIn(page, server, name, options)
  await page.goto(server.url + (options.path ?? '/'))
  await expect(page.getByRole('navigation')).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', options.language ?? 'zh-CN')
}

/** A window of its own for one more person: another context, so another cookie. Close it with `page.context().close()`. */
export async function openAs(browser: Browser, server: Server, name: string, { width = 1440, height = 900, deviceScaleFactor = 1, ...options }: SignIn & { width?: number; height?: number; deviceScaleFactor?: number } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await signIn(page, server, name, options)
  return page
}

/** Goes on by Tab until this has the focus, as somebody does who has no mouse. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  // A checkbox of Element Plus has no extent.
  await expect(target).toBeAttached()
  for (let presses = 0; presses < 120; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${target.toString()}`)
}

/** Axe finds nothing on the page as it stands now, or in `within` alone. Says which rule and where. */
export async function expectNoAxeViolations(page: Page, within?: string): Promise<void> {
  // What fades in or out has a colour of neither, and on a busy machine it fades for long.
  await expect(page.locator('[class*="-enter-active"], [class*="-leave-active"]')).toHaveCount(0)
  // Legacy mode opens no second window to put frames together; ours are of one origin.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })
  const { violations } = await (within ? axe.include(within) : axe).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => `${node.target.join(' ')}  ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`) }))).toEqual([])
}

/** Nothing sticks out sideways: no horizontal scrolling of the page itself. */
export async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}
