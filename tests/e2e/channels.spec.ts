import { freePort } from '../support/httpGate'
import { openMailServer, smtpRefusal, type MailServer } from '../support/mailServer'
import { expect, expectNoAxeViolations, expectNoSideways, rest, signIn, test, useServer } from './support'

const server = useServer()
const backAfterMs = 60_000

/** A mail server that knows one password. */
const openOffice = (port = 0): Promise<MailServer> => openMailServer({
  authOptional: false, allowInsecureAuth: true, onAuth: (auth, _session, done) => { if (auth.password === 'right-password') done(null, { user: auth.username ?? '' }); else done(smtpRefusal(535, '5.7.8 authentication failed')) },
}, port)

test('the administrator sets mail up, tests it, sees a wrong password named, and messages go out, wait without a server, and go out when it is back', async ({ page }) => {
  test.setTimeout(240_000)
  const office = await openOffice()
  const admin = await rest(server(), 'admin')
  const people = (await admin<{ items: { id: string; name: string }[] }>('GET', '/users')).items
  await admin('PATCH', `/users/${people.find((one) => one.name === 'xiaoli')!.id}`, { email: 'xiaoli@site.example' })

  await signIn(page, server(), 'admin', { path: '/settings/channels' })
  await expect(page.getByText('还没有渠道，什么都不会发出去。')).toBeVisible()
  await page.getByRole('button', { name: '添加渠道' }).click()
  const drawer = page.getByRole('dialog', { name: '添加渠道' })
  await drawer.getByLabel('名称', { exact: true }).fill('办公室邮箱')
  await drawer.getByLabel('邮件服务器').fill('127.0.0.1')
  await drawer.getByRole('radio', { name: /不加密/ }).check({ force: true })
  await drawer.getByLabel('端口', { exact: true }).fill(String(office.port))
  await drawer.getByLabel('用户名').fill('desk')
  await drawer.getByLabel('密码', { exact: true }).fill('wrong-password')
  await drawer.getByLabel('发件地址').fill('desk@site.example')
  await drawer.getByLabel('测试发到的邮件地址').fill('admin@site.example')
  await drawer.getByRole('button', { name: '发送测试' }).click()
  await expect(drawer.getByRole('status')).toContainText('不认这个用户名或密码')
  await expect(drawer.getByRole('status')).toContainText('535')
  await drawer.getByLabel('密码', { exact: true }).fill('right-password')
  await expect(drawer.getByRole('status')).toHaveCount(0)
  await drawer.getByRole('button', { name: '发送测试' }).click()
  await expect(drawer.getByRole('status')).toContainText('已发出，对方收下了')
  expect(office.mails.map((mail) => mail.to)).toEqual(['admin@site.example'])
  await expectNoAxeViolations(page)
  await drawer.getByRole('button', { name: '保存' }).click()
  const channel = page.getByRole('listitem').filter({ hasText: '办公室邮箱' })
  await expect(channel.getByText('正常', { exact: true })).toBeVisible()

  // What is saved is not shown again.
  await channel.getByRole('button', { name: '修改渠道 办公室邮箱' }).click()
  const edit = page.getByRole('dialog', { name: '修改渠道 办公室邮箱' })
  await expect(edit.getByLabel('密码', { exact: true })).toHaveValue('')
  await expect(edit.getByLabel('密码', { exact: true })).toHaveAttribute('placeholder', '已保存，输入新值可替换')
  await edit.getByRole('button', { name: '取消' }).click()

  const write = async (subject: string): Promise<void> => {
    await page.getByRole('button', { name: '写一条通知' }).click()
    const dialog = page.getByRole('dialog', { name: '写一条通知' })
    await dialog.getByRole('combobox', { name: '发给谁' }).fill('小李')
    await page.getByRole('option', { name: /小李/ }).first().click()
    await dialog.getByLabel('标题').fill(subject)
    await dialog.getByLabel('内容').fill('请来看一下')
    await dialog.getByRole('button', { name: '发出' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await page.goto(`${server().url}/outbox`)
  await write('第一条')
  const row = (subject: string) => page.getByRole('row').filter({ hasText: subject })
  await expect(row('第一条').getByText('已发出')).toBeVisible({ timeout: backAfterMs })
  expect(office.mails.map((mail) => mail.to)).toEqual(['admin@site.example', 'xiaoli@site.example'])

  await office.close()
  await write('第二条')
  await expect(row('第二条').getByText('没有接受连接')).toBeVisible({ timeout: backAfterMs })
  await expect(row('第二条').getByText('等待发送')).toBeVisible()
  await page.getByRole('link', { name: '发送渠道' }).click()
  await expect(channel.getByText('等待连接')).toBeVisible()
  await expectNoAxeViolations(page)
  const again = await openOffice(office.port)
  await page.goto(`${server().url}/outbox?shelf=sent`)
  await expect(row('第二条').getByText('已发出')).toBeVisible({ timeout: backAfterMs })
  expect(again.mails).toHaveLength(1)
  await again.close()
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`what was not sent says why and is tried again or given up, in ${language}, also on a phone`, async ({ page }) => {
    const words = language === 'en' ? { full: /mailbox is full/, retry: /^Try “.*” to .* again$/, sent: 'Sent', tries: 'Try all again (2)', yes: 'Give up', discard: /^Give up “/, given: 'Given up', none: 'Nothing to decide on. All is well.' }
      : { full: /邮箱满了/, retry: /^重试发给/, sent: '已发出', tries: '全部重试（2）', yes: '放弃', discard: /^放弃发给/, given: '已放弃', none: '没有需要处理的，都好。' }
    const full = { now: true }
    const office = await openMailServer({ onRcptTo: (_address, _session, done) => { if (full.now) done(smtpRefusal(552, '5.2.2 over quota')); else done() } })
    const admin = await rest(server(), 'admin')
    for (const one of (await admin<{ items: { id: string }[] }>('GET', '/channels')).items) await admin('DELETE', `/channels/${one.id}`)
    const people = (await admin<{ items: { id: string; name: string }[] }>('GET', '/users')).items
    const idOf = (name: string): string => people.find((one) => one.name === name)!.id
    for (const name of ['xiaoli', 'head']) await admin('PATCH', `/users/${idOf(name)}`, { email: `${name}@site.example` })
    await admin('POST', '/channels', { name: `mail-${language}`, on: true, settings: { kind: 'email', host: '127.0.0.1', port: office.port, security: 'plain', sender: 'desk@site.example' } })
    await admin('POST', '/outbox', { userIds: [idOf('xiaoli'), idOf('head')], subject: `full-${language}`, text: 'x' })

    await page.setViewportSize({ width: 390, height: 844 })
    await signIn(page, server(), 'admin', { path: '/outbox?shelf=trouble', language })
    const rows = page.getByRole('row').filter({ hasText: `full-${language}` })
    await expect(rows).toHaveCount(2, { timeout: backAfterMs })
    await expect(rows.first().getByText(words.full)).toBeVisible()
    await expectNoSideways(page)
    await expectNoAxeViolations(page)
    await rows.first().getByRole('button', { name: words.discard }).click()
    await page.getByRole('dialog').getByRole('button', { name: words.yes, exact: true }).click()
    await expect(rows).toHaveCount(1)
    full.now = false
    await rows.first().getByRole('button', { name: words.retry }).click()
    await expect(rows).toHaveCount(0, { timeout: backAfterMs })
    await expect(page.getByText(words.none)).toBeVisible()
    await expect.poll(() => office.mails.length, { timeout: backAfterMs }).toBe(1)
    await office.close()
  })
}

test('HR reads the outbox and writes, and is told when no channel is on; how they are set up is the administrator’s', async ({ page }) => {
  const admin = await rest(server(), 'admin')
  for (const one of (await admin<{ items: { id: string }[] }>('GET', '/channels')).items) await admin('DELETE', `/channels/${one.id}`)
  await admin('POST', '/channels', { name: 'off', on: false, settings: { kind: 'email', host: '127.0.0.1', port: await freePort(), security: 'plain', sender: 'desk@site.example' } })
  await signIn(page, server(), 'hr', { path: '/outbox' })
  await expect(page.getByRole('link', { name: '发送渠道' })).toHaveCount(0)
  await expect(page.getByText('只有管理员可以重试和放弃。')).toBeVisible()
  await page.getByRole('button', { name: '写一条通知' }).click()
  const dialog = page.getByRole('dialog', { name: '写一条通知' })
  await dialog.getByRole('button', { name: '发出' }).click()
  await expect(dialog.getByText('请至少选一个人')).toBeVisible()
  await dialog.getByRole('combobox', { name: '发给谁' }).fill('小李')
  await page.getByRole('option', { name: /小李/ }).first().click()
  await dialog.getByLabel('标题').fill('x')
  await dialog.getByLabel('内容').fill('y')
  await dialog.getByRole('button', { name: '发出' }).click()
  await expect(dialog.getByText('没有启用的发送渠道')).toBeVisible()
  await page.goto(`${server().url}/settings/channels`)
  await expect(page.getByRole('heading', { name: '没有权限' })).toBeVisible()
})
