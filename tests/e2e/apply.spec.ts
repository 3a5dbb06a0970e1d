import type { Browser, Locator, Page } from '@playwright/test'
import { expect, expectNoAxeViolations, expectNoSideways, openAs, rest, signIn, test, useLanguage, useServer } from './support'

const server = useServer()
const phone = { width: 390, height: 844 }
const words = '父亲住院，要回去照顾，工资请按月结。'

/** Opens a link as HR does and reads it off the screen. */
async function openLink(page: Page, employee: string): Promise<string> {
  await page.goto(`${server().url}/employees/${employee}`)
  await page.getByRole('button', { name: '请本人填写离职申请' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: '链接的二维码' })).toBeVisible()
  await expect(dialog.getByText(/还有 1[45]:\d\d/)).toBeVisible()
  return (await dialog.locator('code').textContent())!.trim()
}

/** The person's own telephone: another browser, nobody signed in. */
async function onPhone(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  await page.goto(address)
  return page
}

async function draw(page: Page, pad: Locator): Promise<void> {
  await pad.scrollIntoViewIfNeeded()
  const field = (await pad.boundingBox())!
  await page.mouse.move(field.x + 20, field.y + 60)
  await page.mouse.down()
  for (let step = 1; step <= 10; step += 1) await page.mouse.move(field.x + 20 + step * 14, field.y + 60 + (step % 2 ? 40 : -20))
  await page.mouse.up()
}

const dayFrom = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const lastDay = dayFrom(40)

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '家庭原因' }).check({ force: true })
  await page.getByRole('textbox', { name: '用自己的话说明' }).fill(words)
  await page.getByRole('combobox', { name: '希望的最后工作日' }).fill(lastDay)
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '联系电话' }).fill('13900001234')
}

test('a person applies by a link on his telephone; HR sees it at once, starts the case with it, and the printed application says his words', async ({ page, browser }) => {
  test.slow()
  await signIn(page, server(), 'hr', { path: '/today' })
  const today = await openAs(browser, server(), 'hr', { path: '/today' })
  await expect(today.getByRole('region', { name: '新离职申请' })).toHaveCount(0)
  await page.setViewportSize(phone)
  const address = await openLink(page, 'demo-e-laozhang')
  await expectNoAxeViolations(page, '[role=dialog]')

  const person = await onPhone(browser, address)
  await expect(person.getByRole('heading', { level: 1, name: '离职申请' })).toBeVisible()
  await expect(person.getByText('老张', { exact: true })).toBeVisible()
  await expect(person.getByText(/今天提交，提前 30 天，最早/)).toBeVisible()
  // No more of him than name and department.
  await expect(person.locator('body')).not.toContainText(/E0427|13800000427|320102|示范路/)
  await expectNoAxeViolations(person)
  await expectNoSideways(person)

  await person.getByRole('button', { name: '核对' }).click()
  await expect(person.getByText('请选一项原因')).toBeVisible()
  await fillIn(person)
  await person.reload()
  await expect(person.getByRole('textbox', { name: '用自己的话说明' })).toHaveValue(words)
  await draw(person, person.getByRole('img', { name: /签名区/ }))
  await person.getByRole('button', { name: '核对' }).click()
  await expect(person.getByRole('heading', { name: '请核对，无误后提交' })).toBeFocused()
  await expect(person.getByRole('img', { name: '签名' })).toBeVisible()
  await expectNoSideways(person)
  await person.getByRole('button', { name: '提交申请' }).click()
  await expect(person.getByRole('heading', { name: '已提交' })).toBeFocused()
  await expectNoAxeViolations(person)
  // Nothing of it stays behind, and the link is used up.
  expect(await person.evaluate(() => sessionStorage.getItem('handover-desk.apply'))).toBeNull()
  await person.reload()
  await expect(person.getByRole('heading', { name: '这个链接用不了了' })).toBeVisible()
  await person.context().close()

  await expect(page.getByRole('dialog').getByText('老张 已提交离职申请。')).toBeVisible()
  const line = today.getByRole('region', { name: '新离职申请' }).getByRole('link', { name: '老张 提交了离职申请' })
  await expect(line).toBeVisible()
  await line.click()
  await expect(today.getByText(words)).toBeVisible()
  await expect(today.getByRole('img', { name: '老张 的签名' })).toBeVisible()
  await expectNoAxeViolations(today)

  await today.getByRole('button', { name: '建立交接单' }).or(today.getByRole('link', { name: '建立交接单' })).first().click()
  await expect(today.getByText(/老张 本人于 .* 提交的离职申请/)).toBeVisible()
  await expect(today.getByRole('textbox', { name: '原因', exact: true })).toHaveValue(`家庭原因：${words}`)
  await today.getByRole('button', { name: '开始交接' }).click()
  await expect(today.getByRole('heading', { level: 1, name: '老张' })).toBeVisible()
  const caseId = new URL(today.url()).pathname.split('/').at(-1)!

  await today.goto(`${server().url}/cases/${caseId}?tab=approvals`)
  await expect(today.getByText(/老张 本人于 .* 提交离职申请，王敏 转入/)).toBeVisible()
  await expect(today.getByText(/自收到起 30 天/)).toBeVisible()
  await today.goto(`${server().url}/cases/${caseId}?tab=timeline`)
  await expect(today.getByText(/收下本人 .* 提交的离职申请/)).toBeVisible()
  await today.goto(`${server().url}/print/cases/${caseId}/forms/application`)
  await expect(today.getByText(`家庭原因：${words}`).first()).toBeVisible()
  await expect(today.getByText(/凭人事发给的一次性链接填写并提交/).first()).toBeVisible()
  await expect(today.getByText('13900001234').first()).toBeVisible()
  await today.context().close()
})

test('on the office’s PC the clerk’s account is locked under the page, and stays so until its password', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/employees/demo-e-fengli', fresh: true })
  await page.getByRole('button', { name: '请本人填写离职申请' }).click()
  await page.getByRole('button', { name: '在本机填写' }).click()
  await expect(page.getByText('冯丽', { exact: true })).toBeVisible()
  // The language is this window's, not the clerk's account's.
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Application for leaving' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '中文' }).click()
  await fillIn(page)
  await page.reload()
  await expect(page.getByRole('textbox', { name: '用自己的话说明' })).toHaveValue(words)
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expect(page.getByRole('heading', { name: '已提交' })).toBeVisible()
  await page.getByRole('button', { name: '交还给人事' }).click()
  await expect(page.getByRole('heading', { name: '已锁定' })).toBeVisible()
  await expect(page.getByRole('navigation')).toBeHidden()
  // Going back gives nothing away.
  await page.goBack()
  await expect(page.locator('body')).not.toContainText(words)
})

test('an application of somebody with an open case is put on it; another is set aside; links that are cancelled or made up say the same', async ({ page, browser }) => {
  const ask = await rest(server(), 'hr')
  const { items } = await ask<{ items: { employeeId: string; employeeName: string }[] }>('GET', '/cases?status=open')
  const open = items.find((one) => one.employeeId === 'demo-e-tangwei')!
  const apply = async (employeeId: string): Promise<string> => {
    const { id, token } = await ask<{ id: string; token: string }>('POST', '/applications/links', { employeeId })
    const answer = await fetch(`${server().url}/api/v1/apply`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, fields: { reason: 'employer', words, lastDay, phone: '13900001234' } }) })
    expect(answer.status).toBe(201)
    return id
  }
  await signIn(page, server(), 'hr', { path: `/applications/${await apply(open.employeeId)}` })
  await expect(page.getByText(/可能属于被迫解除/)).toBeVisible()
  await page.getByRole('button', { name: /放进交接单/ }).click()
  await page.getByRole('dialog').getByRole('button', { name: '放进去' }).click()
  await expect(page.getByRole('heading', { level: 1, name: open.employeeName })).toBeVisible()
  await page.getByRole('link', { name: '时间线' }).click()
  await expect(page.getByText(/收下本人 .* 提交的离职申请/)).toBeVisible()

  await page.goto(`${server().url}/applications/${await apply('demo-e-xujie')}`)
  await page.getByRole('button', { name: '不受理' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('本人来说填错了')
  await page.getByRole('dialog').getByRole('button', { name: '记录不受理' }).click()
  await expect(page.getByText(/记录不受理：本人来说填错了/)).toBeVisible()
  await expect(page.getByRole('button', { name: '建立交接单' })).toHaveCount(0)
  await page.getByRole('link', { name: /的员工资料/ }).click()
  await expect(page.getByRole('region', { name: '本人的离职申请' }).getByText('未受理')).toBeVisible()

  const address = await openLink(page, 'demo-e-xujie')
  await page.getByRole('dialog').getByRole('button', { name: '作废链接' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  for (const dead of [address, `${server().url}/apply#made-up`, `${server().url}/apply`]) {
    const person = await onPhone(browser, dead)
    await useLanguage(person, 'en')
    await expect(person.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
    await expectNoAxeViolations(person)
    await expectNoSideways(person)
    await person.context().close()
  }
})
