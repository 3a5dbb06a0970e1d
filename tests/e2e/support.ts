import AxeBuilder from '@axe-core/playwright'
import { expect, test as base, type Browser, type Page } from '@playwright/test'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

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

/** The built application on a free port with a data folder of its own: the demonstration site, or an empty one. */
export async function startServer({ demo = true, args = [] }: { demo?: boolean; args?: readonly string[] } = {}): Promise<Server> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'handover-e2e-'))
  const child = spawn(process.execPath, [process.env['HANDOVER_CLI'] ?? 'out/main/cli.js', 'serve', '--data', dataFolder, '--port', '0', ...(demo ? ['--demo'] : []), ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`No ready line within 60 s:\n${said}`)), 60_000)
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      const ready = /Handover Desk is ready at (http:\/\/\S+)/.exec(said)
      if (!ready) return
      clearTimeout(timer)
      resolve(ready[1]!)
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
      await rm(dataFolder, { recursive: true, force: true })
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

/** Signs in by account name (`hr`, `xiaoli`, …) with the demonstration's password and lands on `path`, or on the start page. */
export async function signIn(page: Page, server: Server, name: string, { language = 'zh-CN', path = '/', password = demoPassword }: { language?: Language; path?: string; password?: string } = {}): Promise<void> {
  await page.goto(server.url + (path === '/' ? '/sign-in' : path))
  await expect(page.locator('form')).toBeVisible()
  await useLanguage(page, language)
  const { name: nameLabel, password: passwordLabel, signIn: button } = words[language]
  await page.getByLabel(nameLabel, { exact: true }).fill(name)
  await page.getByLabel(passwordLabel, { exact: true }).fill(password)
  await page.getByRole('button', { name: button, exact: true }).click()
  await expect(page.getByRole('navigation')).toBeVisible()
}

/** A window of its own for one more person: another context, so another cookie. Close it with `page.context().close()`. */
export async function openAs(browser: Browser, server: Server, name: string, options: Parameters<typeof signIn>[3] & { width?: number; height?: number } = {}): Promise<Page> {
  const { width = 1440, height = 900, ...rest } = options
  const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await signIn(page, server, name, rest)
  return page
}

/** Axe finds nothing on the page as it stands now. Says which rule and where. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  // What is fading away is no part of the page any more, and on a busy machine it fades for long.
  await expect(page.locator('[class*="-leave-active"]')).toHaveCount(0)
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => ({ id, at: nodes.map((node) => `${node.target.join(' ')}  ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`) }))).toEqual([])
}

/** Nothing sticks out sideways: no horizontal scrolling of the page itself. */
export async function expectNoSideways(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
}
