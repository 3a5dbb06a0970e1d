import type { Browser, Page } from '@playwright/test'
import { openCaseOf, startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, openAs, rest, signIn, test, useServer } from './support'

const server = useServer()
let zhang = ''
test.beforeAll(async () => { zhang = await startZhang(server()) })

const step = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const said = (page: Page) => page.getByRole('table', { name: '审批意见' })
async function asks(browser: Browser, who: string, path: string): Promise<Page> {
  const page = await openAs(browser, server(), who)
  await page.goto(`${server().url}${path}?tab=approvals`)
  await expect(page.getByRole('heading', { name: /第 \d+ 轮审批/ })).toBeVisible()
  return page
}

test('the chain in the seed’s order: HR hands in for the leaver, then head, HR, finance; each finds it on the today page', async ({ page, browser }) => {
  await signIn(page, server(), 'hr')
  await page.goto(`${server().url}${zhang}?tab=approvals`)
  await page.getByRole('button', { name: '发起审批' }).click()
  const dialog = page.getByRole('dialog', { name: '为 老张 发起审批' })
  await expect(dialog.getByRole('list', { name: '审批流程图' }).getByRole('listitem')).toHaveText([/老张/, /部门负责人审批.*陈建国/, /人事审批/, /财务确认/])
  await expectNoAxeViolations(page)
  await dialog.getByRole('textbox', { name: '得知情况' }).fill('电话里说家中有事')
  await dialog.getByRole('button', { name: '发起审批' }).click()
  await expect(page.getByText('审批中', { exact: true })).toBeVisible()

  const head = await openAs(browser, server(), 'head')
  await head.goto(`${server().url}/today`)
  await head.getByRole('link', { name: '老张 离职：部门负责人审批' }).click()
  await step(head, '部门负责人审批').getByRole('textbox', { name: '意见' }).fill('工作由小李接')
  await expectNoAxeViolations(head)
  await step(head, '部门负责人审批').getByRole('button', { name: '同意', exact: true }).click()
  await expect(said(head).getByRole('row', { name: /部门负责人审批.*同意.*工作由小李接/ })).toBeVisible()

  // The clerk's page follows by itself; her own step is hers without a reason.
  await step(page, '人事审批').getByRole('button', { name: '同意', exact: true }).click()
  const finance = await asks(browser, 'finance', zhang)
  await step(finance, '财务确认').getByRole('button', { name: '同意', exact: true }).click()
  await expect(page.getByText('已通过', { exact: true })).toBeVisible()
  await expect(said(page).getByRole('row')).toHaveCount(4)
  await page.getByRole('link', { name: '时间线' }).click()
  await expect(page.getByText('审批“财务确认”：同意')).toBeVisible()
})

test('returned for correction, handed in again, rejected with a reason, handed in again and approved by HR in the head’s place', async ({ page, browser }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, server(), '许强', '?tab=approvals')
  const path = new URL(page.url()).pathname
  const submit = async (button: string, answering = '') => {
    await page.getByRole('button', { name: button }).click()
    // Why it came back stands where it is handed in again.
    await expect(page.getByRole('dialog')).toContainText(answering)
    await page.getByRole('dialog').getByRole('button', { name: button }).click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
  }
  await submit('发起审批')
  const head = page.getByRole('region', { name: '部门负责人审批', exact: true })
  const acting = async (verdict: string, opinion: string) => {
    await head.getByRole('button', { name: '对方不在，由人事代办' }).click()
    await expect(head.getByRole('button', { name: '同意', exact: true })).toBeDisabled()
    await head.getByRole('textbox', { name: '为什么代办' }).fill('负责人出差，电话里说的')
    if (opinion) await head.getByRole('textbox', { name: '意见', exact: true }).fill(opinion)
    await head.getByRole('button', { name: verdict, exact: true }).click()
  }
  await acting('退回补正', '没有写最后工作日')
  await expect(page.getByText('退回补正', { exact: true }).first()).toBeVisible()
  await submit('重新提交', '没有写最后工作日')
  await acting('不同意', '设备没有人接')
  await expect(page.getByText('未通过', { exact: true })).toBeVisible()
  await submit('重新提交', '设备没有人接')
  await acting('同意', '')
  await expect(said(page).getByRole('row', { name: /部门负责人审批.*代 .* 办理.*同意.*负责人出差/ }).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: '第 3 轮审批' })).toBeVisible()
  await expect(page.getByText('第 2 轮审批 · 未通过')).toBeVisible()

  // Two at once: the page of the second still shows the step; it is told by whom.
  const finance = await asks(browser, 'finance', path)
  await step(page, '人事审批').getByRole('button', { name: '同意', exact: true }).click()
  await expect(step(finance, '财务确认').getByRole('button', { name: '同意', exact: true })).toBeVisible()
  await page.getByRole('button', { name: '人事撤销' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('他又不走了')
  await page.getByRole('dialog').getByRole('button', { name: '撤销这一轮' }).click()
  await expect(page.getByText('人事撤销', { exact: true }).first()).toBeVisible()
})

test('two approvers at once: the first wins, the second is told by whom and when', async ({ browser }) => {
  const admin = await rest(server(), 'admin')
  const { items } = await admin<{ items: { id: string; displayName: string }[] }>('GET', '/users/directory')
  const people = items.filter((one) => ['陈建国', '刘芳'].includes(one.displayName)).map(({ id, displayName }) => ({ id, name: displayName }))
  const finance = await openAs(browser, server(), 'finance')
  const head = await openAs(browser, server(), 'head')
  const hr = await rest(server(), 'hr')
  await hr('POST', '/chains', { name: { 'zh-CN': '任一人', en: '' }, kinds: ['transfer'], steps: [{ key: 'either', name: { 'zh-CN': '任一人审批', en: '' }, who: { by: 'people', people } }] })
  const someone = await hr<{ id: string }>('POST', '/employees', { number: 'E-TWO', name: '唐二', positionId: 'technician', department: '设备部' })
  const { id } = await hr<{ id: string }>('POST', '/cases', { employeeId: someone.id, kind: 'transfer', leftOn: '2026-11-20', told: { channel: 'in_person' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }], assignees: { head: { kind: 'user', id: 'demo-head', name: '陈建国' } }, submitApproval: true })
  for (const page of [finance, head]) {
    await page.goto(`${server().url}/cases/${id}?tab=approvals`)
    await expect(step(page, '任一人审批')).toBeVisible()
  }
  // The button of whoever is second may be gone before he presses; what became of it is asked below.
  await Promise.all([finance, head].map((page) => step(page, '任一人审批').getByRole('button', { name: '同意', exact: true }).click({ timeout: 10_000 }).catch(() => null)))
  const told = await Promise.all([finance, head].map((page) => page.getByText(/已在 .* 先处理了这一步（同意）/).waitFor({ timeout: 10_000 }).then(() => true, () => false)))
  const view = await hr<{ rounds: { state: string; steps: { decisions: { by: string }[] }[] }[] }>('GET', `/cases/${id}/approvals`)
  expect(view.rounds[0]?.state).toBe('approved')
  expect(view.rounds[0]?.steps[0]?.decisions).toHaveLength(1)
  // Whoever was second was told, or had the answer on the screen before he could press.
  const second = view.rounds[0]!.steps[0]!.decisions[0]!.by === '刘芳' ? 1 : 0
  if (!told[second]) await expect([finance, head][second]!.getByRole('table', { name: '审批意见' })).toContainText(view.rounds[0]!.steps[0]!.decisions[0]!.by)
  await Promise.all([finance, head].map((page) => page.context().close()))
})

test('who is away lets somebody stand in; what is said names whose place it is', async ({ page, browser }) => {
  await signIn(page, server(), 'head')
  await page.goto(`${server().url}/account`)
  await page.getByRole('combobox', { name: '委托给' }).click()
  await page.getByRole('combobox', { name: '委托给' }).fill('小李')
  await page.getByRole('option', { name: /小李/ }).first().click()
  await page.getByRole('combobox', { name: '到', exact: true }).or(page.getByRole('textbox', { name: '到', exact: true })).fill('2099-12-31')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: '原因（选填）' }).fill('回总部开会')
  await page.getByRole('button', { name: '委托', exact: true }).click()
  await expect(page.getByText('陈建国 委托 小李')).toBeVisible()
  await expectNoAxeViolations(page)

  const hr = await rest(server(), 'hr')
  const someone = await hr<{ id: string }>('POST', '/employees', { number: 'E-DEP', name: '唐三', positionId: 'technician', department: '设备部' })
  const { id } = await hr<{ id: string }>('POST', '/cases', { employeeId: someone.id, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-hr', name: '王敏' }] })
  await hr('POST', `/cases/${id}/approvals`, { onBehalf: { channel: 'call', note: '' } })
  const deputy = await openAs(browser, server(), 'xiaoli')
  await deputy.goto(`${server().url}/today`)
  await expect(deputy.getByText('受 陈建国 委托').first()).toBeVisible()
  await deputy.goto(`${server().url}/cases/${id}?tab=approvals`)
  await step(deputy, '部门负责人审批').getByRole('button', { name: '同意', exact: true }).click()
  await expect(said(deputy).getByRole('row', { name: /小李.*受 陈建国 委托.*同意/ })).toBeVisible()
  await deputy.context().close()
})

test('the editor draws the chain as it is changed; a new round follows the new version, one under way keeps its own', async ({ page }) => {
  await signIn(page, server(), 'hr')
  await openCaseOf(page, server(), '谢军', '?tab=approvals')
  const underWay = page.url()
  await page.getByRole('button', { name: '发起审批' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '发起审批' }).click()
  await expect(page.getByText('标准审批（第 1 版）')).toBeVisible()
  await page.goto(`${server().url}/chains`)
  await expect(page.getByRole('heading', { name: '审批流程' })).toBeVisible()
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '修改 标准审批' }).click()
  await page.getByRole('button', { name: '添加一步' }).click()
  const added = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '移除“第 4 步”' }) })
  await added.getByRole('textbox', { name: '步骤名称 (中文)' }).fill('IT 知会')
  await page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '移除“IT 知会”' }) }).getByText('只知会，不等他').click()
  await expect(page.getByRole('list', { name: '流程图' })).toContainText('IT 知会')
  await expectNoAxeViolations(page)
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存为第 2 版')).toBeVisible()
  await page.goto(underWay)
  await expect(page.getByText('标准审批（第 1 版）')).toBeVisible()
  await page.getByRole('button', { name: '人事撤销' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('按新流程重走')
  await page.getByRole('dialog').getByRole('button', { name: '撤销这一轮' }).click()
  await page.getByRole('button', { name: '重新提交' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '重新提交' }).click()
  await expect(page.getByText('标准审批（第 2 版）')).toBeVisible()
  await expect(page.getByRole('list', { name: '审批流程图' }).first()).toContainText('IT 知会')
})
