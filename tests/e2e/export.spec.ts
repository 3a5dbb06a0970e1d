import { readFile } from 'node:fs/promises'
import ExcelJS from 'exceljs'
import { expect, expectNoAxeViolations, signIn, tabTo, test, useServer } from './support'

const server = useServer()

test('the register goes into a workbook with the filter it has on the screen, and the record says who took it, by keyboard alone', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/employees?department=设备部' })
  await tabTo(page, page.getByRole('button', { name: '导出员工' }))
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: '导出员工' })
  await expect(dialog).toBeVisible()
  await expectNoAxeViolations(page)
  const coming = page.waitForEvent('download')
  await tabTo(page, dialog.getByRole('button', { name: '导出', exact: true }))
  await page.keyboard.press('Enter')
  const file = await coming
  expect(file.suggestedFilename()).toMatch(/^员工名册-\d{4}-\d{2}-\d{2}\.xlsx$/)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await readFile(await file.path())) as unknown as ArrayBuffer)
  const [sheet] = book.worksheets
  const header = (sheet!.getRow(1).values as string[]).slice(1)
  const department = header.indexOf('部门') + 1
  expect(sheet!.rowCount).toBeGreaterThan(1)
  for (let line = 2; line <= sheet!.rowCount; line += 1) expect(sheet!.getRow(line).getCell(department).value).toBe('设备部')
  await expect(dialog).toBeHidden()

  await signIn(page, server(), 'admin', { path: '/exports' })
  await expect(page.getByRole('row', { name: /王敏.*员工名册/ })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('the ledger of a range narrows by its totals, and its sheet prints across with its pages counted', async ({ page }) => {
  await signIn(page, server(), 'finance', { path: '/ledger?from=2020-01-01&to=2099-12-31' })
  const totals = page.getByRole('region', { name: '合计' })
  await expect(totals).toContainText('离开')
  const rows = page.getByRole('region', { name: '台账内容' }).getByRole('row')
  await expect(rows.nth(2)).toBeVisible()
  await expectNoAxeViolations(page)
  await totals.getByRole('button', { name: /^设备部/ }).click()
  await expect(page).toHaveURL(/department=/)
  await expect(totals.getByRole('button', { name: /^施工班组/ })).toHaveCount(0)
  await page.getByRole('link', { name: '打印' }).click()
  await expect(page.getByRole('article', { name: '离职台账' })).toContainText('制表人')
  await expectNoAxeViolations(page)
})
