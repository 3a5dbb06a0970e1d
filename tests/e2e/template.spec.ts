import { expect, expectNoAxeViolations, openAs, rest, signIn, test, useServer } from './support'

const server = useServer()

interface Template { version: number; items: { title: { 'zh-CN': string }; retired: boolean; category: string; due: unknown; columns: { label: { 'zh-CN': string }; type: string }[] }[] }

test('an item added in the editor is a new version, and a case keeps the version it began with', async ({ page }) => {
  const ask = await rest(server(), 'hr')
  const { items: cases } = await ask<{ items: { id: string; employeeName: string }[] }>('GET', '/cases?status=open&limit=100')
  const templateOf = async (id: string) => (await ask<{ templates: { id: string; version: number }[]; items: unknown[] }>('GET', `/cases/${id}`))
  let kept: { id: string; templateId: string } | undefined
  for (const one of cases) {
    const position = (await templateOf(one.id)).templates.find((template) => template.id !== 'everybody' && template.id !== 'crew-worker')
    if (position) { kept = { id: one.id, templateId: position.id }; break }
  }
  if (!kept) throw new Error('the demonstration has no open case of a position')
  const before = await templateOf(kept.id)

  await page.setViewportSize({ width: 1280, height: 720 })
  await signIn(page, server(), 'hr', { path: '/templates' })
  await expect(page.getByRole('heading', { name: '岗位清单' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.locator(`a[href="/templates/${kept.templateId}"]`).click()
  await expect(page.getByRole('button', { name: '保存为新版本' })).toBeDisabled()
  await page.getByRole('button', { name: '添加交接项' }).click()
  const drawer = page.getByRole('dialog', { name: '添加交接项' })
  await drawer.getByLabel('交接项名称 (中文)').fill('备用钥匙清单')
  await drawer.getByLabel('交接项名称 (英文)').fill('Spare keys')
  await drawer.getByRole('button', { name: '添加一列' }).click()
  await drawer.getByLabel('第 4 列名称 (中文)').fill('柜号')
  await expectNoAxeViolations(page)
  await drawer.getByRole('button', { name: '确定' }).click()
  const rows = page.locator('ol li[data-key]')
  const count = await rows.count()
  await expect(rows.last()).toContainText('备用钥匙清单')

  // By keyboard to the place before the last, the focus stays on what is moved.
  await page.getByRole('button', { name: '移动“备用钥匙清单”' }).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(rows.nth(count - 2)).toContainText('备用钥匙清单')
  await expect(page.getByRole('button', { name: '移动“备用钥匙清单”' })).toBeFocused()
  await rows.first().getByRole('button', { name: /停用/ }).click()
  // A hovered link is Element Plus's own light colour.
  await page.mouse.move(0, 0)
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByRole('main').getByText('第 2 版（最新）')).toBeVisible()

  const saved = await ask<Template>('GET', `/templates/${kept.templateId}`)
  expect([saved.version, saved.items.at(-2)?.title['zh-CN'], saved.items[0]?.retired, saved.items.at(-2)?.columns.map((column) => column.label['zh-CN'])]).toEqual([2, '备用钥匙清单', true, ['名称', '数量', '备注', '柜号']])
  const after = await templateOf(kept.id)
  expect([after.templates, after.items.length]).toEqual([before.templates, before.items.length])

  // The older version is there to read.
  await page.goto(`${server().url}/templates/${kept.templateId}?version=1`)
  await expect(page.getByText('这是第 1 版')).toBeVisible()
  await expect(page.getByText('备用钥匙清单')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '添加交接项' })).toHaveCount(0)
  await expectNoAxeViolations(page)
})

test('what somebody else saved meanwhile is shown, and the draft is not lost', async ({ page, browser }) => {
  await signIn(page, server(), 'hr', { path: '/templates/sales' })
  await page.getByLabel('名称 (中文)').fill('销售（我的）')
  const ask = await rest(server(), 'admin')
  const { version, ...fields } = await ask<Template & { id: string }>('GET', '/templates/sales')
  await ask('PUT', '/templates/sales', { ...fields, version, name: { 'zh-CN': '销售（别人的）', en: 'Sales' } })
  await expect(page.getByText(`保存了第 ${version + 1} 版`)).toBeVisible()
  await expect(page.getByLabel('名称 (中文)')).toHaveValue('销售（我的）')
  await page.getByRole('button', { name: '在其基础上保留我的修改' }).click()
  await page.getByRole('button', { name: '保存为新版本' }).click()
  await expect(page.getByRole('main').getByText(`第 ${version + 2} 版（最新）`)).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('销售（我的）')

  // The head of a department reads.
  const head = await openAs(browser, server(), 'head', { path: '/templates/sales' })
  await expect(head.getByRole('heading', { level: 1 })).toHaveText('销售（我的）')
  await expect(head.getByRole('button', { name: '保存为新版本' })).toHaveCount(0)
  await head.getByRole('button', { name: /^查看/ }).first().click()
  await expect(head.getByRole('dialog', { name: '查看交接项' })).toBeVisible()
  await head.context().close()
})

test('a new template in English, previewed as the checklist of a position', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/templates/new', language: 'en' })
  await page.getByLabel('Name (Chinese)').fill('技术员补充')
  await page.getByLabel('Name (English)').fill('Technician, more')
  await page.getByLabel('Positions served').press('Enter')
  await page.getByRole('option', { name: 'Technician', exact: true }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Add an item' }).click()
  const drawer = page.getByRole('dialog', { name: 'Add an item' })
  await drawer.getByRole('button', { name: 'OK' }).click()
  await expect(drawer.getByText('The Chinese title is needed')).toBeVisible()
  await drawer.getByLabel('Title of the item (Chinese)').fill('振动分析仪')
  await drawer.getByLabel('Title of the item (English)').fill('Vibration analyser')
  await drawer.getByRole('button', { name: 'OK' }).click()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('main').getByText('Version 1 (newest)')).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('link', { name: 'Checklist templates' }).first().click()
  await page.getByRole('button', { name: 'Preview a checklist' }).click()
  const preview = page.getByRole('dialog', { name: 'Preview a checklist' })
  await preview.getByLabel('Position', { exact: true }).press('Enter')
  await page.getByRole('option', { name: /^Technician/ }).first().click()
  await expect(preview.getByText('Vibration analyser')).toBeVisible()
  await expectNoAxeViolations(page)
})
