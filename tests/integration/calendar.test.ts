import { cp, rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { caseDesk, subjectRegistry, type Site } from '@main/site'
import { readLaw } from '@main/siteLaw'
import { openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { addDays } from '@main/subjects/calendar/calendar'
import { casesWithDays } from '@main/subjects/case/queries'
import type { CalendarView, CalendarYearView } from '@shared/contract/calendar'
import type { CaseView } from '@shared/contract/case'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

/** The notice as it might come: five days more than the law names, two made up. */
const notice = { off: ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10', '2027-02-11'], work: ['2027-02-14', '2027-02-20'] }
const rowsDigest = (folder: string) => withReader(folder, async (db) => projectionDigest(db, subjectRegistry(caseDesk(resourcesDir, await readLaw(db, resourcesDir)))))
/** The same rows made anew from the log by themselves. */
async function rebuiltDigest(folder: string): Promise<string> {
  const db = openWriter(databaseOf(folder))
  try {
    await rebuild(db, subjectRegistry(caseDesk(resourcesDir, await readLaw(db, resourcesDir))))
  } finally {
    await db.destroy()
  }
  return rowsDigest(folder)
}

const newFolder = useFolders()

describe('the site’s calendar', () => {
  let demo: DemoSite
  let hr: string
  let clerk: string
  const ask = async <Body>(method: string, path: string, body?: unknown, token = hr): Promise<{ status: number; body: Body }> => (await demo.ask(token, method, path, body)) as { status: number; body: Body }
  let people = 0

  /** A case whose one own item is due three working days after 4 February 2027. */
  async function aCase(leftOn = '2027-02-04'): Promise<CaseView> {
    people += 1
    const employee = (await ask<{ id: string }>('POST', '/employees', { number: `CAL-${people}`, name: `历${people}`, positionId: 'technician', department: '设备部', joinedOn: '2020-01-01' })).body
    const { body } = await ask<CaseView>('POST', '/cases', {
      employeeId: employee.id, kind: 'resignation', leftOn, told: { channel: 'call' }, receivers: [{ kind: 'outside', name: '外人' }], dates: { endOn: leftOn },
      extraItems: [{ key: 'own', title: { 'zh-CN': '三个工作日' }, category: 'work', shape: 'plain', columns: [], due: { anchor: 'leftOn', days: 3, unit: 'working' } }],
    })
    return body
  }
  const caseNow = async (id: string) => (await ask<CaseView>('GET', `/cases/${id}`)).body
  const ownItem = (view: CaseView) => view.items.find((item) => item.title['zh-CN'] === '三个工作日')!
  const due = async (id: string) => {
    const { dueOn, dueProvisional, dueUnknownYear } = ownItem(await caseNow(id))
    return { dueOn, dueProvisional, dueUnknownYear }
  }
  const rowDue = async (id: string): Promise<string | null> => {
    const item = ownItem(await caseNow(id))
    return ((await demo.site.services.reader('case_item').where({ case_id: id, id: item.id }).first('due_on')) as { due_on: string | null }).due_on
  }
  const setYear = (year: string, state: string, days: { off: string[]; work: string[] }, basedOn: number) => ask<{ year: CalendarYearView; moved: number }>('PUT', `/calendar/${year}`, { state, ...days, source: '测试通知', basedOn })

  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
    clerk = await demo.signIn('xiaoli')
  })
  // The tests after a restart have closed it.
  afterAll(() => rm(demo.dataDir, { recursive: true, force: true }))

  test('shows the years with their state to everybody, and lets only the office change them', async () => {
    const { body } = await ask<CalendarView>('GET', '/calendar', undefined, clerk)
    expect(body.items.filter(({ year }) => year >= '2025' && year <= '2027').map(({ year, state, workdays }) => [year, state, workdays])).toEqual([['2025', 'confirmed', 248], ['2026', 'confirmed', 248], ['2027', 'provisional', 254]])
    expect([body.pattern, body.mayChange]).toEqual(['five', false])
    expect((await ask<CalendarYearView>('GET', '/calendar/2028')).body).toMatchObject({ state: 'unknown', workdays: null, version: 0, own: false })
    expect((await ask<{ code: string }>('PUT', '/calendar/pattern', { pattern: 'six' }, clerk)).body.code).toBe('NOT_ALLOWED')
  })

  test('an imported year moves the days of an open case, takes its mark away, and leaves a closed case as it was', async () => {
    const open = await aCase()
    const closed = await aCase()
    await ask('POST', `/cases/${closed.id}/void`, { reason: '试验' })
    const before = { dueOn: '2027-02-11', dueProvisional: true, dueUnknownYear: null }
    expect([await due(open.id), await due(closed.id)]).toEqual([before, before])

    const preview = await ask<{ weight: { openCases: number; examples: { caseId: string; from: string; to: string }[] }; changes: unknown[]; problems: unknown[]; off: string[] }>('POST', '/calendar/2027/preview', { text: '春节：2月5日至11日放假调休，共7天。2月14日（周日）、2月20日（周六）上班。' })
    expect(preview.body.off).toEqual(expect.arrayContaining(['2027-02-11', '2027-10-01']))
    expect([preview.body.problems, preview.body.changes]).toEqual([[], ['2027-02-09', '2027-02-10', '2027-02-11', '2027-02-14', '2027-02-20'].map((day) => ({ day, from: 'plain', to: day < '2027-02-12' ? 'off' : 'work' }))])
    expect(preview.body.weight.examples.map(({ caseId }) => caseId)).toContain(open.id)
    expect(preview.body.weight.examples.map(({ caseId }) => caseId)).not.toContain(closed.id)

    const { body } = await setYear('2027', 'confirmed', notice, 0)
    expect(body.moved).toBe(preview.body.weight.openCases)
    expect(body.year).toMatchObject({ state: 'confirmed', own: true, source: '测试通知', version: 1, changedBy: '王敏' })
    expect(await due(open.id)).toEqual({ dueOn: '2027-02-15', dueProvisional: false, dueUnknownYear: null })
    expect(await due(closed.id)).toEqual(before)
    expect([await rowDue(open.id), await rowDue(closed.id)]).toEqual(['2027-02-15', '2027-02-11'])
    // The next act writes rows by the new calendar and not by what the writer had folded.
    await ask('POST', `/cases/${open.id}/reason`, { reason: '另有去处' })
    expect(await rowDue(open.id)).toBe('2027-02-15')
    expect((await setYear('2027', 'confirmed', notice, 0)).body).toMatchObject({ code: 'CALENDAR_CHANGED', data: { by: '王敏' } })
  })

  test('an unknown year gives no working-day sum and names itself; set from the law’s own days it gives one, marked', async () => {
    const view = await aCase('2028-01-03')
    expect(await due(view.id)).toEqual({ dueOn: null, dueProvisional: true, dueUnknownYear: '2028' })
    const file = (await caseNow(view.id)).legalSteps.find((step) => step.id === 'post.file')!
    expect(file).toMatchObject({ dueOn: '2028-01-18', provisional: true, unknownYear: '2028' })
    const begin = (await ask<CalendarYearView>('GET', '/calendar/2028')).body
    expect((await setYear('2028', 'provisional', { off: begin.off, work: [] }, 0)).status).toBe(200)
    expect(await due(view.id)).toEqual({ dueOn: '2028-01-06', dueProvisional: true, dueUnknownYear: null })
  })

  test('the week that the site works lies on top, for open cases', async () => {
    const view = await aCase('2027-03-04')
    expect((await due(view.id)).dueOn).toBe('2027-03-09')
    const { body } = await ask<{ moved: number; calendar: CalendarView }>('PUT', '/calendar/pattern', { pattern: 'six' })
    expect([body.moved > 0, body.calendar.pattern]).toEqual([true, 'six'])
    expect([(await due(view.id)).dueOn, await rowDue(view.id)]).toEqual(['2027-03-08', '2027-03-08'])
    await ask('PUT', '/calendar/pattern', { pattern: 'five' })
    expect((await due(view.id)).dueOn).toBe('2027-03-09')
  })

  test('a year that says two things of a day is refused with the day', async () => {
    const { version } = (await ask<CalendarYearView>('GET', '/calendar/2027')).body
    expect((await setYear('2027', 'confirmed', { off: ['2027-03-01'], work: ['2027-03-01'] }, version)).body).toMatchObject({ code: 'CALENDAR_OFF_AND_WORK', data: { days: '2027-03-01' } })
    expect((await setYear('2027', 'confirmed', { off: [], work: ['2027-10-01'] }, version)).body).toMatchObject({ code: 'CALENDAR_STATUTORY_WORKED', data: { days: '2027-10-01' } })
  })

  test('whatever of a case rests on the calendar is counted anew: with two months off the rows are those of a rebuild', async () => {
    const view = await aCase()
    const { today } = (await ask<CalendarView>('GET', '/calendar')).body
    expect((await ask('POST', `/cases/${view.id}/approvals`, { reason: '回老家' })).status).toBe(201)
    const days = Array.from({ length: 60 }, (_, index) => addDays(today, index + 1))
    const before = await demo.site.services.reader('case_approval').orderBy(['case_id', 'step', 'slot']).pluck('due_on')
    for (const year of new Set(days.map((day) => day.slice(0, 4)))) {
      const known = (await ask<CalendarYearView>('GET', `/calendar/${year}`)).body
      const off = days.filter((day) => day.startsWith(year))
      expect((await setYear(year, 'confirmed', { off: [...known.off, ...off], work: known.work.filter((day) => !off.includes(day)) }, known.version)).status).toBe(200)
    }
    expect(await demo.site.services.reader('case_approval').orderBy(['case_id', 'step', 'slot']).pluck('due_on')).not.toEqual(before)
    const live = await rowsDigest(demo.dataDir)
    const copy = await newFolder()
    await cp(demo.dataDir, copy, { recursive: true })
    expect(await rebuiltDigest(copy)).toBe(live)
  })

  test('everybody who looks is told, and a restart and a rebuild give the same rows', async () => {
    const told: string[] = []
    const stop = demo.site.services.writer.onCommit(({ subjects }) => told.push(...subjects.map(({ subject }) => subject)))
    const { version } = (await ask<CalendarYearView>('GET', '/calendar/2027')).body
    const view = await aCase()
    await setYear('2027', 'provisional', { off: [], work: [] }, version)
    stop()
    expect(told).toContain('calendar:2027')
    expect((await due(view.id)).dueOn).toBe('2027-02-11')
    const live = await rowsDigest(demo.dataDir)
    const days = await casesWithDays(demo.site.services.reader)
    expect(days).toContain(view.id)
    await demo.http.close()
    await demo.site.close()

    const again: Site = await openTestSite(demo.dataDir)
    expect(again.rebuilt).toBe(false)
    expect(again.desk.calendar.years.get('2027')!.state).toBe('provisional')
    await again.close()
    expect(await rowsDigest(demo.dataDir)).toBe(live)
    expect(await rebuiltDigest(demo.dataDir)).toBe(live)
  })

  test('a calendar that came past this program makes the rows anew at the next start', async () => {
    const before = await rowsDigest(demo.dataDir)
    await withIntruder(demo.dataDir, async (db) => {
      await db('projection_basis').where({ key: 'law' }).update({ value: 'another' })
      await db.raw("UPDATE case_item SET due_on = '2001-01-01' WHERE due_on > '2027-01-01'")
    })
    const again = await openTestSite(demo.dataDir)
    expect(again.rebuilt).toBe(true)
    await again.close()
    expect(await rowsDigest(demo.dataDir)).toBe(before)
  })

  test('a site closed in the middle of a change has either the old days or the new, and rows that fit', async () => {
    for (const wait of [0, 60, 200]) {
      const site = await openTestSite(demo.dataDir)
      const { version } = (await site.services.reader('calendar_set').where({ id: '2027' }).first('version')) as { version: number }
      const changing = site.services.writer.lend({ userId: 'u', name: 'u', roles: ['hr'], via: 'cli', pc: 'pc' }, () => site.services.jobs.run({ name: 'changeCalendar' }, {
        dataDir: demo.dataDir, resources: resourcesDir, actor: { userId: 'u', name: 'u', roles: ['hr'], via: 'cli', pc: 'pc' }, nowMs: site.services.clock.now(), steadyMs: site.services.clock.steady(),
        change: { kind: 'year', command: { year: '2027', state: 'confirmed', statutory: [], ...notice, source: `${wait}`, basedOn: version } },
      })).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, wait))
      await site.close()
      await changing
      const live = await rowsDigest(demo.dataDir)
      expect(await rebuiltDigest(demo.dataDir)).toBe(live)
    }
  })
})
