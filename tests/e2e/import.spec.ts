import ExcelJS from 'exceljs'
import type { Locator, Page } from '@playwright/test'
import { expect, expectNoAxeViolations, expectNoSideways, rest, signIn, tabTo, test, useServer } from './support'

const server = useServer()
// Reading, importing and undoing each start a thread; on a machine with other work that takes seconds.
test.setTimeout(240_000)

interface Listed { items: { name: string; number: string; phone: string }[] }

/** A roster as an office has it: a title above the header, a department merged over its rows, days as texts and as dates. */
async function roster(): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('花名册')
  sheet.addRow(['项目部人员花名册（2026年11月）'])
  sheet.mergeCells('A1:G1')
  sheet.addRow(['工号', '姓名', '身份证号码', '联系电话', '所属部门', '岗位', '进场日期'])
  sheet.addRow(['IMP-001', '周铁生', '11010119900307109X', '１３８０１２３４５６７', '设备部', '技术员', '2024.3.5'])
  sheet.addRow(['IMP-002', '吴小梅', '', '13900001111 ', null, '技术员', new Date(Date.UTC(2024, 4, 6))])
  sheet.mergeCells('E3:E4')
  sheet.addRow(['IMP-003', '郑大山', Number('320102199001011230'), '13700002222', '设备部', '技术员', '2024年13月1日'])
  sheet.addRow(['IMP-001', '周铁生', '', '', '设备部', '技术员', ''])
  sheet.addRow(['IMP-005', '冯海', '', '', '设备部', '深海潜水员', '2024-01-02'])
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** 工号,姓名,岗位 / IMP-201,李四,技术员 as an older program saves it. */
const rosterInGb18030 = Buffer.from('b9a4bac52cd0d5c3fb2cb8dacebb0d0a494d502d3230312cc0eecbc42cbcbccaf5d4b10d0a', 'hex')

const choose = async (page: Page, name: string, buffer: Buffer): Promise<void> => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
}
const rowOf = (page: Page, text: string) => page.getByRole('region', { name: /^(逐行预览|Row by row)$/ }).getByRole('row', { name: new RegExp(text) })

test('a roster with a title row and faults is shown row by row, imported without them, found in the register and taken back, by keyboard alone', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/employees' })
  const press = async (key: string, target: Locator): Promise<void> => {
    await tabTo(page, target)
    await page.keyboard.press(key)
  }
  await press('Enter', page.getByRole('link', { name: '导入员工' }))
  await expect(page.getByRole('heading', { level: 1, name: '导入员工' })).toBeVisible()
  await expectNoAxeViolations(page)
  const choosing = page.waitForEvent('filechooser')
  await press('Enter', page.getByRole('button', { name: '选择要导入的文件（.xlsx 或 .csv）' }))
  await (await choosing).setFiles({ name: '花名册.xlsx', mimeType: 'application/octet-stream', buffer: await roster() })

  await expect(rowOf(page, '周铁生').first()).toBeVisible()
  await expect(rowOf(page, 'IMP-002')).toContainText('新增')
  await expect(rowOf(page, 'IMP-002')).toContainText('设备部')
  await expect(rowOf(page, 'IMP-002')).toContainText('2024-05-06')
  await expect(rowOf(page, 'IMP-003')).toContainText('已被 Excel 改成数字')
  await expect(rowOf(page, 'IMP-003')).toContainText('没有这一天')
  await expect(rowOf(page, 'IMP-005')).toContainText('没有岗位“深海潜水员”')
  await expectNoAxeViolations(page)
  await press('Enter', page.getByRole('button', { name: /号码被 Excel 改坏/ }))
  await expect(rowOf(page, 'IMP-')).toHaveCount(1)
  await press('Space', page.getByRole('button', { name: /号码被 Excel 改坏/ }))

  await press('Space', page.getByRole('checkbox', { name: /^自动建立缺少的岗位/ }))
  await expect(rowOf(page, 'IMP-005')).toContainText('将新建岗位')
  // A reload loses nothing: the preview is in the address.
  await page.reload()
  await expect(rowOf(page, 'IMP-005')).toContainText('将新建岗位')
  const go = page.getByRole('button', { name: /^导入 \d+ 行/ })
  await expect(go).toBeDisabled()
  await press('Space', page.getByRole('checkbox', { name: /跳过不能导入的/ }))
  await press('Enter', go)
  await expect(page.getByRole('heading', { name: '“花名册.xlsx”已导入' })).toBeVisible({ timeout: 60_000 })

  const hr = await rest(server(), 'hr')
  const found = await hr<Listed>('GET', `/employees?text=${encodeURIComponent('吴小梅')}`)
  expect(found.items).toMatchObject([{ number: 'IMP-002', phone: '13900001111' }])

  await press('Enter', page.getByRole('link', { name: '查看员工' }))
  await tabTo(page, page.getByRole('textbox', { name: '查找员工' }))
  await page.keyboard.type('冯海')
  await expect(page.getByRole('cell', { name: 'IMP-005' })).toBeVisible()

  await page.goto(`${server().url}/import`)
  await expect(page.getByRole('link', { name: '花名册.xlsx' })).toBeVisible()
  await expectNoAxeViolations(page)
  await press('Enter', page.getByRole('button', { name: '整批撤销“花名册.xlsx”的导入' }))
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
  await page.keyboard.type('选错了文件')
  await press('Enter', page.getByRole('button', { name: '撤销导入' }))
  await expect(page.getByRole('row', { name: /花名册.xlsx/ })).toContainText('选错了文件', { timeout: 60_000 })
  expect((await hr<Listed>('GET', `/employees?text=${encodeURIComponent('吴小梅')}`)).items).toEqual([])
})

test('columns with names of their own are given by hand, and known the next time; a changed row says old and new', async ({ page }) => {
  const csv = (phone: string) => Buffer.from(`员工代号;称呼;姓名;手机;岗位\nIMP-101;小钱;钱一;13600000001;技术员\nIMP-102;小孙;孙二;${phone};技术员\n`, 'utf8')
  await signIn(page, server(), 'hr', { path: '/import/employees' })
  await choose(page, '名单.csv', csv('13600000002'))
  await page.getByRole('combobox', { name: '“员工代号”对应的资料' }).press('Enter')
  await page.getByRole('option', { name: '工号', exact: true }).click()
  await expect(rowOf(page, 'IMP-101')).toContainText('新增')
  await page.getByRole('button', { name: '导入 2 行' }).click()
  await expect(page.getByRole('heading', { name: '“名单.csv”已导入' })).toBeVisible({ timeout: 60_000 })

  await page.getByRole('button', { name: '换一个文件' }).click()
  await choose(page, '名单2.csv', csv('13600009999'))
  await expect(rowOf(page, 'IMP-102')).toContainText('修改')
  await expect(rowOf(page, 'IMP-102')).toContainText('13600000002')
  await expect(rowOf(page, 'IMP-102')).toContainText('13600009999')
  await expect(rowOf(page, 'IMP-101')).toContainText('不变')
  // One column is left over, so they stand open by themselves.
  await expect(page.getByText('上次的选择')).toBeVisible()
})

test('what is no list is refused in words, in English too, and nothing is left half', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/import/employees', language: 'en' })
  await choose(page, 'people.xlsx', Buffer.concat([Buffer.from('MZ\x90\x00'), Buffer.alloc(4000)]))
  await expect(page.getByRole('alert')).toContainText('cannot be read as a list')
  await expect(page.getByRole('alert')).toContainText('program')
  await choose(page, 'plain.csv', Buffer.from('one,two\n1,2\n3,4\n'))
  await expect(page.getByRole('alert')).toContainText('header')
  await expectNoAxeViolations(page)
  await choose(page, 'gb.csv', rosterInGb18030)
  await expect(rowOf(page, 'IMP-201')).toContainText('李四')
  await expect(rowOf(page, 'IMP-201')).toContainText('New')
  await expectNoAxeViolations(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await expectNoSideways(page)
})

test('an empty list is downloaded with its header, and positions come in by it', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/import/positions' })
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: '下载空白名册' }).click()])
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(await download.path())
  const sheet = book.worksheets[0]!
  expect(String(sheet.getRow(1).getCell(1).value)).toContain('岗位名称')
  sheet.spliceRows(2, sheet.rowCount)
  sheet.addRow(['架子工班长'])
  await choose(page, '岗位.xlsx', Buffer.from(await book.xlsx.writeBuffer()))
  await expect(rowOf(page, '架子工班长')).toContainText('新增')
  await page.getByRole('button', { name: '导入 1 行' }).click()
  await page.getByRole('link', { name: '查看岗位' }).click()
  await page.getByRole('textbox', { name: /查找/ }).fill('架子工班长')
  await expect(page.getByRole('cell', { name: /架子工班长/ }).first()).toBeVisible()
})

test('somebody who does not keep the register gets no import', async ({ page }) => {
  await signIn(page, server(), 'finance', { path: '/import/employees' })
  await expect(page.getByRole('heading', { level: 1, name: '没有权限' })).toBeVisible()
})
