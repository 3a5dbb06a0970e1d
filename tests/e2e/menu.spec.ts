import { expect, test, signIn, useServer } from './support'

const server = useServer()

test('what is set up once folds away; it stays as it was left, and where one is can be seen', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/today' })
  const menu = page.getByRole('navigation', { name: '菜单' })
  await expect(menu.getByRole('link', { name: /^今日(,|$)/ })).toBeVisible()
  await expect(menu.getByRole('link', { name: '岗位' })).toHaveCount(0)
  await menu.getByRole('button', { name: '基础资料' }).press('Enter')
  await menu.getByRole('link', { name: '岗位' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '岗位' })).toBeVisible()

  await page.goto(`${server().url}/settings/calendar`)
  await expect(menu.getByRole('link', { name: '工作日历' })).toHaveAttribute('aria-current', 'page')
  await expect(menu.getByRole('link', { name: '岗位' })).toBeVisible()
  await menu.getByRole('button', { name: '基础资料' }).click()
  await menu.getByRole('button', { name: '规则与流程' }).click()
  await expect(menu.getByRole('link', { name: '工作日历' })).toHaveCount(0)
  await page.reload()
  await expect(menu.getByRole('link', { name: '工作日历' })).toBeVisible()
  await expect(menu.getByRole('link', { name: '岗位' })).toHaveCount(0)
})

test('who has few entries sees them all', async ({ page }) => {
  await signIn(page, server(), 'supervisor', { path: '/today' })
  const menu = page.getByRole('navigation', { name: '菜单' })
  await expect(menu.getByRole('link', { name: '员工' })).toBeVisible()
  await expect(menu.getByRole('button', { name: '基础资料' })).toHaveCount(0)
})
