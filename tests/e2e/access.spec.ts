import type { Browser, Page } from '@playwright/test'
import { dialogFiles, dialogs, pages, routeNames, stageOf, type Opening, type Stage, type Visit } from './accessTable'
import { startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, expectNoSideways, openAs, rest, startServer, test, tokenOf, useLanguage, useServer, type Language, type Server } from './support'

/** Pages and dialogs share the two workers, each with a server of its own. */
test.describe.configure({ mode: 'parallel' })
const server = useServer()
let zhang: string
test.beforeAll(async () => { zhang = await prepare(server()) })

/** 老张's case under way, with a sealed password and a picture, so that every dialog of a case can be opened. */
async function prepare(on: Server): Promise<string> {
  const path = await startZhang(on)
  const ask = await rest(on, 'hr')
  const { items } = await ask<{ items: { id: string; title: { 'zh-CN': string }; columns: { key: string }[] }[] }>('GET', `/cases/${path.split('/').at(-1)!}`)
  const account = items.find((item) => item.title['zh-CN'] === '系统账号密码')!
  const cells = Object.fromEntries(account.columns.map(({ key }) => [key, 'x']))
  const { items: changed } = await ask<{ items: { id: string; rows: { id: string }[] }[] }>('POST', `${path}/items/${account.id}/rows`, { rows: [cells, cells] })
  await ask('POST', `${path}/items/${account.id}/rows/${changed[0]!.rows[0]!.id}/secret`, { secret: 'geheim' })
  await ask('POST', `${path}/stage`, { to: 'handing_over' })
  const form = new FormData()
  for (const [name, value] of Object.entries({ caseId: path.split('/').at(-1)!, itemId: items[0]!.id, purpose: 'material' })) form.append(name, value)
  form.append('file', new File([Buffer.from(onePixel, 'base64')], '现场.png', { type: 'image/png' }))
  const stored = await fetch(`${on.url}/api/v1/attachments`, { method: 'POST', headers: { authorization: `Bearer ${await tokenOf(on, 'hr')}` }, body: form })
  if (!stored.ok) throw new Error(`attachment: ${stored.status} ${await stored.text()}`)
  return path
}
/** The smallest PNG there is. */
const onePixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

const languages = ['zh-CN', 'en'] as const
const pathOf = (visit: Visit, stage: Stage): string => (typeof visit.path === 'string' ? visit.path : visit.path(stage))

async function openFor(browser: Browser, on: Server, who: string | null, language: Language, size: { width: number; height: number }): Promise<Page> {
  if (who) return openAs(browser, on, who, { language, path: '/account', ...size })
  const context = await browser.newContext({ viewport: size, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(on.url)
  await useLanguage(page, language)
  return page
}

/** The page stands as it will: its heading is there and nothing is being loaded. */
async function settled(page: Page): Promise<void> {
  await expect(page.getByRole('heading').first()).toBeVisible()
  await expect(page.getByText(/^(正在加载|Loading)$/)).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready)
}

/**
 * Everything that takes the focus can be brought into sight and pressed: within the window's width, and not under anything else.
 * Answers what cannot.
 */
const unreachable = (page: Page, within: string): Promise<string[]> => page.evaluate((root) => {
  const nameOf = (element: Element) => `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}`
  const control = 'label, .el-select, .el-input, .el-date-editor, .el-checkbox, .el-radio, .el-radio-button, .el-switch, .el-input-number, .el-textarea, .card, .head'
  const scope = [...document.querySelectorAll(root)].at(-1) ?? document.body
  const problems: string[] = []
  for (const element of scope.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), textarea, select, [tabindex="0"]')) {
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: false }) || element.closest('.hd-hidden, .skip, [aria-hidden=true], [inert]') || element.offsetWidth <= 1) continue
    element.scrollIntoView({ block: 'center', inline: 'center' })
    const box = element.getBoundingClientRect()
    if (box.left < -1 || box.right > window.innerWidth + 1) {
      if (element.matches('button, a, input')) problems.push(`${nameOf(element)} sticks out: ${Math.round(box.left)}–${Math.round(box.right)} of ${window.innerWidth}`)
      continue
    }
    // A region that scrolls is no button: it may reach under the bar.
    if (element.matches('div, ul, section')) continue
    const hit = document.elementFromPoint(Math.min(Math.max(box.left + box.width / 2, 1), window.innerWidth - 1), Math.min(Math.max(box.top + Math.min(box.height, window.innerHeight) / 2, 1), window.innerHeight - 1))
    const own = element.closest(control)
    if (!hit || element.contains(hit) || hit.contains(element) || (own && own.contains(hit))) continue
    problems.push(`${nameOf(element)} lies under ${nameOf(hit)} .${hit.className}`)
  }
  return problems
}, within)

test('every page of the router and every dialog has its line in the table', async () => {
  expect(Object.keys(pages).toSorted()).toEqual((await routeNames()).toSorted())
  expect(dialogFiles().filter((file) => !(file in dialogs))).toEqual([])
  expect(Object.keys(dialogs).filter((file) => file !== 'app/feedback.ts' && !dialogFiles().includes(file))).toEqual([])
})

/** The three widths of a page: a small desktop, the same at 200 % (or a phone lying), a phone standing. */
const sizes = [[1280, 720], [640, 360], [390, 844]] as const

// One window for both languages: making one costs as much as looking at a page.
for (const [name, visit] of Object.entries(pages)) {
  test(`${name}: axe finds nothing, everything fits and can be reached, in both languages`, async ({ browser }) => {
    test.slow()
    const own = visit.emptySite ? await startServer({ demo: false }) : null
    const on = own ?? server()
    try {
      const page = await openFor(browser, on, visit.as, 'zh-CN', { width: 1280, height: 720 })
      for (const language of languages) {
        await page.setViewportSize({ width: 1280, height: 720 })
        const path = pathOf(visit, stageOf(page, on, zhang, language))
        for (const face of ['', ...(visit.faces ?? [])]) {
          await page.goto(on.url + path + face)
          await settled(page)
          // A sheet for the printer has no switch of its own: it comes in the language of the account.
          if (await page.locator('html').getAttribute('lang') !== language) await switchTo(page, on, path + face, language)
          // The faces are drawn of the same parts in both languages.
          if (face === '' || language === 'zh-CN') await expectNoAxeViolations(page)
          for (const [width, height] of sizes) {
            await page.setViewportSize({ width, height })
            await expectNoSideways(page)
            await expect.poll(() => unreachable(page, 'body'), { message: `${path}${face} at ${width} × ${height}, ${language}` }).toEqual([])
          }
          // As a phone shows it, other parts are there: the bar below, rows as cards.
          if (face === '' && language === 'zh-CN') await expectNoAxeViolations(page)
          await page.setViewportSize({ width: 1280, height: 720 })
        }
      }
      await page.context().close()
    } finally {
      await own?.stop()
    }
  })
}

/** Changes the language of the window where it can be changed, and comes back. */
async function switchTo(page: Page, on: Server, address: string, language: Language): Promise<void> {
  if (await page.getByRole('button', { name: /^(English|中文)$/ }).count() === 0) await page.goto(`${on.url}/account`)
  await useLanguage(page, language)
  if (!page.url().endsWith(address)) await page.goto(on.url + address)
  await settled(page)
  await expect(page.locator('html')).toHaveAttribute('lang', language)
}

/** The language the window has from its next page on, without a walk to the switch. */
const chooseLanguage = (page: Page, language: Language): Promise<void> => page.evaluate((locale) => localStorage.setItem('handover-desk.locale', locale), language)

for (const [file, openings] of Object.entries(dialogs)) {
  test(`${file}: axe finds nothing, its buttons stay in reach at 200 %, the focus goes back, in both languages`, async ({ browser }) => {
    test.slow()
    for (const { as, open } of [openings].flat() as Opening[]) {
      const page = await openFor(browser, server(), as, 'zh-CN', { width: 1280, height: 720 })
      for (const language of languages) {
        await chooseLanguage(page, language)
        await open(stageOf(page, server(), zhang, language))
        const dialog = page.getByRole('dialog').last()
        await expect(dialog).toBeVisible()
        await expect(page.locator('[class*="-enter-active"]')).toHaveCount(0)
        await expect(page.locator('html')).toHaveAttribute('lang', language)
        const count = await page.getByRole('dialog').count()
        // What stands behind it has a test of its own.
        await expectNoAxeViolations(page, '[role=dialog]')
        await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement)), { message: 'the focus is inside' }).toBe(true)
        await page.setViewportSize({ width: 640, height: 360 })
        await expectNoSideways(page)
        await expect.poll(() => unreachable(page, '[role=dialog]')).toEqual([])
        await page.setViewportSize({ width: 1280, height: 720 })
        await page.keyboard.press('Escape')
        await expect(page.getByRole('dialog')).toHaveCount(count - 1)
        await expect.poll(() => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body && document.activeElement.checkVisibility()), { message: 'the focus goes back' }).toBe(true)
      }
      await page.context().close()
    }
  })
}
