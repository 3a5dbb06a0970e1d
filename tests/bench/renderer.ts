import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { call } from '@orpc/server'
import { appRoot } from '@main/commands/folders'
import type { Context } from '@main/office/context'
import type { Site } from '@main/site'
import { findBrowser } from '../../scripts/lib/browser.mjs'
import { percentile, type Line } from './measure'
import { hrContext, openBenchSite, openHrSession, seedInto } from './site'

const cardsInColumn = 500
const openings = 5

/**
 * The renderer in a real browser, on a site of its own: how soon the first screen can be used (from the click, nothing cached), and the
 * longest task of the page while a column of 500 cards is scrolled to its end, by wheel and by keys, paging as it goes.
 */
export async function rendererLines(scratch: string): Promise<Line[]> {
  const dataDir = join(scratch, 'renderer')
  await seedInto(dataDir, 300, 1)
  const site = await openBenchSite(dataDir)
  await fillColumn(site)
  const token = await openHrSession(site)
  await site.close()
  const { url, stop } = await serve(dataDir)
  const executablePath = findBrowser()
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] })
  try {
    return [
      { name: 'sign-in page usable, nothing cached', unit: 'ms', limit: 1000, value: await usableAfter(browser, url, null, '/sign-in', 'form input[type=password]') },
      { name: 'board usable after sign-in, nothing cached', unit: 'ms', limit: 1000, value: await usableAfter(browser, url, token, '/board', '[data-card]') },
      ...(await scrollLines(browser, url, token)),
    ]
  } finally {
    await browser.close()
    await stop()
  }
}

/** Cases that have just begun, until their column holds 500 and a few. */
async function fillColumn(site: Site): Promise<void> {
  const context: Context = await hrContext(site)
  const { counts } = await call(site.router.board.counts, {}, { context })
  for (let number = counts.to_start; number < cardsInColumn + 10; number += 1) {
    const { id } = await call(site.router.employees.create, { number: `BR${number}`, name: `试${number}`, positionId: 'technician', department: '设备部' }, { context })
    await call(site.router.cases.start, { employeeId: id, kind: 'departed', leftOn: '2026-01-05', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-hr', name: '王敏' }], assignees: {} }, { context })
  }
}

async function serve(dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: ChildProcess = spawn(process.execPath, [join(appRoot, 'out', 'main', 'cli.js'), 'serve', '--data', dataDir, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = (await once(createInterface({ input: server.stdout! }), 'line')) as [string]
  return {
    url: /http:\S+/.exec(line)![0],
    stop: async () => {
      server.kill('SIGTERM')
      await once(server, 'exit')
    },
  }
}

async function openContext(browser: Browser, url: string, token: string | null): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1280, height: 720 } })
  if (token) await context.addCookies([{ name: 'handover_session', value: token, url, httpOnly: true, sameSite: 'Strict' }])
  return context
}

/** From the start of the navigation until what can be used was painted; the median of some openings, each in a new profile. */
async function usableAfter(browser: Browser, url: string, token: string | null, path: string, selector: string): Promise<number> {
  const samples: number[] = []
  // The first opening warms the server up.
  for (let round = 0; round <= openings; round += 1) {
    const context = await openContext(browser, url, token)
    await context.addInitScript((wanted) => {
      const look = (): void => {
        if (!document.querySelector(wanted)) return void requestAnimationFrame(look)
        // Two frames: the first is asked for before the painting, the second after it.
        requestAnimationFrame(() => requestAnimationFrame(() => { (window as unknown as { usableAt: number }).usableAt = performance.now() }))
      }
      look()
    }, selector)
    const page = await context.newPage()
    await page.goto(url + path)
    const at = await page.waitForFunction(() => (window as unknown as { usableAt?: number }).usableAt, undefined, { polling: 20 })
    if (round > 0) samples.push(Number(await at.jsonValue()))
    await context.close()
  }
  return percentile(samples, 0.5)
}

/** Collects the page's long tasks and the cards that came into it. */
const watchPage = (page: Page): Promise<void> => page.evaluate(() => {
  const seen = new Set<string>()
  const tasks: number[] = []
  const note = () => { for (const card of document.querySelectorAll<HTMLElement>('section[data-stage=to_start] [data-card]')) seen.add(card.dataset['card']!) }
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) tasks.push(entry.duration) }).observe({ type: 'longtask' })
  new MutationObserver(note).observe(document.querySelector('section[data-stage=to_start]')!, { childList: true, subtree: true })
  note()
  Object.assign(window, { watched: { seen, tasks } })
})
/** Cards seen and the longest task since the last reading; 0 when none took 50 ms, below which the browser tells of none. */
const readPage = (page: Page): Promise<{ seen: number; longest: number }> => page.evaluate(() => {
  const { seen, tasks } = (window as unknown as { watched: { seen: Set<string>; tasks: number[] } }).watched
  return { seen: seen.size, longest: Math.max(0, ...tasks.splice(0)) }
})

const columnOf = (page: Page) => page.locator('section[data-stage=to_start]')

/** The board in a window of its own with nothing in its cache, quiet and watched. */
async function openBoard(browser: Browser, url: string, token: string): Promise<Page> {
  const context = await openContext(browser, url, token)
  const page = await context.newPage()
  await page.goto(`${url}/board`)
  await columnOf(page).locator('[data-card]').first().waitFor()
  await page.waitForTimeout(1000)
  await watchPage(page)
  return page
}

async function scrollByWheel(browser: Browser, url: string, token: string): Promise<number> {
  const page = await openBoard(browser, url, token)
  const box = (await columnOf(page).boundingBox())!
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
  const isAtEnd = () => columnOf(page).locator('.scroller').evaluate((scroller) => scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2)
  for (let still = 0; still < 20;) {
    await page.mouse.wheel(0, 300)
    await page.waitForTimeout(16)
    still = (await isAtEnd()) ? still + 1 : 0
  }
  const { seen, longest } = await readPage(page)
  await page.context().close()
  if (seen < cardsInColumn) throw new Error(`only ${seen} cards came by`)
  return longest
}

async function walkByKeys(browser: Browser, url: string, token: string): Promise<number> {
  const page = await openBoard(browser, url, token)
  await columnOf(page).locator('[data-card]').first().focus()
  const place = () => page.evaluate(() => Number(document.activeElement?.closest('li')?.dataset['index'] ?? -1))
  // A key pressed at the end of what is loaded waits for the next page.
  for (let presses = 0; (await place()) < cardsInColumn - 1; presses += 1) {
    if (presses > cardsInColumn * 4) throw new Error(`the keys came only to card ${(await place()) + 1}`)
    await page.keyboard.press('ArrowDown')
  }
  const { longest } = await readPage(page)
  await page.context().close()
  return longest
}

async function scrollLines(browser: Browser, url: string, token: string): Promise<Line[]> {
  return [
    { name: 'longest task, 500 cards scrolled by wheel', unit: 'ms', limit: 100, value: await scrollByWheel(browser, url, token) },
    { name: 'longest task, 500 cards walked by keys', unit: 'ms', limit: 100, value: await walkByKeys(browser, url, token) },
  ]
}
