import type { Page } from '@playwright/test'
import type { CaseView } from '../../src-shared/contract/case'
import { expect, expectNoAxeViolations, rest, signIn, test, useServer } from './support'

const server = useServer()

/** A case of somebody new whose own item is due three working days after 4 February 2027. */
async function startCase(number: string): Promise<CaseView> {
  const hr = await rest(server(), 'hr')
  const employee = await hr<{ id: string }>('POST', '/employees', { number, name: `历${number}`, positionId: 'technician', department: '设备部' })
  return hr<CaseView>('POST', '/cases', {
    employeeId: employee.id, kind: 'resignation', leftOn: '2027-02-04', told: { channel: 'call' }, receivers: [{ kind: 'outside', name: '外人' }], dates: { endOn: '2027-02-04' },
    extraItems: [{ key: 'own', title: { 'zh-CN': '三个工作日的事' }, category: 'work', shape: 'plain', columns: [], due: { anchor: 'leftOn', days: 3, unit: 'working' } }],
  })
}
const row = (page: Page) => page.getByRole('row', { name: /三个工作日的事/ }).first()

test('the imported notice takes the provisional mark from an open case that somebody looks at', async ({ page, context }) => {
  const theCase = await startCase('CAL-1')
  await signIn(page, server(), 'hr', { path: `/cases/${theCase.id}` })
  await expect(row(page)).toContainText('2027年2月11日')
  await expect(row(page)).toContainText('（暂定）')

  const desk = await context.newPage()
  await desk.goto(`${server().url}/settings/calendar?year=2027`)
  await expect(desk.getByRole('heading', { name: '2027 年，暂定' })).toBeVisible()
  await desk.getByRole('main').getByRole('button', { name: '导入放假通知' }).first().click()
  const dialog = desk.getByRole('dialog', { name: '导入放假通知' })
  await dialog.getByRole('textbox', { name: '粘贴通知原文或日期' }).fill('春节：2月5日至11日放假调休，共7天。2月14日（周日）、2月20日（周六）上班。')
  await dialog.getByRole('button', { name: '预览' }).click()
  await expect(dialog.getByText('2027年2月9日 周二：上班 → 放假')).toBeVisible()
  await expect(dialog.getByText(new RegExp(`${theCase.number} 历CAL-1：.*2027-02-15`))).toBeVisible()
  await expectNoAxeViolations(desk)
  await dialog.getByRole('textbox', { name: /来源/ }).fill('国办发明电〔2026〕7 号')
  await dialog.getByRole('button', { name: '导入', exact: true }).click()
  await expect(desk.getByRole('heading', { name: '2027 年，正式' })).toBeVisible()
  await expect(desk.getByText('来源：国办发明电〔2026〕7 号')).toBeVisible()
  await expect(desk.getByRole('button', { name: '2027年2月14日 周日 补班' })).toBeVisible()

  // Nobody touched the other window.
  await expect(row(page)).toContainText('2027年2月15日')
  await expect(row(page)).not.toContainText('（暂定）')
})

test('a day is changed with the keys alone', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/settings/calendar?year=2027' })
  await page.getByRole('button', { name: '2027年1月1日 周五 法定节假日' }).focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: '2027年1月16日 周六 周末休息' })).toBeFocused()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '2027年1月16日 周六' })
  await dialog.getByText('补班').click()
  await dialog.getByRole('button', { name: '保存' }).press('Enter')
  await expect(page.getByRole('button', { name: '2027年1月16日 周六 补班' })).toBeVisible()
})

test('an unknown year says what is missing on the case, leads to the calendar, and is begun from the law’s own days', async ({ page }) => {
  const hr = await rest(server(), 'hr')
  const theCase = await startCase('CAL-2')
  await hr('PUT', `/cases/${theCase.id}/dates/leftOn`, { from: '2027-02-04', value: '2028-01-03' })
  await signIn(page, server(), 'hr', { path: `/cases/${theCase.id}` })
  await row(page).getByRole('link', { name: '缺 2028 年日历' }).click()
  await expect(page.getByText('2028 年的日历还没有，按工作日计算的期限暂时算不出来；导入后自动算出。')).toBeVisible()
  await page.getByRole('button', { name: '先按法定节假日建立（暂定）' }).click()
  await expect(page.getByRole('heading', { name: '2028 年，暂定' })).toBeVisible()
  await page.goBack()
  await expect(row(page)).toContainText('2028年1月6日')
  await expect(row(page)).toContainText('（暂定）')
})

test('an edited rule holds for a new case, and the old case keeps its own and says so', async ({ page }) => {
  const older = await startCase('RULE-1')
  await signIn(page, server(), 'hr', { path: '/settings/rules' })
  await page.getByRole('button', { name: '修改“转移档案”' }).click()
  const drawer = page.getByRole('dialog', { name: '修改“转移档案”' })
  await drawer.getByRole('spinbutton', { name: '天数（负数为之前）' }).fill('10')
  await drawer.getByRole('textbox', { name: '为什么改（选填，留在版本记录里）' }).fill('本地规定')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('现在用第 2 版')).toBeVisible()
  await expect(page.getByRole('row', { name: /转移档案.*10 个自然日.*已改/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /第 2 版.*“转移档案”：天数.*本地规定.*王敏/ })).toBeVisible()
  await expectNoAxeViolations(page)

  const newer = await startCase('RULE-2')
  for (const [theCase, day, says] of [[older, '2027-02-19', '按规则第 1 版办理（开始时的版本，现在已有新版）'], [newer, '2027-02-14', '按规则第 2 版办理']] as const) {
    await page.goto(`${server().url}/cases/${theCase.id}?step=post.file`)
    const panel = page.getByRole('region', { name: /法定事项/ })
    await expect(panel.getByText(day).first()).toBeVisible()
    await expect(panel.getByRole('link', { name: says, exact: true })).toBeVisible()
  }
})

test('the numbers of an absence are changed with their bounds, and stand among the versions', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/settings/rules' })
  await page.getByRole('button', { name: '修改“失联处理”' }).click()
  const drawer = page.getByRole('dialog', { name: '修改“失联处理”' })
  await drawer.getByRole('spinbutton', { name: '公告满几天算送达' }).fill('7')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText(/公告满 30 日才视为送达/)).toBeVisible()
  await drawer.getByRole('spinbutton', { name: '公告满几天算送达' }).fill('30')
  await drawer.getByRole('spinbutton', { name: '送达后给几个工作日返岗' }).fill('5')
  await drawer.getByRole('textbox', { name: '为什么改（选填，留在版本记录里）' }).fill('按新手册')
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(page.getByRole('row', { name: /送达后给几个工作日返岗.*5 个工作日.*已改/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /“失联处理”：送达后给几个工作日返岗.*按新手册.*王敏/ })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('a rule that would let the certificate wait for the handover is refused with the article', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/settings/rules' })
  await page.getByRole('button', { name: '修改“出具离职证明”' }).click()
  const drawer = page.getByRole('dialog', { name: '修改“出具离职证明”' })
  await drawer.getByText('可以等交接办结').click()
  await drawer.getByRole('button', { name: '保存' }).click()
  await expect(drawer.getByText(/“出具离职证明”不得等交接.*第五十条/)).toBeVisible()
})

test('somebody who may not change them reads calendar and rules', async ({ page }) => {
  await signIn(page, server(), 'xiaoli', { path: '/settings/calendar' })
  await expect(page.getByText('日历由人事和管理员维护。')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: '导入放假通知' })).toHaveCount(0)
  await page.goto(`${server().url}/settings/rules`)
  await expect(page.getByText('规则由人事和管理员维护。')).toBeVisible()
  await expect(page.getByRole('button', { name: /^修改/ })).toHaveCount(0)
})
