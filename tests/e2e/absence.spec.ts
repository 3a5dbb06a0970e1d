import type { Locator, Page } from '@playwright/test'
import { expect, expectNoAxeViolations, expectNoSideways, openAs, rest, signIn, test, useServer } from './support'

const server = useServer()
/** The site's day so many days ago. */
const ago = (days: number): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' }).format(Date.now() - days * 86_400_000)
let address = ''
test.beforeAll(async () => {
  const ask = await rest(server(), 'hr')
  // Long enough ago for every day of the track to lie behind, whatever holidays there were.
  const { id } = await ask<{ id: string }>('POST', '/cases', { employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: ago(44), reason: '', told: { channel: 'hearsay' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }] })
  address = `/cases/${id}?tab=absence`
})

const next = (page: Page): Locator => page.getByRole('region', { name: /^现在要做：/ })
const dialog = (page: Page): Locator => page.getByRole('dialog')
const pick = (page: Page, name: string): Promise<void> => dialog(page).locator('label').filter({ hasText: name }).first().click()
async function setDay(page: Page, label: string, day: string): Promise<void> {
  const field = dialog(page).getByRole('combobox', { name: label }).or(dialog(page).getByLabel(label, { exact: true })).first()
  await field.fill(day)
  await field.press('Enter')
}
async function save(page: Page, button: string): Promise<void> {
  await dialog(page).getByRole('button', { name: button, exact: true }).click()
  await expect(dialog(page)).toHaveCount(0)
}

test('the absent track to the end of the contract: contacts, notice refused at the courier, absence counted, check, decision, termination served, certificate due the same day', async ({ page }) => {
  test.slow()
  await signIn(page, server(), 'hr', { path: address })
  // Somebody who was told of and never called: the first step is overdue, and is done in three clicks.
  await expect(next(page)).toContainText('联系本人并记录')
  await expect(next(page)).toContainText('已逾期')
  await expect(next(page)).toContainText('依据：日常做法，以本单位规章制度为准')
  await next(page).getByRole('button', { name: '记录联系' }).click()
  await pick(page, '家属')
  await save(page, '记录')
  await expect(page.getByRole('region', { name: '联系与核实' })).toContainText('电话 · 家属 · 未联系上')

  await next(page).getByRole('button', { name: '登记核实结果' }).click()
  await dialog(page).getByLabel('怎样核实的').fill('问过哥哥和县医院')
  await save(page, '登记')
  await expect(page.getByRole('region', { name: '缺勤天数' })).toContainText(/\d+ 个工作日/)
  await expect(page.getByRole('region', { name: '缺勤天数' })).toContainText('按日历：')

  await next(page).getByRole('button', { name: '准备返岗通知书' }).click()
  await setDay(page, '通知书日期', ago(40))
  await expect(dialog(page).getByLabel('事实（写进通知书）')).toHaveValue(/缺勤 \d+ 个工作日/)
  await save(page, '准备好了')
  await next(page).getByRole('button', { name: '登记送出' }).click()
  await pick(page, '快递')
  await dialog(page).getByLabel('快递单号').fill('1234567890123')
  await setDay(page, '送出日期', ago(40))
  // The ways before the courier want a reason.
  await expect(dialog(page).getByRole('button', { name: '登记', exact: true })).toBeDisabled()
  await dialog(page).getByRole('button', { name: /人已离开本地/ }).click()
  await save(page, '登记')
  const notices = page.getByRole('region', { name: '通知书和送达' })
  await expect(notices).toContainText('没有送达，返岗期限还没有开始。')
  await next(page).getByRole('button', { name: '登记送达结果' }).click()
  await pick(page, '拒收')
  await setDay(page, '日期', ago(38))
  await save(page, '登记')
  await expect(notices).toContainText(`${ago(38)} 送达`)
  await expect(notices).toContainText(/请在 \d{4}-\d{2}-\d{2} 前返岗（送达后 3 个工作日）/)

  // No notice of termination without a decision and a filed check; the refusal leads there.
  await expect(next(page)).toContainText('作出决定')
  await next(page).getByRole('button', { name: '登记决定' }).click()
  await pick(page, '解除劳动合同')
  await dialog(page).getByLabel('说明和理由').fill('人事王敏、设备部陈建国')
  await save(page, '登记决定')
  await expect(next(page)).toContainText('通知工会，做解除前核查')
  await notices.getByRole('button', { name: '准备解除通知书' }).click()
  await dialog(page).getByRole('button', { name: '准备好了' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('还没有做解除前核查')
  await dialog(page).getByRole('button', { name: '做解除前核查' }).click()

  await expect(dialog(page)).toContainText('根据')
  const answer = (question: RegExp, name: string) => dialog(page).getByRole('radiogroup', { name: question }).locator('label').filter({ hasText: new RegExp(`^${name}$`) }).click()
  await answer(/不得解除/, '否')
  await answer(/通知工会/, '否')
  await answer(/排除事故/, '是')
  await answer(/送达地址/, '是')
  await answer(/规章制度/, '是')
  await answer(/事实材料/, '是')
  await expect(dialog(page)).toContainText('还缺：通知工会。《劳动合同法》第四十三条')
  await expect(dialog(page).getByRole('button', { name: '存档', exact: true })).toBeDisabled()
  await dialog(page).getByLabel(/仍然继续的理由/).fill('本单位没有工会，已函告区总工会，回执在途')
  await save(page, '存档')
  await expect(page.getByRole('region', { name: '解除前核查' })).toContainText('核查存档，还缺：通知工会')

  await next(page).getByRole('button', { name: '准备解除通知书' }).click()
  await save(page, '准备好了')
  await next(page).getByRole('button', { name: '登记送出' }).click()
  await pick(page, '快递')
  await dialog(page).getByLabel('快递单号').fill('9876543210987')
  await dialog(page).getByRole('button', { name: /人已离开本地/ }).click()
  await save(page, '登记')
  await next(page).getByRole('button', { name: '登记送达结果' }).click()
  await save(page, '登记')
  await next(page).getByRole('button', { name: /定为合同解除日/ }).click()
  await expect(next(page)).toContainText('当日出具离职证明并结清工资')
  await expect(next(page)).toContainText('今天')
  const ask = await rest(server(), 'hr')
  const view = await ask<{ dates: { endOn: string }; legalSteps: { id: string; doBy: string | null }[] }>('GET', address.replace('?tab=absence', ''))
  expect([view.dates.endOn, view.legalSteps.find((one) => one.id === 'post.cert')?.doBy]).toEqual([ago(0), ago(0)])

  await page.getByRole('link', { name: '时间线' }).click()
  for (const line of [/登记决定：解除劳动合同/, /存档了解除前核查/, /登记返岗通知书的送达结果：.* 拒收/, /不能以“当面”送达/]) await expect(page.getByText(line).first()).toBeVisible()
})

test('an entry is withdrawn with a reason and stays; the bag of the absent person is sealed before two witnesses and collected', async ({ page }) => {
  await signIn(page, server(), 'head', { path: address })
  await page.getByRole('button', { name: '清点封存', exact: true }).click()
  await dialog(page).getByRole('button', { name: '更衣柜' }).click()
  await dialog(page).getByLabel('第 1 行名称').fill('工具箱')
  await dialog(page).getByLabel('见证人 1').fill('甲')
  await dialog(page).getByLabel('见证人 2').fill('老张')
  await dialog(page).getByLabel('封存袋编号').fill('F-0007')
  await dialog(page).getByLabel('保管人').fill('库房张姐')
  await dialog(page).getByRole('button', { name: '封存并登记' }).click()
  await expect(dialog(page).getByRole('alert')).toContainText('需要两位不同的见证人')
  await dialog(page).getByLabel('见证人 2').fill('乙')
  await save(page, '封存并登记')
  const bags = page.getByRole('region', { name: '单方清点封存' })
  await expect(bags).toContainText('封存袋 F-0007，库房张姐 保管')
  await bags.getByRole('button', { name: '登记领走' }).click()
  await save(page, '登记')
  await expect(bags).toContainText('老张 领走，老张 签字')
  await bags.getByRole('button', { name: '撤回这次清点' }).click()
  await dialog(page).getByRole('textbox').fill('袋号写错')
  await dialog(page).getByRole('button', { name: '撤回' }).click()
  await expect(bags).toContainText('撤回：袋号写错')
})

test('whom it does not concern sees neither the tab nor the words on the timeline', async ({ browser }) => {
  const xiaoli = await openAs(browser, server(), 'xiaoli', { path: address })
  await expect(xiaoli.getByRole('link', { name: '时间线' })).toBeVisible()
  await expect(xiaoli.getByRole('link', { name: /失联处理/ })).toHaveCount(0)
  await xiaoli.getByRole('link', { name: '时间线' }).click()
  await expect(xiaoli.getByText('做了失联处理的记录').first()).toBeVisible()
  await expect(xiaoli.getByText('问过哥哥')).toHaveCount(0)
  await xiaoli.context().close()
})

test('the track fits a phone and a keyboard: nothing sideways, axe finds nothing', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, server(), 'hr', { path: address, language: 'en' })
  await expect(page.getByRole('region', { name: /^To do now: / })).toBeVisible()
  await expectNoSideways(page)
  await expectNoAxeViolations(page)
})
