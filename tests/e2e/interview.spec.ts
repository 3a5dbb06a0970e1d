import { startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, expectNoSideways, openAs, rest, signIn, test, useServer } from './support'

const server = useServer()
let zhang: string
test.beforeAll(async () => { zhang = await startZhang(server()) })

test('HR holds the exit interview by the keyboard alone, and the case’s other readers see nothing of it', async ({ page, browser }) => {
  await signIn(page, server(), 'hr', { path: zhang })
  const panel = page.getByRole('region', { name: '离职访谈' })
  await expect(panel.getByText('还没有访谈')).toBeVisible()
  await panel.getByRole('button', { name: '记录访谈' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: '老张 的离职访谈' })
  await dialog.getByRole('checkbox', { name: '工资待遇' }).press('Space')
  await dialog.getByRole('checkbox', { name: '其他', exact: true }).press('Space')
  await dialog.getByRole('radio', { name: '看情况' }).press('Space')
  await expect(dialog.getByRole('button', { name: '保存' })).toBeDisabled()
  const words = dialog.getByRole('textbox', { name: '他的原话' })
  await words.fill('孩子上学，想离家近些')
  await expectNoAxeViolations(page, '[role=dialog]')
  await words.press('Control+Enter')
  await expect(panel.getByText('孩子上学，想离家近些')).toBeVisible()
  await expect(panel.getByText('工资待遇')).toBeVisible()
  await page.getByRole('link', { name: '时间线' }).click()
  await expect(page.getByText(/记录了离职访谈/)).toBeVisible()

  const xiaoli = await openAs(browser, server(), 'xiaoli', { path: zhang })
  await expect(xiaoli.getByRole('heading', { level: 1, name: '老张' })).toBeVisible()
  await expect(xiaoli.getByRole('region', { name: '人员' })).toBeVisible()
  await expect(xiaoli.getByRole('region', { name: '离职访谈' })).toHaveCount(0)
  await xiaoli.goto(`${server().url}/interviews`)
  await expect(xiaoli.getByRole('heading', { level: 1 })).not.toHaveText('离职原因')
  await xiaoli.context().close()
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`the figures show a department of five and no smaller one, in ${language}, also on a phone`, async ({ page }) => {
    const ask = await rest(server(), 'hr')
    const department = `访谈部${language}`
    for (let one = 0; one < 5; one++) {
      const leaver = await ask<{ id: string }>('POST', '/employees', { number: `IV${language}${one}`, name: '吴一', department, positionId: 'technician' })
      const { id } = await ask<{ id: string }>('POST', '/cases', { employeeId: leaver.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, assignees: { head: { kind: 'user', id: 'demo-head', name: '陈建国' } } })
      await ask('PUT', `/cases/${id}/interview`, { reasons: one < 3 ? ['pay', 'camp'] : ['offer'], wouldReturn: one === 0 ? 'yes' : 'no', way: 'phone' })
    }
    await signIn(page, server(), 'hr', { path: '/interviews', language })
    const row = page.getByRole('row').filter({ hasText: department })
    await expect(row).toContainText(language === 'en' ? 'Pay 3' : '工资待遇 3')
    await expect(row).toContainText(language === 'en' ? 'yes 1 · maybe 0 · no 4' : '愿意 1 · 看情况 0 · 不愿意 4')
    await expectNoAxeViolations(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSideways(page)
    await expectNoAxeViolations(page)
  })
}
