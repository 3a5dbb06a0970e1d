import type { Page } from '@playwright/test'
import type { CaseView } from '../../src-shared/contract/case'
import { expect, expectNoAxeViolations, rest, signIn, test, useServer } from './support'

const server = useServer()

/** A case of somebody who leaves, begun now. */
async function startCase(number: string): Promise<CaseView> {
  const hr = await rest(server(), 'hr')
  const employee = await hr<{ id: string }>('POST', '/employees', { number, name: `关${number}`, positionId: 'technician', department: '设备部' })
  return hr<CaseView>('POST', '/cases', { employeeId: employee.id, kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'outside', name: '外人' }] })
}
const column = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true })

async function save(page: Page, reason: string) {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: '保存看板关口' })
  await dialog.getByRole('textbox').fill(reason)
  await dialog.getByRole('button', { name: '保存', exact: true }).click()
}

test('gates edited for a kind hold for a case begun after it: it lists what is missing now; the older one goes on as it began', async ({ page }) => {
  const older = await startCase('GATE-1')
  await signIn(page, server(), 'hr', { path: '/settings/gates' })
  await page.getByRole('combobox', { name: '种类' }).press('Enter')
  await page.getByRole('option', { name: '辞职', exact: true }).click()
  await expect(page.getByText('现在与“所有种类”相同')).toBeVisible()
  await column(page, '交接中').getByRole('button', { name: '给“交接中”添加条件' }).click()
  await page.getByRole('menuitem', { name: '审批已发起' }).click()
  await column(page, '交接中').getByRole('button', { name: /去掉“有交接项”/ }).click()
  await save(page, '先审批再交接')
  await expect(page.getByText('这个种类单独设定')).toBeVisible()
  await expect(page.getByText(/现在用第 2 版/)).toBeVisible()
  await expectNoAxeViolations(page)

  const newer = await startCase('GATE-2')
  const list = page.getByRole('region', { name: /交接中/ })
  await page.goto(`${server().url}/cases/${newer.id}`)
  await expect(list.getByText('审批已发起')).toBeVisible()
  await expect(list.getByText('有交接项')).toHaveCount(0)
  await page.goto(`${server().url}/cases/${older.id}`)
  await expect(list.getByText('有交接项')).toBeVisible()
  await expect(list.getByText('审批已发起')).toHaveCount(0)

  await page.goto(`${server().url}/settings/rules`)
  await expect(page.getByRole('row', { name: /第 2 版.*看板关口（辞职）：交接中.*先审批再交接.*王敏/ })).toBeVisible()
  await page.goto(`${server().url}/settings/gates?kind=resignation`)
  await page.getByRole('button', { name: '改回与所有种类相同' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('取消')
  await page.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click()
  await expect(page.getByText('现在与“所有种类”相同')).toBeVisible()
})

test('wages beside the items are refused with the article before anything is saved, and what ships can be had back', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/settings/gates' })
  await column(page, '待结算').getByRole('button', { name: '给“待结算”添加条件' }).click()
  await page.getByRole('menuitem', { name: /^工资已结清（从“待归档”移来）/ }).click()
  await expect(page.getByRole('alert').getByText(/第五十条/)).toBeVisible()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
  // What every case needs can only be moved.
  await expect(column(page, '待结算').getByRole('button', { name: /去掉“每项都已确认/ })).toHaveCount(0)
  await page.getByRole('button', { name: '恢复随程序提供的' }).click()
  await expect(column(page, '待归档').getByText('工资已结清')).toBeVisible()
  await expect(page.getByRole('button', { name: '保存', exact: true })).toBeDisabled()
})

test('somebody who may not change them reads the gates', async ({ page }) => {
  await signIn(page, server(), 'xiaoli', { path: '/settings/gates' })
  await expect(column(page, '已归档').getByText('离职证明已出具')).toBeVisible()
  await expect(page.getByRole('main').getByRole('button', { name: /添加条件|保存/ })).toHaveCount(0)
})
