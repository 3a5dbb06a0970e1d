import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { call } from '@orpc/server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourcesDir, workerEntry } from '@main/commands/folders'
import type { FromWorker } from '@main/jobs/messages'
import type { Context } from '@main/office/context'
import { subjectRegistry, type Site } from '@main/site'
import { projectionDigest } from '@main/store/rebuild'
import { verifyJob } from '@main/store/upkeepJobs'
import { previewImportJob, type RunInput } from '@main/subjects/import/jobs'
import { csv, preview, rowsOf, runToEnd, setUpOffice, undoToEnd } from '../support/imports'
import { openTestSite, tester, useFolders } from '../support/site'

const newFolder = useFolders()
let site: Site
let hr: Context
let admin: Context

beforeAll(async () => {
  site = await openTestSite(await newFolder())
  ;({ hr, admin } = await setUpOffice(site))
})
afterAll(() => site.close())

const digest = (): Promise<string> => projectionDigest(site.services.reader, subjectRegistry(site.desk))
const lastPosition = async (): Promise<unknown> => site.services.reader('event').max({ position: 'position' }).first()
const columns = ['工号', '姓名', '岗位', '手机', '部门']
const person = (number: string, phone = '', department = ''): string[] => [number, `某${number}`, '技术员', phone, department]
const many = (prefix: string, count: number): string[][] => Array.from({ length: count }, (_, n) => person(`${prefix}${n}`, `138${10_000_000 + n}`, `部门${n % 7}`))

describe('an import that does not come to its end', () => {
  test('leaves nothing when it is cancelled', async () => {
    const seen = await preview(site, hr, csv(columns, many('C', 3000)))
    const before = [await digest(), await lastPosition()]
    const { importId } = await call(site.router.imports.run, { previewId: seen.previewId }, { context: hr })
    const view = await call(site.router.imports.cancel, { id: importId }, { context: hr })
    expect(view.state).toBe('cancelled')
    expect([await digest(), await lastPosition()]).toEqual(before)
    await expect(call(site.router.imports.cancel, { id: importId }, { context: hr })).rejects.toMatchObject({ refusal: { code: 'IMPORT_NOT_RUNNING' } })
    // The preview is still there, and the same list comes in after all.
    expect(await runToEnd(site, hr, seen.previewId)).toMatchObject({ state: 'done', counts: { added: 3000 } })
    expect(await site.services.jobs.run(verifyJob, { dataDir: site.dataDir })).toMatchObject({ ok: true })
  })

  test('leaves nothing when its thread is killed half way, and the next one writes on', async () => {
    const path = join(await newFolder(), 'list.csv')
    await writeFile(path, csv(columns, many('K', 3000)))
    const folder = join(await newFolder(), 'preview')
    const output = await site.services.jobs.run(previewImportJob, { dataDir: site.dataDir, resources: resourcesDir, path, fileName: 'list.csv', kind: 'employees', byHand: {}, userId: 'u-hr', makePositions: false, folder })
    const input: RunInput = {
      dataDir: site.dataDir, resources: resourcesDir, folder, kind: 'employees', makePositions: false, digest: output.digest, importId: 'killed', actor: tester, nowMs: Date.now(), steadyMs: Date.now(), file: { id: 'f', name: 'list.csv' }, sheet: '', columns: {},
    }
    const before = [await digest(), await lastPosition()]
    const told = await site.services.writer.lend(tester, () => new Promise<number>((resolve, reject) => {
      const worker = new Worker(workerEntry, { workerData: { name: 'runImport', input } })
      let progressed = 0
      worker.on('message', (message: FromWorker) => {
        if (message.kind === 'done') reject(new Error('it came to its end before it was killed'))
        if (message.kind !== 'progress') return
        progressed = message.done
        void worker.terminate()
      })
      worker.on('exit', () => resolve(progressed))
      worker.on('error', reject)
    }))
    expect(told).toBeGreaterThan(0)
    expect([await digest(), await lastPosition()]).toEqual(before)
    expect(await runToEnd(site, hr, (await preview(site, hr, csv(columns, [person('K1')]))).previewId)).toMatchObject({ state: 'done' })
    expect(await site.services.jobs.run(verifyJob, { dataDir: site.dataDir })).toMatchObject({ ok: true })
  })
})

describe('a register that changes between preview and import', () => {
  test('is not written over: the preview is made again and says so', async () => {
    await runToEnd(site, hr, (await preview(site, hr, csv(columns, [person('R1', '11111'), person('R2', '22222')]))).previewId)
    const seen = await preview(site, hr, csv(columns, [person('R1', '99999'), person('R3')]))
    const [employee] = (await call(site.router.employees.list, { text: 'R1' }, { context: hr })).items
    await call(site.router.employees.update, { id: employee!.id, phone: '77777' }, { context: admin })
    const before = [await digest(), await lastPosition()]
    const view = await runToEnd(site, hr, seen.previewId)
    expect(view).toMatchObject({ state: 'failed', problem: { code: 'IMPORT_CHANGED_MEANWHILE' }, previewId: seen.previewId })
    expect([await digest(), await lastPosition()]).toEqual(before)
    expect(await call(site.router.imports.getPreview, { previewId: seen.previewId }, { context: hr })).toMatchObject({ redone: true, counts: { added: 1, changed: 1 } })
    expect((await rowsOf(site, hr, seen.previewId))[0]!.changes).toEqual([{ field: 'phone', label: '手机号码', from: '77777', to: '99999' }])
    expect(await runToEnd(site, hr, seen.previewId)).toMatchObject({ state: 'done' })
  })

  test('does not matter where the list does not look', async () => {
    const seen = await preview(site, hr, csv(columns, [person('N1')]))
    const [other] = (await call(site.router.employees.list, { text: 'R2' }, { context: hr })).items
    await call(site.router.employees.update, { id: other!.id, phone: '55555' }, { context: admin })
    expect(await runToEnd(site, hr, seen.previewId)).toMatchObject({ state: 'done' })
  })

  test('is seen too where somebody took a number that was free', async () => {
    const seen = await preview(site, hr, csv(columns, [person('T1')]))
    await call(site.router.employees.create, { number: 't1', name: '别人', positionId: 'technician' }, { context: admin })
    expect(await runToEnd(site, hr, seen.previewId)).toMatchObject({ state: 'failed', problem: { code: 'IMPORT_CHANGED_MEANWHILE' } })
    expect((await rowsOf(site, hr, seen.previewId))[0]).toMatchObject({ outcome: 'changed', notices: [{ code: 'NAME_CHANGES' }] })
  })
})

describe('an import is not undone', () => {
  const imported = async (rows: readonly string[][]): Promise<string> => (await runToEnd(site, hr, (await preview(site, hr, csv(columns, rows))).previewId)).id
  const idOf = async (number: string): Promise<string> => (await call(site.router.employees.list, { text: number }, { context: hr })).items.find((one) => one.number === number)!.id

  test('once something was built on it, and says what: a case, an account, a change', async () => {
    const id = await imported([person('B1'), person('B2'), person('B3'), person('B4')])
    const anyone = { kind: 'user', id: 'u-admin', name: '管理员' } as const
    const receivers = [{ kind: 'employee', id: await idOf('B4'), name: '某B4' } as const]
    await call(site.router.cases.start, { employeeId: await idOf('B1'), kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers, assignees: { head: anyone, it: anyone, finance: anyone } }, { context: admin })
    await call(site.router.users.create, { name: 'b2', displayName: '某B2', password: 'demo-1234', roles: ['receiver'], employeeId: await idOf('B2') }, { context: admin })
    await call(site.router.employees.update, { id: await idOf('B3'), phone: '12345' }, { context: admin })
    const before = [await digest(), await lastPosition()]
    const view = await undoToEnd(site, hr, id)
    expect(view).toMatchObject({ state: 'done', undone: null, problem: { code: 'IMPORT_BUILT_ON' } })
    const { first } = view.problem!.data as { first: { why: string; name: string; by: string }[] }
    expect(first.map(({ why, name }) => `${why} ${name}`).sort()).toEqual(['account 某B2 B2', 'case 某B1 B1', 'changed 某B3 B3', 'party 某B4 B4'])
    expect(view.problem!.message).toContain('某B3')
    expect([await digest(), await lastPosition()]).toEqual(before)
  })

  test('by two at once, and the same number can be given again afterwards', async () => {
    const id = await imported([person('W1')])
    await undoToEnd(site, hr, id)
    expect((await call(site.router.employees.list, { text: 'W1' }, { context: hr })).items).toEqual([])
    expect((await call(site.router.search.find, { text: '某W1' }, { context: hr })).items).toEqual([])
    expect(await call(site.router.employees.create, { number: 'W1', name: '又一个', positionId: 'technician' }, { context: hr })).toMatchObject({ number: 'W1' })
  })
})

describe('a preview', () => {
  test('is its maker’s alone, and goes with the site', async () => {
    const seen = await preview(site, hr, csv(columns, [person('P1')]))
    for (const ask of [() => call(site.router.imports.getPreview, { previewId: seen.previewId }, { context: admin }), () => call(site.router.imports.run, { previewId: seen.previewId }, { context: admin })]) {
      await expect(ask()).rejects.toMatchObject({ refusal: { code: 'IMPORT_PREVIEW_GONE' } })
    }
    expect(await readdir(join(site.dataDir, 'previews'))).toContain(seen.previewId)
    await preview(site, hr, csv(columns, [person('P2')]))
    await preview(site, hr, csv(columns, [person('P3')]))
    await preview(site, hr, csv(columns, [person('P4')]))
    // The oldest of one person's makes room.
    expect(await readdir(join(site.dataDir, 'previews'))).not.toContain(seen.previewId)
    await site.close()
    expect(await readdir(site.dataDir)).not.toContain('previews')
    site = await openTestSite(site.dataDir)
  })

  test('of a file that is no list says what it is', async () => {
    const { hr: again } = await reopened()
    await expect(preview(site, again, Buffer.from('%PDF-1.7\n%âãÏÓ\n'), {}, '名册.xlsx')).rejects.toMatchObject({ refusal: { code: 'IMPORT_FILE_UNREADABLE', data: { problem: 'other_format', detail: 'pdf' } } })
    await expect(preview(site, again, 'x\ty\n1\t2\n', { mapping: { 0: 'nonsense' } })).rejects.toMatchObject({ refusal: { code: 'IMPORT_FIELD_UNKNOWN' } })
  })

  const reopened = async (): Promise<{ hr: Context }> => {
    const { openSession } = await import('@main/office/sessions')
    const { token } = await site.services.writer.run(tester, (tx) => openSession(tx.outsideLog, site.services.random, { userId: 'u-hr', nowMs: tx.now(), via: 'browser', pc: 'pc' }))
    return { hr: site.contextFor({ via: 'browser', pc: 'pc', source: 'test', token: () => token, setToken: () => {} }) }
  }
})
