import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Context } from '@main/office/context'
import type { Site } from '@main/site'
import { csv, preview, runToEnd, setUpOffice, undoToEnd } from '../support/imports'
import { openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()
const hourMs = 3_600_000
let nowMs = Date.parse('2026-11-20T08:00:00Z')
let site: Site
let hr: Context

beforeAll(async () => {
  site = await openTestSite(await newFolder(), { clock: { now: () => nowMs } })
  ;({ hr } = await setUpOffice(site))
})
afterAll(() => site.close())

const people = ['工号', '姓名', '岗位', '手机']
const anyone = { kind: 'user', id: 'u-admin', name: '管理员' } as const

async function imported(header: readonly string[], row: readonly string[], source: Parameters<typeof preview>[3] = {}): Promise<string> {
  const { id, state } = await runToEnd(site, hr, (await preview(site, hr, csv(header, [row]), source)).previewId)
  expect(state).toBe('done')
  return id
}
const person = (number: string, position: string, source = {}): Promise<string> => imported(people, [number, `某${number}`, position, ''], source)
const employeeWith = async (number: string) => (await call(site.router.employees.list, { text: number }, { context: hr })).items.find((one) => one.number === number)!

test('a case that was opened on what an import changed is seen though the clock was set back since; one from before is not in the way', async () => {
  await person('C1', '技术员')
  const { id: employeeId } = await employeeWith('C1')
  const open = (leftOn: string) => call(site.router.cases.start, { employeeId, kind: 'departed' as const, leftOn, told: { channel: 'call' as const }, receivers: [anyone], assignees: { head: anyone, it: anyone, finance: anyone } }, { context: hr })
  const importId = await imported(people, ['C1', '', '', '13800138000'])
  nowMs -= hourMs
  const { number } = await open('2026-11-20')
  expect(await undoToEnd(site, hr, importId)).toMatchObject({ undone: null, problem: { code: 'IMPORT_BUILT_ON', data: { first: [{ why: 'case', name: '某C1 C1', by: number }] } } })
  expect(await undoToEnd(site, hr, await imported(people, ['C1', '', '', '13900139000']))).toMatchObject({ state: 'undone' })
  nowMs += hourMs
})
