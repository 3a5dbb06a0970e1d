import { expect, test } from '@playwright/test'
import { expectNoAxeViolations, expectNoSideways, openAs, rest, signIn, useServer } from './support'

/** 小李, receiver in the cases of others, leaves himself. */
test.describe('open roles', () => {
  const server = useServer()

  test('what the leaver carries is counted at the next step, ticked, and handed to one successor in one act', async ({ page }) => {
    const ask = await rest(server(), 'hr')
    const { id } = await ask<{ id: string }>('POST', '/cases', { employeeId: 'demo-e-xiaoli', kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'in_person' }, receivers: [{ kind: 'user', id: 'demo-head', name: '陈建国' }] })
    await signIn(page, server(), 'hr', { path: `/cases/${id}` })
    await expect(page.getByText(/还有 \d+ 项在岗职责挂在他名下/)).toBeVisible()
    await page.getByRole('button', { name: '去移交' }).click()
    const table = page.getByRole('region', { name: '在岗职责' }).getByRole('table')
    await expect(table.getByRole('link', { name: /许强 的交接单/ })).toBeVisible()
    await expectNoAxeViolations(page)
    await page.getByRole('checkbox', { name: '选择全部可移交的' }).press('Space')
    await page.getByRole('combobox', { name: '接手人' }).fill('赵磊')
    await page.getByRole('option', { name: /赵磊/ }).first().click()
    await page.getByRole('button', { name: '移交所选' }).click()
    await expect(page.getByText(/已把 \d+ 项移交给 赵磊/)).toBeVisible()
    await expect(table.getByRole('link', { name: /许强 的交接单/ })).toHaveCount(0)
    await expect(page.getByText(/项在岗职责挂在他名下/)).toHaveCount(0)
    await table.getByRole('row').first().waitFor()
    const { items } = await ask<{ items: { employeeName: string; receiverNames: string[] }[] }>('GET', '/cases?status=open&limit=200')
    expect(items.find((one) => one.employeeName === '许强')?.receiverNames).toContain('赵磊')
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSideways(page)
  })

  test('the last administrator’s case says so and is not filed until another is named; then his account is closed there', async ({ browser }) => {
    const admin = await rest(server(), 'admin')
    const { id: employeeId } = await admin<{ id: string }>('POST', '/employees', { number: 'E0998', name: '管理员老李', positionId: 'technician', department: '设备部' })
    await admin('PATCH', '/users/demo-admin', { employeeId })
    const { id } = await admin<{ id: string }>('POST', '/cases', { employeeId, kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'in_person' }, receivers: [{ kind: 'user', id: 'demo-head', name: '陈建国' }] })
    const page = await openAs(browser, server(), 'admin', { path: `/cases/${id}?tab=accounts`, language: 'en' })
    await expect(page.getByRole('alert').filter({ hasText: 'This is the last administrator' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Close account admin' })).toBeDisabled()
    await expect(admin('POST', `/cases/${id}/stage`, { to: 'archived', overrideReason: 'must' })).rejects.toThrow('LAST_ADMINISTRATOR')
    await page.getByRole('checkbox', { name: /site’s only Administrator/i }).press('Space')
    await page.getByRole('combobox', { name: 'Successor' }).fill('王敏')
    await page.getByRole('option', { name: /王敏/ }).first().click()
    await page.getByRole('button', { name: 'Hand on the chosen' }).click()
    await expect(page.getByText('One role handed to 王敏.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Close account admin' })).toBeEnabled()
    await expectNoAxeViolations(page)
    await page.context().close()
  })
})
