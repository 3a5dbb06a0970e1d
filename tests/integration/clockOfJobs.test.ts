import { setTimeout as wait } from 'node:timers/promises'
import { call } from '@orpc/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { parseHlc } from '@main/log/clock'
import type { Context } from '@main/office/context'
import { systemActor, type Site } from '@main/site'
import { csv, preview, runToEnd, setUpOffice, undoToEnd } from '../support/imports'
import { openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()
const hourMs = 3_600_000
const start = Date.parse('2026-11-20T01:00:00Z')
let site: Site
let hr: Context
/** How far somebody has set the PC's clock. */
let setByMs = 0

beforeEach(async () => {
  setByMs = 0
  site = await openTestSite(await newFolder(), { clock: { now: () => start + setByMs, elapsed: () => 0 } })
  ;({ hr } = await setUpOffice(site))
})
afterEach(() => site.close())

const list = csv(['工号', '姓名', '岗位'], [['C1', '周铁生', '技术员']])
/** Where the log's last event orders. */
const lastMs = async (): Promise<number> => parseHlc(((await site.services.reader('event').orderBy('position', 'desc').first('hlc')) as { hlc: string }).hlc).ms

test('an import and its undoing made while the clock says ten years later order where the site is', async () => {
  const before = await lastMs()
  const { previewId } = await preview(site, hr, list)
  setByMs = 10 * 365 * 24 * hourMs
  const { id } = await runToEnd(site, hr, previewId)
  expect((await lastMs()) - before).toBeLessThan(hourMs)
  await undoToEnd(site, hr, id)
  expect((await lastMs()) - before).toBeLessThan(hourMs)
})

test.each([-3 * hourMs, 10 * 365 * 24 * hourMs])('an export works on after the clock was set by %d ms, as the screen does', async (byMs) => {
  setByMs = byMs
  const started = await call(site.router.exports.start, { what: { list: 'positions' }, format: 'csv', withoutPersonal: false }, { context: hr })
  for (;;) {
    const view = await call(site.router.exports.get, { id: started.id }, { context: hr })
    if (view.state !== 'running') break
    await wait(20)
  }
  expect(await call(site.router.exports.get, { id: started.id }, { context: hr })).toMatchObject({ state: 'ready' })
})

test('somebody whose session is due to be extended reads on while an import has the writer', async () => {
  setByMs = hourMs
  let giveBack: () => void = () => {}
  const lent = site.services.writer.lend(systemActor(), () => new Promise<void>((resolve) => { giveBack = resolve }))
  try {
    const answer = await Promise.race([call(site.router.imports.list, {}, { context: hr }), wait(5000, 'waits for the writer')])
    expect(answer).toMatchObject({ items: [] })
  } finally {
    giveBack()
    await lent
  }
})
