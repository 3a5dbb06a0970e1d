import type { Browser, Page } from '@playwright/test'
import { expect, expectNoAxeViolations, expectNoSideways, openAs, signIn, test, useServer } from './support'

const server = useServer()
test.describe.configure({ mode: 'serial' })

/** Address of an open case by the leaver's name. */
async function openCaseOf(page: Page, name: string, query = ''): Promise<void> {
  await page.goto(`${server().url}/cases`)
  const path = await page.getByRole('link', { name, exact: true }).getAttribute('href')
  await page.goto(server().url + path + query)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}
const as = (browser: Browser, name: string, options: { width?: number; height?: number; language?: 'zh-CN' | 'en' } = {}) => openAs(browser, server(), name, { width: 1280, height: 800, ...options })
const drawer = (page: Page) => page.getByRole('dialog').first()
const openItem = (page: Page, title: string) => page.getByRole('button', { name: title, exact: true }).click()

test('a case starts by keyboard alone, keeps what was typed through a reload, and is refused a second time', async ({ page }) => {
  await signIn(page, server(), 'hr')
  await page.goto(`${server().url}/cases/new`)
  const who = page.getByRole('combobox', { name: '谁离场了' })
  await expect(who).toBeFocused()
  await page.keyboard.type('lz')
  await expect(page.getByRole('option', { name: /老张/ })).toBeVisible()
  await expect(page.getByRole('option')).toHaveCount(1)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText('来自:').or(page.getByText('来自：'))).toContainText('技术员')
  await expect(page.getByRole('checkbox', { name: '设备维护记录' })).toBeChecked()

  await page.getByLabel('原因').focus()
  await page.keyboard.type('家中有事')
  await page.getByRole('combobox', { name: /接收人（可多人/ }).focus()
  // Open first: typing into a closed picker must find the same, which the picker's own test shows.
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.waitForTimeout(400)
  await page.keyboard.type('小李')
  await expect(page.getByRole('option')).toHaveCount(2)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page.locator('.el-tag').getByText('小李')).toBeVisible()
  await page.getByRole('checkbox', { name: '饭卡余额' }).focus()
  await page.keyboard.press('Space')

  await page.reload()
  await expect(page.getByLabel('原因')).toHaveValue('家中有事')
  await expect(page.getByRole('checkbox', { name: '饭卡余额' })).not.toBeChecked()
  await page.getByLabel('原因').focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('heading', { level: 1, name: '老张' })).toBeVisible()
  await expect(page.getByRole('button', { name: '饭卡余额', exact: true })).toHaveCount(0)
  await expect(page.getByText('离职证明和工资结清从不等交接')).toBeVisible()

  await page.goto(`${server().url}/cases/new`)
  await expect(who).toBeFocused()
  await page.keyboard.type('lz')
  await expect(page.getByRole('option', { name: /老张.*交接中 HD-/ })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').getByRole('link', { name: /HD-/ })).toBeVisible()
  await expect(page.getByRole('button', { name: '开始交接' })).toBeDisabled()
})

test('an item goes its way: begun by key, submitted, returned with a reason, confirmed with its material', async ({ page, browser }) => {
  await signIn(page, server(), 'xiaoli')
  await openCaseOf(page, '老张')
  const row = page.getByRole('row', { name: /设备维护记录/ })
  await page.getByRole('button', { name: '设备维护记录', exact: true }).focus()
  await page.keyboard.press(']')
  await expect(row).toContainText('进行中')
  await page.keyboard.press(']')
  await expect(row).toContainText('已提交')
  await page.getByRole('button', { name: '撤销', exact: false }).click()
  await expect(row).toContainText('进行中')
  await page.keyboard.press('Tab')
  await row.getByRole('button', { name: /^提交/ }).click()
  await expect(row).toContainText('已提交')

  await row.getByRole('button', { name: /其他操作/ }).click()
  await page.getByRole('menuitem', { name: '退回' }).click()
  const asked = page.getByRole('dialog', { name: /退回/ })
  await expect(asked.getByRole('button', { name: '退回' })).toBeDisabled()
  await asked.getByLabel('退回原因').fill('缺二号机的记录')
  await asked.getByRole('button', { name: '退回' }).click()
  await expect(row).toContainText('缺二号机的记录')

  // What another window does appears here without a reload.
  const hr = await as(browser, 'hr')
  await openCaseOf(hr, '老张', '?view=board')
  await expect(hr.getByRole('region', { name: /进行中/ }).getByText('缺二号机的记录')).toBeVisible()

  await openItem(page, '设备维护记录')
  await drawer(page).getByRole('button', { name: '确认', exact: true }).click()
  await expect(drawer(page).getByRole('alert')).toContainText('请先上传交接资料')
  await drawer(page).locator('input[type=file]').first().setInputFiles({ name: '维护记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF') })
  await expect(drawer(page).getByText('维护记录.pdf')).toBeVisible()
  await drawer(page).getByRole('button', { name: '确认', exact: true }).click()
  await expect(drawer(page).getByText('已确认', { exact: true })).toBeVisible()
  await expect(hr.getByRole('region', { name: /已办结/ }).getByRole('button', { name: '设备维护记录', exact: true })).toBeVisible()
  await hr.context().close()
})

test('rows are pasted from a spreadsheet with a preview, and confirmed one by one', async ({ page }) => {
  await signIn(page, server(), 'xiaoli')
  await openCaseOf(page, '老张')
  await openItem(page, '客户联系方式')
  await drawer(page).getByRole('button', { name: '从表格粘贴' }).click()
  const paste = page.getByRole('dialog', { name: '从表格粘贴明细' })
  await paste.getByRole('textbox').fill('单位\t姓名\t电话\n客户B\t李工\t138\n"客户C\n二厂"\t\t139')
  await expect(paste.getByRole('checkbox', { name: '第一行是列名' })).toBeChecked()
  await expect(paste.getByRole('alert')).toContainText('1 行缺必填')
  await expect(paste.getByRole('button', { name: /^保存/ })).toBeDisabled()
  await paste.getByRole('textbox').fill('单位\t姓名\t电话\n客户B\t李工\t138\n"客户C\n二厂"\t王工\t139')
  await paste.getByRole('button', { name: '保存 2 行' }).click()
  await expect(paste).toBeHidden()
  await expect(drawer(page).getByRole('row', { name: /客户C 二厂|客户C\s二厂/ })).toContainText('王工')
  await drawer(page).getByRole('button', { name: '确认第 1 行' }).click()
  await expect(drawer(page).getByText('已确认 1/2 行')).toBeVisible()
  await drawer(page).getByRole('button', { name: '确认', exact: true }).first().click()
  await expect(drawer(page).getByRole('alert')).toContainText('还有 1 行明细没有确认')
  await drawer(page).getByRole('button', { name: '确认全部 1 行' }).click()
  await expect(drawer(page).getByText('已确认 2/2 行')).toBeVisible()
})

test('a password is sealed by IT and revealed once, to the receiver alone', async ({ page, browser }) => {
  await signIn(page, server(), 'it')
  await openCaseOf(page, '老张')
  await openItem(page, '系统账号密码')
  await drawer(page).getByRole('button', { name: '添加一行' }).click()
  await drawer(page).getByRole('textbox', { name: '系统' }).fill('ERP')
  await drawer(page).getByRole('textbox', { name: '账号' }).fill('laozhang')
  await page.keyboard.press('Enter')
  await expect(drawer(page).getByRole('cell', { name: 'laozhang' })).toBeVisible()
  await page.keyboard.press('Escape')
  await drawer(page).getByRole('button', { name: '密封密码' }).click()
  await page.getByRole('dialog', { name: '密封密码' }).getByLabel('密码').fill('Zx9!secret')
  await page.keyboard.press('Enter')
  await expect(drawer(page).getByText('已密封（赵磊）')).toBeVisible()
  await expect(drawer(page).getByRole('button', { name: '查看一次' })).toHaveCount(0)

  const xiaoli = await as(browser, 'xiaoli')
  await openCaseOf(xiaoli, '老张')
  await openItem(xiaoli, '系统账号密码')
  await drawer(xiaoli).getByRole('button', { name: '查看一次' }).click()
  const reveal = xiaoli.getByRole('dialog', { name: '查看密码' })
  await reveal.getByRole('button', { name: '现在查看' }).click()
  await expect(reveal.getByText('Zx9!secret')).toBeVisible()
  await reveal.getByRole('button', { name: '关闭', exact: true }).click()
  await expect(xiaoli.getByText('Zx9!secret')).toHaveCount(0)
  await expect(drawer(xiaoli).getByText(/小李 已于/)).toBeVisible()
  await expect(drawer(xiaoli).getByRole('button', { name: '查看一次' })).toHaveCount(0)
  await xiaoli.context().close()
})

test('a message that mentions somebody lands in that inbox, and the leaver’s words are marked as recorded', async ({ page, browser }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, '老张', '?tab=messages')
  const write = page.getByRole('textbox', { name: '写消息' }).or(page.getByRole('combobox', { name: '写消息' }))
  await write.pressSequentially('@小')
  await page.getByRole('option', { name: '小李' }).click()
  await write.pressSequentially('请上传“未完成的维修任务”清单')
  await expect(page.getByText('会通知：小李')).toBeVisible()
  await page.getByRole('button', { name: '发送' }).click()
  await expect(page.getByText('小李 未看')).toBeVisible()
  await page.getByText('代 老张 记录').click()
  await write.fill('今晚传过来')
  await page.getByRole('button', { name: '记录', exact: true }).click()
  await expect(page.getByText('代记：老张（微信/短信）')).toBeVisible()

  const xiaoli = await as(browser, 'xiaoli')
  const inbox = await (await xiaoli.request.get(`${server().url}/api/v1/today/inbox`)).json() as { items: { text: string }[]; unseen: number }
  expect(inbox.items[0]?.text).toContain('未完成的维修任务')
  await openCaseOf(xiaoli, '老张', '?tab=messages')
  await expect(page.getByText('小李 已看')).toBeVisible()
  await xiaoli.context().close()
})

test('HR passes a gate with a reason and takes it back; a wrong case is voided', async ({ page }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, '唐伟')
  await expect(page.getByRole('button', { name: '移到“交接中”' })).toBeDisabled()
  await page.getByRole('button', { name: '说明理由后放行' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('负责人出差,先开始')
  await page.getByRole('dialog').getByRole('button', { name: '放行' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '交接中' }).and(page.locator('[aria-current=step]'))).toBeVisible()
  await page.getByRole('button', { name: /^撤销/ }).click()
  await expect(page.locator('[aria-current=step]')).toContainText('待办理')
  await page.getByRole('link', { name: '时间线' }).click()
  await expect(page.getByText('放行理由：负责人出差,先开始')).toBeVisible()

  await openCaseOf(page, '谢军')
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByRole('menuitem', { name: '作废' }).click()
  const asked = page.getByRole('dialog', { name: /作废/ })
  await asked.getByRole('textbox').fill('开错了人')
  await asked.getByRole('button', { name: '作废' }).click()
  await expect(page.getByRole('heading', { name: '已作废' })).toBeVisible()
  await expect(page.getByText('原因：开错了人')).toBeVisible()
  await expect(page.getByRole('button', { name: '添加交接项' })).toHaveCount(0)
})

test('a drag does the act of its column, and goes back where there is none', async ({ page }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, '许强', '?view=board')
  const card = page.locator('article').filter({ has: page.getByRole('button', { name: '反光衣', exact: true }) })
  const column = (name: RegExp) => page.getByRole('region', { name })
  await expect(card).toBeVisible()
  const drag = async (to: RegExp) => {
    await card.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    const from = (await card.boundingBox())!
    const target = (await column(to).boundingBox())!
    await page.mouse.move(from.x + 20, from.y + from.height - 12)
    await page.mouse.down()
    await page.mouse.move(from.x + 34, from.y + from.height - 4, { steps: 4 })
    await page.mouse.move(target.x + target.width / 2, Math.max(target.y + 90, 160), { steps: 12 })
    await page.mouse.up()
  }
  await drag(/^进行中/)
  await expect(column(/^进行中/).getByRole('button', { name: '反光衣', exact: true })).toBeVisible()
  await drag(/^未开始/)
  await expect(page.getByRole('status').getByText('不能移到“未开始”')).toBeVisible()
  await expect(column(/^进行中/).getByRole('button', { name: '反光衣', exact: true })).toBeVisible()
})

test('several items are given away and marked at once', async ({ page }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, '许强')
  for (const item of ['安全带', '工牌']) await page.getByRole('checkbox', { name: `选择${item}` }).press('Space')
  await page.getByRole('toolbar').getByRole('button', { name: '免除' }).click()
  const asked = page.getByRole('dialog', { name: /免除：2 项/ })
  await asked.getByRole('textbox').fill('没有发过')
  await asked.getByRole('button', { name: '免除' }).click()
  for (const item of ['安全带', '工牌']) await expect(page.getByRole('row', { name: new RegExp(item) })).toContainText('已免除')
})

/** The path of 老张's case, from the list. */
async function pathOfZhang(page: Page): Promise<string> {
  await page.goto(`${server().url}/cases`)
  return (await page.getByRole('link', { name: '老张', exact: true }).getAttribute('href'))!
}
const settled = async (page: Page) => {
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.waitForTimeout(400)
}

for (const language of ['zh-CN', 'en'] as const) {
  test.describe(`looked at by axe, ${language}`, () => {
    test.setTimeout(180_000)

    test('the pages', async ({ browser }) => {
      const page = await as(browser, 'hr', { language })
      const path = await pathOfZhang(page)
      for (const one of ['/cases', '/cases/new', path, `${path}?view=board`, `${path}?tab=timeline`]) {
        await page.goto(server().url + one)
        await settled(page)
        await expectNoAxeViolations(page)
      }
      await page.context().close()
    })

    test('the other tabs and a legal step', async ({ browser }) => {
      const page = await as(browser, 'hr', { language })
      const path = await pathOfZhang(page)
      for (const query of ['?tab=messages', '?tab=files', '?tab=prints', '?step=post.cert']) {
        await page.goto(server().url + path + query)
        await settled(page)
        await expectNoAxeViolations(page)
      }
      await page.context().close()
    })

    test('an item and its dialogs', async ({ browser }) => {
      const page = await as(browser, 'hr', { language })
      await page.goto(server().url + await pathOfZhang(page))
      await page.locator('.open').nth(2).click()
      await expect(page.getByRole('dialog')).toHaveCount(1)
      await page.waitForTimeout(400)
      await expectNoAxeViolations(page)
      for (const name of [/^(从表格粘贴|Paste from)/, /^(有保留地确认|Confirm with)/, /^(改派|Reassign)/]) {
        await page.getByRole('dialog').first().getByRole('button', { name }).click()
        await expect(page.getByRole('dialog')).toHaveCount(2)
        await page.waitForTimeout(300)
        await expectNoAxeViolations(page)
        await page.getByRole('dialog').last().getByRole('button', { name: /^(取消|Cancel)$/ }).click()
        await expect(page.getByRole('dialog')).toHaveCount(1)
      }
      await page.context().close()
    })
  })

  test(`nothing sticks out on a phone and at 200 % zoom, ${language}`, async ({ browser }) => {
    const page = await as(browser, 'hr', { language })
    const path = await pathOfZhang(page)
    for (const [width, height] of [[390, 844], [640, 360]] as const) {
      await page.setViewportSize({ width, height })
      for (const one of ['/cases', '/cases/new', path, `${path}?view=board`, `${path}?tab=side`, `${path}?tab=timeline`]) {
        await page.goto(server().url + one)
        await settled(page)
        await expectNoSideways(page)
      }
    }
    await page.context().close()
  })
}
