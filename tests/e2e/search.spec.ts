import { expect, expectNoAxeViolations, signIn, startServer, test, type Server } from './support'

let running: Server
test.beforeAll(async () => { running = await startServer() })
test.afterAll(() => running.stop())
const server = (): Server => running

test('the box in the header shows people, cases, messages and files apart, with the hits marked, and leads to the very item', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/today' })
  const box = page.getByRole('combobox', { name: '搜索姓名' })
  await expect(box).toBeVisible()
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await box.fill('0427')
  const people = page.getByRole('group', { name: '人员' })
  await expect(people.getByRole('option')).toHaveCount(1)
  await expect(people.getByRole('option').locator('mark', { hasText: '0427' }).first()).toBeVisible()
  // The same four digits end his phone number: said with its place.
  await expect(people.getByRole('option')).toContainText('电话')

  await box.fill('空压机')
  const cases = page.getByRole('group', { name: '交接单' })
  await expect(cases.getByRole('option').first().locator('mark', { hasText: '空压机' }).first()).toBeVisible()
  await expect(page.getByRole('group', { name: '留言' }).getByRole('option').first()).toContainText('空压机')
  await expectNoAxeViolations(page)
  await box.press('ArrowUp')
  await expect(page.getByRole('option', { selected: true })).toHaveCount(1)
  await box.press('Escape')
  await expect(page.getByRole('option')).toHaveCount(0)
  await box.fill('空压机 明细没有这个')
  await expect(page.getByText('没有找到“空压机 明细没有这个”')).toBeVisible()
})

test('who types before the page has come keeps the hits', async ({ page }) => {
  let letThrough = () => {}
  const typed = new Promise<void>((resolve) => { letThrough = resolve })
  await page.route(/TodayPage.*\.js$/, async (route) => { await typed; await route.continue() })
  await signIn(page, server(), 'hr')
  await page.getByRole('combobox', { name: '搜索姓名' }).fill('0427')
  letThrough()
  await expect(page.getByRole('heading', { level: 1, name: '今日' })).toBeVisible()
  await expect(page.getByRole('group', { name: '人员' }).getByRole('option')).toHaveCount(1)
})

test('the page narrows by kind and by open or closed, keeps both in its address, and says what can be searched', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/search' })
  await expect(page.getByText('可以搜')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('textbox', { name: '搜索姓名' }).fill('记录')
  const hits = page.getByRole('main').getByRole('listitem')
  await expect(hits.first().locator('mark').first()).toHaveText('记录')
  await expect(hits.filter({ hasText: '已结束' })).not.toHaveCount(0)
  await page.getByRole('radiogroup', { name: '办理状态' }).getByText('办理中').click()
  await expect(hits.filter({ hasText: '已结束' })).toHaveCount(0)
  await page.getByRole('radiogroup', { name: '结果的种类' }).getByText('文件').click()
  await expect(hits.filter({ hasText: '交接单' })).toHaveCount(0)
  await expect(hits).not.toHaveCount(0)
  await expect(page).toHaveURL(/closed=false.*kind=attachment|kind=attachment.*closed=false/)
  await page.reload()
  await expect(hits).not.toHaveCount(0)
  await expectNoAxeViolations(page)
  await page.getByRole('textbox', { name: '搜索姓名' }).fill('没有这样的文件名')
  await expect(page.getByText('没有找到“没有这样的文件名”')).toBeVisible()
})

test('in English on a phone it reads the same', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, server(), 'xiaoli', { path: '/search' })
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('textbox', { name: 'Search names' }).fill('设备')
  const hits = page.getByRole('main').getByRole('listitem')
  await expect(hits.first()).toContainText('Case')
  await expectNoAxeViolations(page)
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: window.innerWidth }))
  expect(scroll).toBeLessThanOrEqual(width)
})
