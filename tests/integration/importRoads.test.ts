import type { Knex } from 'knex'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ImportPreview, ImportView } from '@shared/contract/import'
import { begunAfter, eventsOfMany, positionOfSubject } from '@main/log/read'
import { casesOfEmployees } from '@main/subjects/case/queries'
import { employeesNamed, holdersOfPositions } from '@main/subjects/employee/queries'
import { importById, importPage } from '@main/subjects/import/queries'
import { accountsOfEmployees } from '@main/subjects/user/queries'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { overWebSocket } from '../support/roads'

describe('importing over the roads', () => {
  let demo: DemoSite
  let hr: string
  beforeAll(async () => {
    demo = await openDemoSite()
    hr = await demo.signIn('hr')
  })
  afterAll(() => demo.close())

  const uploaded = async (text: string): Promise<string> => {
    const form = new FormData()
    form.append('file', new File([text], '进场名单.csv', { type: 'text/csv' }))
    const answer = await fetch(`${demo.url}/api/v1/attachments`, { method: 'POST', body: form, headers: { authorization: `Bearer ${hr}` } })
    return ((await answer.json()) as { id: string }).id
  }
  const ended = async (id: string): Promise<ImportView> => {
    for (;;) {
      const view = (await demo.ask(hr, 'GET', `/imports/${id}`)).body as ImportView
      if (!['waiting', 'running', 'undoing'].includes(view.state)) return view
      await new Promise((resolve) => { setTimeout(resolve, 30) })
    }
  }

  test('a program uploads, previews, imports and undoes by REST, and a screen hears of it', async () => {
    const { client, cut } = await overWebSocket(demo.url, hr)
    const changes = (await client.live.changes({}))[Symbol.asyncIterator]()
    const fileId = await uploaded('工号;姓名;岗位\nREST-1;接口人;技术员\n')
    const made = await demo.ask(hr, 'POST', '/imports/previews', { fileId, kind: 'employees' })
    const preview = made.body as ImportPreview
    expect([made.status, preview.delimiter, preview.counts.added]).toEqual([200, ';', 1])
    expect((await demo.ask(hr, 'GET', `/imports/previews/${preview.previewId}/rows?only=added&limit=1`)).body).toMatchObject({ items: [{ key: 'REST-1' }], next: null })
    const started = await demo.ask(hr, 'POST', '/imports', { previewId: preview.previewId })
    expect(started.status).toBe(201)
    const { importId } = started.body as { importId: string }
    expect(await ended(importId)).toMatchObject({ state: 'done', file: { id: fileId, name: '进场名单.csv' } })
    let kinds: string[] = []
    while (!kinds.includes('import')) kinds = ((await changes.next()).value as { subjects: { kind: string }[] }).subjects.map((one) => one.kind)
    expect(kinds.sort()).toEqual(['employee', 'import'])
    cut()
    expect((await demo.ask(hr, 'GET', '/imports')).body).toMatchObject({ items: [{ id: importId, by: expect.any(String) as string }], running: null })
    await demo.ask(hr, 'POST', `/imports/${importId}/undo`, { reason: '试一下' })
    expect(await ended(importId)).toMatchObject({ state: 'undone', undone: { reason: '试一下' } })
    expect((await demo.ask(hr, 'GET', '/imports/template?kind=employees&format=csv', undefined, { 'accept-language': 'en' })).body).toMatchObject({ name: 'employees.csv', type: 'text/csv' })
    expect((await demo.ask(hr, 'GET', '/imports/nothing')).status).toBe(404)
  })

  test('says in the caller’s language why a file is no list', async () => {
    const fileId = await uploaded('<html><body>hello</body></html>')
    const answer = await demo.ask(hr, 'POST', '/imports/previews', { fileId, kind: 'employees' }, { 'accept-language': 'en' })
    expect([answer.status, (answer.body as { code: string }).code, (answer.body as { message: string }).message]).toEqual([422, 'IMPORT_FILE_UNREADABLE', expect.stringContaining('a web page')])
  })

  test('its queries walk an index', async () => {
    const reader = demo.site.services.reader
    const asked = new Map<string, readonly unknown[]>()
    const listen = (query: { sql: string; bindings: readonly unknown[] }) => { asked.set(query.sql, query.bindings ?? []) }
    reader.on('query', listen)
    const looks: readonly ((db: Knex) => PromiseLike<unknown>)[] = [
      (db) => importById(db, 'x'), (db) => importPage(db, { before: null, limit: 5 }), (db) => importPage(db, { before: ['2026', 'x'], limit: 5 }), (db) => employeesNamed(db, ['e1'], ['110']), (db) => holdersOfPositions(db, ['technician']),
      (db) => accountsOfEmployees(db, ['x']), (db) => casesOfEmployees(db, ['x']), (db) => eventsOfMany(db, ['import:x']), (db) => positionOfSubject(db, 'import:x'), (db) => begunAfter(db, ['case:x'], 1),
    ]
    for (const look of looks) await look(reader)
    reader.removeListener('query', listen)
    const plans: string[] = []
    for (const [sql, bindings] of asked) {
      const plan = (await reader.raw(`EXPLAIN QUERY PLAN ${sql}`, bindings as never)) as { detail: string }[]
      plans.push(...plan.map(({ detail }) => detail).filter((detail) => !/json_each|LIST SUBQUERY|COMPOUND|UNION|LEFT-MOST|MERGE|LEFT$|RIGHT$/.test(detail)))
    }
    expect(plans.filter((plan) => !/USING (COVERING )?INDEX|USING PRIMARY KEY/.test(plan))).toEqual([])
    expect(plans.some((plan) => plan.includes('employee_by_identity'))).toBe(true)
    expect(plans.some((plan) => plan.includes('user_account_by_employee'))).toBe(true)
  })
})
