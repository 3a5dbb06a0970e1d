import { setTimeout as wait } from 'node:timers/promises'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { UpkeepView } from '@shared/contract/upkeep'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { withIntruder } from '../support/site'

let demo: DemoSite
let admin: string
beforeAll(async () => {
  demo = await openDemoSite()
  admin = await demo.signIn('admin')
})
afterAll(() => demo.close())

const upkeep = async (method: string, path: string): Promise<UpkeepView> => {
  const { status, body } = await demo.ask(admin, method, `/upkeep${path}`)
  expect(status).toBe(200)
  return body
}
/** Asks until the look under way has ended. */
async function ended(): Promise<UpkeepView> {
  for (let tries = 0; tries < 600; tries += 1) {
    const view = await upkeep('GET', '')
    if (!view.running) return view
    await wait(100)
  }
  throw new Error('the check does not end')
}
const codesOf = (view: UpkeepView) => view.last!.results.flatMap((result) => result.findings.map((finding) => finding.code)).filter((code) => code !== 'ZONE_DIFFERS')

test('an administrator has the data looked through while people work; nothing is changed, and the last look is kept for the next start', async () => {
  expect(await upkeep('GET', '')).toEqual({ running: null, last: null, failed: false })
  const position = () => demo.site.services.reader('event').max({ head: 'position' }).first()
  const before = await position()
  const begun = await upkeep('POST', '/check')
  expect(begun.running).toMatchObject({ check: 'versions', total: 10 })
  // A second one changes nothing; work goes on meanwhile.
  await upkeep('POST', '/check')
  const hr = await demo.signIn('hr')
  expect((await demo.ask(hr, 'POST', '/employees', { number: 'E9001', name: '新人', positionId: 'technician' })).status).toBe(201)
  const view = await ended()
  expect([view.failed, codesOf(view)]).toEqual([false, ['BACKUP_NOT_YET']])
  expect(view.last!.results.map((result) => result.check)).toEqual(['versions', 'rights', 'space', 'database', 'schema', 'clock', 'log', 'projections', 'attachments', 'backup'])
  expect(Number((await position() as { head: number }).head)).toBe(Number((before as { head: number }).head) + 1)
  expect(JSON.parse(await readFile(join(demo.dataDir, 'logs', 'last-check.json'), 'utf8'))).toEqual(view.last)
})

test('what was changed past the application is found from its window too', async () => {
  await withIntruder(demo.dataDir, (db) => db.raw("UPDATE case_card SET employee_name = 'x' WHERE number LIKE '%3'"))
  await upkeep('POST', '/check')
  expect(codesOf(await ended())).toEqual(['TRIGGER_MISSING', 'TRIGGER_MISSING', 'TRIGGER_MISSING', 'ROWS_DIFFER', 'BACKUP_NOT_YET'])
})

test('given up, it leaves the last look as it was', async () => {
  const { last } = await upkeep('GET', '')
  await upkeep('POST', '/check')
  const view = await upkeep('POST', '/cancel')
  expect(view.running).toBeNull()
  expect([null, last?.endedAt]).toContainEqual(view.last?.endedAt ?? null)
})
