import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, rest, signIn, startServer, test, type Server } from './support'

/** More than five hundred cases have ended: the archive's column is as long as a column gets in an office. */
const cases = 640
let folder: string
let server: Server
test.beforeAll(async () => {
  test.setTimeout(180_000)
  folder = await mkdtemp(join(tmpdir(), 'handover-long-'))
  execFileSync(process.execPath, ['out/main/cli.js', 'seed', '--cases', String(cases), '--seed', '1', '--data', folder], { stdio: 'ignore' })
  server = await startServer({ demo: false, from: folder })
})
test.afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

/** How many cards may be drawn: those in sight, a margin, and the two that Tab and the mouse hold on to. */
const mostDrawn = 20
/** How many cards of a column are loaded with the board. */
const firstCards = 30

test('of a column of 500 cards only those in sight are drawn, each can be reached by keyboard, in the order and number that the database says', async ({ page }) => {
  test.setTimeout(240_000)
  const ask = await rest(server, 'hr')
  const inOrder: string[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    const { items, next }: { items: { id: string }[]; next: string | null } = await ask('GET', `/board/archived?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)
    inOrder.push(...items.map((card) => card.id))
    cursor = next
  }
  expect(inOrder.length).toBeGreaterThan(500)

  // Further pages of a column come only while the way is open.
  let isOpen = true
  const waiting: (() => void)[] = []
  await page.routeWebSocket('**/api/rpc/ws', (socket) => {
    const there = socket.connectToServer()
    socket.onMessage((message) => {
      if (isOpen || !message.toString().includes('/board/column')) there.send(message)
      else waiting.push(() => there.send(message))
    })
  })
  await signIn(page, server, 'hr', { path: '/board' })
  await page.getByRole('button', { name: /^展开“已归档”/ }).press('Enter')
  const column = page.locator('section[data-stage=archived]')
  const cardAt = (index: number) => column.locator(`[data-card="${inOrder.at(index)!}"]`)
  await expect(column).toHaveAccessibleName(`已归档，${inOrder.length} 张交接单`)
  await expect(page.locator('.head[data-stage=archived] .count')).toHaveText(String(inOrder.length))
  expect(await column.locator('[data-card]').count()).toBeLessThanOrEqual(mostDrawn)

  await column.locator('[data-card]').first().focus()
  await page.keyboard.press('ArrowDown')
  await expect(cardAt(1)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(cardAt(0)).toBeFocused()
  // Nothing was scrolled yet: the last card is not loaded.
  await page.keyboard.press('End')
  await expect(cardAt(-1)).toBeFocused({ timeout: 60_000 })
  await expect(cardAt(-1)).toBeInViewport()

  await page.reload()
  isOpen = false
  await column.locator('[data-card]').first().focus()
  const walk = (count: number) => page.evaluate(async (most) => {
    const here = () => (document.activeElement as HTMLElement).dataset['card']!
    const ids = [here()]
    while (ids.length < most) {
      document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }))
      for (let frames = 0; frames < 600 && here() === ids.at(-1); frames += 1) await new Promise(requestAnimationFrame)
      if (here() === ids.at(-1)) break
      ids.push(here())
    }
    return ids
  }, count)
  expect(await walk(firstCards)).toEqual(inOrder.slice(0, firstCards))
  // The key that is pressed on the last loaded card goes on as soon as the next one is there.
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => waiting.length).toBeGreaterThan(0)
  await expect(cardAt(firstCards - 1)).toBeFocused()
  isOpen = true
  for (const send of waiting) send()
  await expect(cardAt(firstCards)).toBeFocused()
  expect(await walk(100 - firstCards)).toEqual(inOrder.slice(firstCards, 100))

  const scrolled = await page.evaluate(async () => {
    const section = document.querySelector('section[data-stage=archived]')!
    const scroller = section.querySelector('.scroller')!
    const byIndex = new Map<number, string>()
    let [drawn, outOfOrder] = [0, 0]
    scroller.scrollTop = 0
    for (let still = 0; still < 60;) {
      await new Promise(requestAnimationFrame)
      const cards = [...section.querySelectorAll<HTMLElement>('li[data-index]')]
      for (const card of cards) byIndex.set(Number(card.dataset['index']), card.dataset['id']!)
      drawn = Math.max(drawn, cards.length)
      // A screen reader goes through the page's order, whatever the picture shows.
      if (cards.some((card, index) => index > 0 && Number(card.dataset['index']) < Number(cards[index - 1]!.dataset['index']))) outOfOrder += 1
      const before = scroller.scrollTop
      scroller.scrollTop += scroller.clientHeight * 0.8
      still = scroller.scrollTop === before ? still + 1 : 0
    }
    return { ids: [...byIndex].sort(([a], [b]) => a - b).map(([, id]) => id), drawn, outOfOrder }
  })
  expect(scrolled.ids).toEqual(inOrder)
  expect([scrolled.drawn <= mostDrawn ? 'few' : scrolled.drawn, scrolled.outOfOrder]).toEqual(['few', 0])
})
