import type { Locator, Page } from '@playwright/test'
import { expect, expectNoAxeViolations, openAs, signIn, test, useServer } from './support'

const server = useServer()

const column = (page: Page, stage: string): Locator => page.locator(`section[data-stage=${stage}]`)
const cardIn = (page: Page, stage: string, id: string): Locator => column(page, stage).locator(`[data-card="${id}"]`)
const firstId = async (page: Page, stage: string): Promise<string> => (await column(page, stage).locator('[data-card]').first().getAttribute('data-card'))!
const countOf = (page: Page, stage: string): Locator => page.locator(`.head[data-stage=${stage}] .count`)

/** Drags with the mouse, as a hand does: down, a little way, then on in steps. */
async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, end] = [await from.boundingBox(), await to.boundingBox()]
  await page.mouse.move(start!.x + 70, start!.y + 40)
  await page.mouse.down()
  await page.mouse.move(start!.x + 90, start!.y + 60, { steps: 4 })
  await page.mouse.move(end!.x + end!.width / 2, end!.y + 160, { steps: 10 })
  await page.mouse.up()
}

async function openBoard(page: Page, path = '/board'): Promise<void> {
  await signIn(page, server(), 'hr', { path })
  await expect(column(page, 'handing_over').locator('[data-card]').first()).toBeVisible()
}

test('a card dragged over a gate that is not met goes back, the panel names what is missing, HR passes it with a reason and takes it back', async ({ page }) => {
  await openBoard(page)
  const id = await firstId(page, 'handing_over')
  const before = Number(await countOf(page, 'awaiting_confirmation').textContent())
  await drag(page, column(page, 'handing_over').locator('li').first(), column(page, 'awaiting_confirmation'))

  const panel = page.getByRole('dialog')
  await expect(panel).toContainText('还不能进入“待确认”')
  await expect(panel).toContainText('每项都已提交')
  await expect(panel).toContainText(/还差 \d+ 项/)
  await expect(panel).toContainText('不必等交接')
  await expect(cardIn(page, 'handing_over', id)).toBeVisible()
  await expectNoAxeViolations(page)

  await panel.getByRole('button', { name: '说明理由后放行' }).click()
  const pass = panel.getByRole('button', { name: '放行并移动' })
  await expect(pass).toBeDisabled()
  const reason = panel.getByLabel('放行的理由')
  await reason.fill('本人已离境,资料由部门负责人补齐')
  // Escape takes the pinyin back, which closes nothing.
  await reason.evaluate((field) => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code: 'Escape', isComposing: true, bubbles: true, cancelable: true, composed: true })))
  await expect(reason).toHaveValue(/补齐$/)
  await expect(page.locator('[class*="-leave-active"]')).toHaveCount(0)
  await reason.press('Control+Enter')
  await expect(cardIn(page, 'awaiting_confirmation', id)).toBeVisible()
  await expect(countOf(page, 'awaiting_confirmation')).toHaveText(String(before + 1))

  await page.getByRole('button', { name: '撤销' }).click()
  await expect(cardIn(page, 'handing_over', id)).toBeVisible()
  await expect(countOf(page, 'awaiting_confirmation')).toHaveText(String(before))
})

test('the keyboard alone moves a card, says so, keeps the focus with it and takes it back', async ({ page }) => {
  await openBoard(page)
  const id = await firstId(page, 'handing_over')
  await cardIn(page, 'handing_over', id).focus()
  await page.keyboard.press('ArrowDown')
  await expect(cardIn(page, 'handing_over', id)).not.toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(cardIn(page, 'handing_over', id)).toBeFocused()

  await page.keyboard.press('[')
  await expect(cardIn(page, 'to_start', id)).toBeFocused()
  await expect(page.getByRole('status').filter({ hasText: '已移到“待办理”' })).toBeAttached()
  await page.keyboard.press('Control+z')
  await expect(cardIn(page, 'handing_over', id)).toBeFocused()

  await page.keyboard.press('Alt+ArrowRight')
  await expect(page.getByRole('dialog')).toContainText('还缺')
  await page.keyboard.press('Escape')
  await expect(cardIn(page, 'handing_over', id)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/cases/${id}`))
})

test('the menu of a card moves it too', async ({ page }) => {
  await openBoard(page)
  const id = await firstId(page, 'handing_over')
  await column(page, 'handing_over').getByRole('button', { name: /移动和打开/ }).first().click()
  await page.getByRole('menuitem', { name: '待办理' }).click()
  await expect(cardIn(page, 'to_start', id)).toBeFocused()
  await page.getByRole('button', { name: '撤销' }).click()
  await expect(cardIn(page, 'handing_over', id)).toBeVisible()
})

test('a move in another window shows here without reload', async ({ page, browser }) => {
  await openBoard(page)
  const id = await firstId(page, 'handing_over')
  const other = await openAs(browser, server(), 'admin', { path: '/board' })
  await expect(cardIn(other, 'handing_over', id)).toBeVisible()
  await cardIn(page, 'handing_over', id).focus()
  await page.keyboard.press('[')
  await expect(cardIn(other, 'to_start', id)).toBeVisible()
  await expect(cardIn(other, 'handing_over', id)).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(cardIn(other, 'handing_over', id)).toBeVisible()
  await other.context().close()
})

test('filters stand in the address, come back for this user and are cleared', async ({ page }) => {
  await openBoard(page)
  const all = await page.locator('[data-card]').count()
  const name = (await column(page, 'handing_over').locator('[data-card]').first().textContent())!
  await page.getByRole('textbox', { name: '按姓名' }).fill(name)
  await expect(page).toHaveURL(/text=/)
  await expect(page.locator('[data-card]')).toHaveCount(1)
  await page.getByText('有超时', { exact: true }).click()
  await expect(page).toHaveURL(/overdue=1/)

  await page.goto(`${server().url}/today`)
  await page.goto(`${server().url}/board`)
  await expect(page).toHaveURL(/text=.*overdue=1|overdue=1.*text=/)
  await expect(page.locator('[data-card]')).toHaveCount(1)
  await page.getByRole('button', { name: '清除筛选' }).click()
  await expect(page.locator('[data-card]')).toHaveCount(all)
  await expect(page).toHaveURL(/\/board$/)

  await page.goto(`${server().url}/board?employer=nonsense&department=${encodeURIComponent('没有这个部门')}`)
  await expect(page.getByText('没有符合筛选条件的交接单')).toBeVisible()
  await page.getByRole('button', { name: '清除筛选' }).first().click()
  await expect(page.locator('[data-card]')).toHaveCount(all)
})

test('lanes show a row of columns each, and the load of a receiver', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/board?lanes=receiver' })
  const lane = page.locator('[data-lane="小李"]')
  await expect(lane).toContainText(/待完成 \d+ 项/)
  const closed = page.locator('[data-lane] button[aria-expanded=false]').first()
  await closed.click()
  await expect(page.locator('[data-lane] section[data-stage=handing_over]')).toHaveCount(2)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '接收人负荷' }).click()
  await expect(page.getByRole('dialog').getByRole('row', { name: /小李/ })).toBeVisible()
})

test('search finds words of two characters and pinyin initials, by keyboard', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/today' })
  const box = page.getByRole('combobox', { name: '搜索姓名' })
  await expect(box).toBeVisible()
  await page.keyboard.press('/')
  await expect(box).toBeFocused()
  await page.keyboard.type('维护')
  await expect(page.getByRole('option').filter({ hasText: '设备维护记录' }).first()).toBeVisible()
  await expect(page.getByRole('option').locator('mark', { hasText: '维护' }).first()).toBeVisible()
  await expectNoAxeViolations(page)

  await box.fill('lz')
  const found = page.getByRole('option').filter({ hasText: '老张' })
  await expect(found.first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(found.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/(employees|cases)\//)

  await page.keyboard.press('/')
  await box.fill('客户')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/search\?text=/)
  await page.getByRole('main').getByRole('radiogroup').getByText('留言', { exact: true }).click()
  await expect(page).toHaveURL(/kind=message/)
  await page.getByRole('main').getByRole('listitem').filter({ hasText: '客户' }).getByRole('link').first().click()
  await expect(page).toHaveURL(/\/cases\/.*tab=messages/)
})

test('the today page says what is mine and late, and an opened mention is seen', async ({ page }) => {
  await signIn(page, server(), 'xiaoli')
  await expect(page).toHaveURL(/\/today$/)
  const mine = page.getByRole('region', { name: '我的交接项' })
  await expect(mine.getByRole('link').first()).toHaveText(/您负责的.+已超时 \d+ 天/)
  const inbox = page.getByRole('region', { name: '提到我的' })
  const unseen = Number(await inbox.locator('.count').textContent())
  await inbox.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/cases\/.*tab=messages/)
  await page.goBack()
  await expect(inbox.locator('.new')).toHaveCount(unseen - 1)
  await mine.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/cases\/[^?]+\?item=/)
})

test('on a phone and at 200 % zoom one column shows at a time', async ({ page }) => {
  await page.setViewportSize({ width: 640, height: 360 })
  await signIn(page, server(), 'hr', { path: '/board' })
  await expect(page.locator('section[data-stage]')).toHaveCount(1)
  await page.locator('button[data-stage=awaiting_confirmation]').click()
  await expect(column(page, 'awaiting_confirmation').locator('[data-card]').first()).toBeVisible()
})
