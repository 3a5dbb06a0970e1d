import { expect, test } from '@playwright/test'
import { beSignedIn, expectNoAxeViolations, expectNoSideways, rest, signIn, useServer } from './support'

/** Thirty workers of 钢筋三班 leave on one day; one of them has a case already. */
test.describe('a crew that leaves', () => {
  const server = useServer()
  test.beforeAll(async () => {
    const ask = await rest(server(), 'hr')
    await ask('POST', '/employees', { number: 'W9900', name: '散工老马', positionId: 'rebar-worker', department: '施工班组', workerType: 'worker' })
    for (let index = 1; index <= 30; index += 1) {
      const { id } = await ask<{ id: string }>('POST', '/employees', { number: `W9${String(index).padStart(3, '0')}`, name: `工人${index}`, positionId: 'rebar-worker', department: '施工班组', crew: '钢筋三班', workerType: 'worker', employer: 'subcontractor', employerName: '顺达劳务', identityNumber: `32010219900101${String(1000 + index)}` })
      if (index === 5) await ask('POST', '/cases', { employeeId: id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-hr', name: 'x' }], assignees: { head: { kind: 'user', id: 'demo-hr', name: 'x' } } })
    }
  })

  test('is chosen, started as a whole with one person left to his own case, and confirmed down a column', async ({ page }) => {
    await signIn(page, server(), 'hr', { path: '/crew' })
    await page.getByRole('combobox', { name: '花名册里的班组' }).click()
    await page.getByRole('option', { name: '钢筋三班（30 人）' }).click()
    await page.getByRole('textbox', { name: '或粘贴名单' }).fill('1. 散工老马\n查无此人')
    await expect(page.getByText('花名册里没有：查无此人')).toBeVisible()
    await expect(page.getByText('已选 30 人，共 31 人')).toBeVisible()
    await expect(page.getByRole('checkbox', { name: '选上 工人5', exact: true })).toBeDisabled()
    await page.getByRole('checkbox', { name: '选上 散工老马' }).press('Space')
    await expectNoAxeViolations(page)
    for (const [label, name] of [['接收人', '孙师傅'], ['代行部门负责人的人', '王敏']] as const) {
      // Opened first: what is typed into a closed one may find it shut again.
      await page.getByRole('combobox', { name: label }).press('ArrowDown')
      await expect(page.getByRole('option').filter({ visible: true }).first()).toBeVisible()
      await page.getByRole('combobox', { name: label }).fill(name)
      await page.getByRole('option', { name: new RegExp(name) }).filter({ visible: true }).first().click()
    }
    await page.getByRole('button', { name: '开始办理' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '钢筋三班' })).toBeVisible({ timeout: 60_000 })
    await expect(page.getByRole('link', { name: '工人30', exact: true })).toBeVisible()
    await expectNoAxeViolations(page)

    await page.getByRole('button', { name: '全列确认：安全帽' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认' }).click()
    await expect(page.getByText('“安全帽”已为 29 人确认。')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('checkbox', { name: '选择 工人1', exact: true }).press('Space')
    await page.getByRole('button', { name: '全列确认：工资结清' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '确认' }).click()
    await expect(page.getByRole('alert').filter({ hasText: '有 1 人没有办成' })).toBeVisible()
    await page.locator('input[type=file]').setInputFiles({ name: 'signed.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 signed') })
    await expect(page.getByText('signed.pdf')).toBeVisible()
    await page.getByRole('button', { name: '确认：工资结清，工人1', exact: true }).click()
    await expect(page.getByRole('button', { name: '确认：工资结清，工人1', exact: true })).toHaveCount(0)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSideways(page)
    await page.getByRole('link', { name: '工人1', exact: true }).click()
    await expect(page.getByRole('link', { name: '钢筋三班', exact: true })).toBeVisible()
  })

  test('is printed as one table: a row a person, the thumbprint cell 30 × 20 mm, in both languages', async ({ page }) => {
    const ask = await rest(server(), 'hr')
    const people: string[] = []
    for (let index = 1; index <= 8; index += 1) people.push((await ask<{ id: string }>('POST', '/employees', { number: `W7${index}`, name: `木工${index}`, positionId: 'rebar-worker', department: '施工班组', crew: '木工班', workerType: 'worker', identityNumber: `32010219900101${String(1000 + index)}` })).id)
    const { crewId } = await ask<{ crewId: string }>('POST', '/crews', { name: '木工班', people, leftOn: '2026-11-20', told: { channel: 'in_person' }, receivers: [{ kind: 'user', id: 'demo-supervisor', name: 'x' }], assignees: { head: { kind: 'user', id: 'demo-hr', name: 'x' } } })
    await beSignedIn(page, server(), 'hr')
    await page.goto(`${server().url}/print/crew/${crewId}`)
    const sheet = page.getByRole('article', { name: '班组退场登记表' })
    await expect(sheet.getByRole('row')).toHaveCount(10)
    await expect(sheet.getByRole('row', { name: /木工8/ })).toContainText('1008')
    const millimetre = 96 / 25.4
    const thumb = await sheet.locator('.crew-thumb').first().evaluate((cell) => ({ width: cell.clientWidth, height: cell.clientHeight }))
    expect(thumb.width).toBeGreaterThanOrEqual(Math.floor(30 * millimetre))
    expect(thumb.height).toBeGreaterThanOrEqual(Math.floor(20 * millimetre))
    await page.getByText('English', { exact: true }).click()
    await expect(page.getByRole('article', { name: 'Register of a crew’s exit' })).toBeVisible()
    await expectNoAxeViolations(page)
  })
})
