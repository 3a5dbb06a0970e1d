import { openCaseOf, startZhang } from './caseSupport'
import { expect, openAs, signIn, test, useServer } from './support'

const server = useServer()
test.beforeAll(async () => { await startZhang(server()) })

test('a message that mentions somebody lands in that inbox, and the leaver’s words are marked as recorded', async ({ page, browser }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, server(), '老张', '?tab=messages')
  const write = page.getByRole('textbox', { name: '写留言' }).or(page.getByRole('combobox', { name: '写留言' }))
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

  const xiaoli = await openAs(browser, server(), 'xiaoli')
  const inbox = await (await xiaoli.request.get(`${server().url}/api/v1/today/inbox`)).json() as { items: { text: string }[]; unseen: number }
  expect(inbox.items[0]?.text).toContain('未完成的维修任务')
  await openCaseOf(xiaoli, server(), '老张', '?tab=messages')
  await expect(page.getByText('小李 已看')).toBeVisible()
  await xiaoli.context().close()
})

test('HR passes a gate with a reason and takes it back; a wrong case is voided', async ({ page }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, server(), '唐伟')
  await expect(page.getByRole('button', { name: '移到“交接中”' })).toBeDisabled()
  await page.getByRole('button', { name: '说明理由后放行' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('负责人出差,先开始')
  await page.getByRole('dialog').getByRole('button', { name: '放行' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: '交接中' }).and(page.locator('[aria-current=step]'))).toBeVisible()
  await page.getByRole('button', { name: /^撤销/ }).click()
  await expect(page.locator('[aria-current=step]')).toContainText('待办理')
  await page.getByRole('link', { name: '时间线' }).click()
  await expect(page.getByText('放行理由：负责人出差,先开始')).toBeVisible()

  await openCaseOf(page, server(), '谢军')
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
  await openCaseOf(page, server(), '许强', '?view=board')
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
  await openCaseOf(page, server(), '许强')
  for (const item of ['安全带', '工牌']) await page.getByRole('checkbox', { name: `选择${item}` }).press('Space')
  await page.getByRole('toolbar').getByRole('button', { name: '免除' }).click()
  const asked = page.getByRole('dialog', { name: /免除：2 项/ })
  await asked.getByRole('textbox').fill('没有发过')
  await asked.getByRole('button', { name: '免除' }).click()
  for (const item of ['安全带', '工牌']) await expect(page.getByRole('row', { name: new RegExp(item) })).toContainText('已免除')
})
