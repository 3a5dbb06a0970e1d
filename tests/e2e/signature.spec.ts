import { startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, expectNoSideways, rest, signIn, test, useServer } from './support'
import type { Page } from '@playwright/test'

const server = useServer()
let zhang: string
test.beforeAll(async () => { zhang = await startZhang(server()) })

async function write(page: Page): Promise<void> {
  const field = (await page.getByRole('img', { name: /签名区|Signature: write/ }).boundingBox())!
  await page.mouse.move(field.x + 30, field.y + 60)
  await page.mouse.down()
  for (let step = 1; step <= 12; step++) await page.mouse.move(field.x + 30 + step * 14, field.y + 60 + (step % 2 ? 40 : -20))
  await page.mouse.up()
}

test('the leaver signs once on the clerk’s screen for several items; the picture, who, for what and where are kept', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: zhang })
  const rows = page.getByRole('checkbox', { name: /^选择/ })
  await rows.nth(1).press('Space')
  await rows.nth(2).press('Space')
  await page.getByRole('toolbar').getByRole('button', { name: '本人签字' }).click()
  const dialog = page.getByRole('dialog', { name: '请在屏幕上签字' })
  await expect(dialog.getByRole('list', { name: '签字的交接项' }).getByRole('listitem')).toHaveCount(2)
  const save = dialog.getByRole('button', { name: '保存签名' })
  await expect(save).toBeDisabled()
  await write(page)
  await expect(save).toBeEnabled()
  await dialog.getByRole('button', { name: '重签' }).click()
  await expect(save).toBeDisabled()
  await write(page)
  await expectNoAxeViolations(page, '[role=dialog]')
  await save.click()
  await expect(page.getByText('老张 的签名已保存')).toBeVisible()

  await page.getByRole('link', { name: /打印与附件/ }).click()
  const list = page.getByRole('region', { name: '屏幕签名' })
  const picture = list.getByRole('img', { name: '老张 的签名' })
  await expect(picture).toBeVisible()
  // What was drawn is there: dark points on white.
  const dark = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight)
    const context = canvas.getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
    let count = 0
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 80) count += 1
    return count
  })
  expect(dark).toBeGreaterThan(100)
  await expect(list.getByText(/在 王敏 的屏幕上/)).toBeVisible()
  await page.getByRole('link', { name: '时间线' }).click()
  await expect(page.getByText(/请老张（移交人）在本机屏幕上签字/)).toBeVisible()
})

test('for a settlement, ink on paper is offered first; on a phone, in English', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await signIn(page, server(), 'hr', { path: `${zhang}?tab=prints`, language: 'en' })
  await page.getByRole('button', { name: 'Sign for a paper' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Settlement', { exact: true }).click()
  await dialog.getByRole('img', { name: /Signature: write/ }).scrollIntoViewIfNeeded()
  await write(page)
  const save = dialog.getByRole('button', { name: 'Save the signature' })
  await expect(save).toBeDisabled()
  await dialog.getByText(/Ink on paper was offered/).click()
  await expectNoSideways(page)
  await save.click()
  await expect(page.getByText('The signature of 老张 is kept')).toBeVisible()
  const ask = await rest(server(), 'hr')
  const { signatures } = await ask<{ signatures: { papers: string[]; wetInkOffered: boolean }[] }>('GET', zhang)
  expect(signatures.at(-1)).toMatchObject({ papers: ['settlement'], wetInkOffered: true, itemIds: [] })
})

test('what a receiver without an account has signed for is asked to be confirmed in his place', async ({ page }) => {
  const ask = await rest(server(), 'hr')
  const { items } = await ask<{ items: { id: string; needsMaterial: boolean; status: string }[] }>('GET', zhang)
  const plain = items.filter((one) => !one.needsMaterial && one.status === 'not_started').slice(0, 2).map((one) => one.id)
  await ask('POST', `${zhang}/items/reassign`, { itemIds: plain, receiver: { kind: 'outside', id: '', name: '监理老周' } })
  await ask('POST', `${zhang}/items/acts`, { itemIds: plain, act: 'submit' })
  await signIn(page, server(), 'hr', { path: zhang })
  const his = page.getByRole('row', { name: /监理老周/ })
  await expect(his).toHaveCount(2)
  for (const index of [0, 1]) await his.nth(index).getByRole('checkbox').press('Space')
  await page.getByRole('toolbar').getByRole('button', { name: '本人签字' }).click()
  const dialog = page.getByRole('dialog', { name: '请在屏幕上签字' })
  await expect(dialog.getByText('监理老周 · 接收人')).toBeVisible()
  await write(page)
  await dialog.getByRole('button', { name: '保存签名' }).click()
  const confirm = page.getByRole('dialog', { name: /^确认/ })
  await expect(confirm.getByText('监理老周')).toBeVisible()
  await confirm.getByRole('button', { name: '确认', exact: true }).click()
  await expect(his.getByText('已确认')).toHaveCount(2)
})
