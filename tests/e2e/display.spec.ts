import type { Page } from '@playwright/test'
import { startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, signIn, test, useServer } from './support'

const server = useServer()
let zhang: string
test.beforeAll(async () => { zhang = await startZhang(server()) })

/** Text fields that nothing frames, and controls that look the same with and without the focus. */
const lost = (page: Page): Promise<string[]> => page.evaluate(async () => {
  const problems: string[] = []
  const nameOf = (element: Element) => `<${element.tagName.toLowerCase()}> ${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}`
  const isFramed = (style: CSSStyleDeclaration) => (parseFloat(style.borderTopWidth) > 0 && style.borderTopStyle !== 'none') || (parseFloat(style.outlineWidth) > 0 && style.outlineStyle !== 'none')
  const around = (element: Element) => [element, element.closest('.el-input__wrapper'), element.closest('.el-select__wrapper'), element.closest('.el-textarea'), element.closest('.box'), element.closest('.el-checkbox')?.querySelector('.el-checkbox__inner') ?? null, element.closest('.el-radio')?.querySelector('.el-radio__inner') ?? null, element.closest('.el-radio-button')?.querySelector('.el-radio-button__inner') ?? null].filter((one) => one !== null)
  const looks = (element: Element) => around(element).flatMap((one) => [getComputedStyle(one), getComputedStyle(one, '::after'), getComputedStyle(one, '::before')]).map((style) => `${style.outlineStyle} ${style.outlineWidth} ${style.borderTopWidth} ${style.backgroundColor} ${style.color}`).join(' | ')
  const seen = [...document.querySelectorAll<HTMLElement>('main :is(a[href], button, input, textarea), header :is(a, button, input), nav a')].filter((element) => element.checkVisibility() && !element.closest('.hd-hidden') && !element.matches(':disabled, [type=file], [tabindex="-1"]'))
  for (const element of seen) {
    if (element.matches('input, textarea') && !element.matches('[type=checkbox], [type=radio]') && !around(element).some((one) => isFramed(getComputedStyle(one)))) problems.push(`${nameOf(element)} has no frame`)
  }
  // By the keyboard's modality, or the browser would not show the focus.
  for (const element of seen.slice(0, 40)) {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame)
    const before = looks(element)
    element.focus({ focusVisible: true } as FocusOptions)
    // A component marks itself a moment after its field has the focus.
    for (let frames = 0; frames < 30 && looks(element) === before; frames += 1) await new Promise(requestAnimationFrame)
    if (document.activeElement === element && looks(element) === before) problems.push(`${nameOf(element)} does not show the focus`)
  }
  return problems
})

for (const [name, path] of [['board', '/board'], ['case', ''], ['new case', '/cases/new'], ['today', '/today'], ['employees', '/employees'], ['account', '/account']] as const) {
  test(`in forced colours fields have frames and the focus shows: ${name}`, async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' })
    await signIn(page, server(), 'hr', { path: path || zhang })
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.keyboard.press('Tab')
    expect(await lost(page)).toEqual([])
  })
}

test('in forced colours cards have frames, and what is chosen differs by more than a colour that is taken away', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  await signIn(page, server(), 'hr', { path: '/board' })
  const card = page.getByRole('article').first()
  await expect(card).toBeVisible()
  expect(await card.evaluate((element) => parseFloat(getComputedStyle(element).borderTopWidth))).toBeGreaterThan(0)
  const backgroundOf = (selector: string) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).backgroundColor)
  expect(await backgroundOf('nav a[aria-current]')).not.toBe(await backgroundOf('nav a:not([aria-current])'))
  await page.goto(server().url + zhang)
  await expect(page.locator('[aria-pressed=true]').first()).toBeVisible()
  expect(await backgroundOf('main [aria-pressed=true]')).not.toBe(await backgroundOf('main [aria-pressed=false]'))
  await page.getByRole('button', { name: '添加交接项' }).press('Enter')
  expect(await page.getByRole('dialog').evaluate((element) => parseFloat(getComputedStyle(element.closest('.el-dialog, .el-drawer') ?? element.querySelector('.el-dialog, .el-drawer') ?? element).borderLeftWidth))).toBeGreaterThan(0)
})

test('with reduced motion nothing moves, and a card is moved and dragged all the same', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signIn(page, server(), 'hr', { path: '/board' })
  const moving = () => page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration ?? 0) > 1).length)
  const card = page.locator('section[data-stage=handing_over] [data-card]').first()
  const id = (await card.getAttribute('data-card'))!
  await card.focus()
  await page.keyboard.press('[')
  await expect(page.locator(`section[data-stage=to_start] [data-card="${id}"]`)).toBeFocused()
  expect(await moving()).toBe(0)
  await page.keyboard.press('Control+z')
  await expect(page.locator(`section[data-stage=handing_over] [data-card="${id}"]`)).toBeFocused()

  const from = (await page.getByRole('article').filter({ has: page.locator(`[data-card="${id}"]`) }).boundingBox())!
  const to = (await page.locator('section[data-stage=to_start]').boundingBox())!
  await page.mouse.move(from.x + 60, from.y + 40)
  await page.mouse.down()
  await page.mouse.move(from.x + 80, from.y + 60, { steps: 4 })
  await page.mouse.move(to.x + to.width / 2, to.y + 160, { steps: 8 })
  // What is carried and where it would land show without a movement of their own.
  await expect(page.locator('.board-carried')).toBeVisible()
  await expect(page.locator('section[data-stage=to_start].over')).toBeVisible()
  expect(await moving()).toBe(0)
  await page.mouse.up()
  await expect(page.locator(`section[data-stage=to_start] [data-card="${id}"]`)).toBeVisible()
  await page.getByRole('button', { name: '接收人负荷' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect(await moving()).toBe(0)
})

test('the first Tab offers to skip to the content, and keys of every page lead on without the mouse', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/positions' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused()
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()

  for (const [keys, path] of [['gb', '/board'], ['gt', '/today'], ['gc', '/cases'], ['ge', '/employees'], ['n', '/cases/new']] as const) {
    for (const key of keys) await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`${path}(\\?.*)?$`))
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  }
  // In a field they are letters.
  const reason = page.getByRole('textbox', { name: '原因', exact: true })
  await reason.focus()
  await page.keyboard.type('gb?n/')
  await expect(reason).toHaveValue('gb?n/')
  await expect(page).toHaveURL(/\/cases\/new$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('button', { name: '当前用户' }).press('Enter')
  await page.getByRole('menuitem', { name: /键盘快捷键/ }).click()
  const help = page.getByRole('dialog', { name: '键盘快捷键' })
  await expect(help).toContainText('打开“看板”')
  await expectNoAxeViolations(page)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('a person is never chosen by Enter from a list that has not caught up with what was typed', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/cases/new' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const receivers = page.getByRole('combobox', { name: /接收人（可多人/ })
  await receivers.focus()
  await page.keyboard.type('小李')
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
  // On a fast machine the list has followed by now, on a slow one not: nobody or the right one, never the first of everybody.
  const tags = page.getByRole('main').locator('.el-tag')
  await expect(tags.or(page.getByRole('option', { name: /^小李/ })).first()).toBeVisible()
  expect((await tags.allTextContents()).filter((name) => name.trim() !== '小李')).toEqual([])
  if ((await tags.count()) === 0) for (const key of ['ArrowDown', 'Enter']) await page.keyboard.press(key)
  await expect(tags).toHaveText(['小李'])
})
