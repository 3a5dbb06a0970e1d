import { startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, expectNoSideways, rest, signIn, test, useServer } from './support'

const server = useServer()
let zhang: string
test.beforeAll(async () => { zhang = await startZhang(server()) })

test('the leaver without an account is called by the clerk’s phone; one tap puts it into the contact log', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: zhang })
  await page.getByRole('button', { name: '提醒', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '提醒没有账号的人' })
  await dialog.getByRole('textbox', { name: '电话' }).fill('13800000999')
  await expect(dialog.getByRole('textbox', { name: '短信内容' })).toHaveValue(/^老张您好：您的“.+”/)
  await expect(dialog.getByRole('img', { name: '用手机扫码发短信' })).toBeVisible()
  await expect(dialog.getByRole('img', { name: '用手机扫码拨号' })).toBeVisible()
  await expectNoAxeViolations(page, '[role=dialog]')
  await dialog.getByRole('button', { name: '未接', exact: true }).click()
  await expect(page.getByText('已记录 老张 未接电话')).toBeVisible()
  const ask = await rest(server(), 'hr')
  const { absence } = await ask<{ absence: { contacts: { channel: string; answeredBy: string; reached: boolean; said: string }[] } }>('GET', zhang)
  expect(absence.contacts.at(-1)).toMatchObject({ channel: 'call', answeredBy: 'nobody', reached: false, said: expect.stringContaining('13800000999') })
})

test('a receiver without an account: what came of it is said on the case', async ({ page }) => {
  const ask = await rest(server(), 'hr')
  await ask('PUT', `${zhang}/receivers`, { receivers: [{ kind: 'outside', id: '', name: '赵班长' }] })
  await signIn(page, server(), 'hr', { path: zhang, language: 'en' })
  await page.getByRole('button', { name: 'Remind', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Whom' }).press('Enter')
  await page.getByRole('option', { name: '赵班长 · Receiver' }).click()
  await dialog.getByRole('textbox', { name: 'Telephone' }).fill('13911112222')
  await dialog.getByRole('button', { name: 'Sent', exact: true }).click()
  await expect(page.getByText('Written down: message sent to 赵班长')).toBeVisible()
  const { items } = await ask<{ items: { text: string }[] }>('GET', `${zhang}/messages`)
  expect(items[0]?.text).toContain('13911112222')
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`slips and the courier’s label in ${language}: whom, what, and what is inside`, async ({ page }) => {
    await signIn(page, server(), 'hr', { path: '/today', language })
    await page.goto(`${server().url}/print${zhang}/slips`)
    await expect(page.getByRole('article').first()).toContainText('老张')
    await expectNoAxeViolations(page)
    await page.goto(`${server().url}/print${zhang}/courier`)
    await expect(page.getByRole('row').filter({ hasText: language === 'en' ? 'Contents' : '内件品名' })).toContainText(language === 'en' ? 'Return-to-work notice' : '返岗通知书')
    await expectNoAxeViolations(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSideways(page)
  })
}
