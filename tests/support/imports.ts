import { Readable } from 'node:stream'
import { call } from '@orpc/server'
import { attachmentLimit } from '@shared/contract/attachment'
import type { ImportPreview, ImportRow, ImportSource, ImportView } from '@shared/contract/import'
import type { Context } from '@main/office/context'
import { openSession } from '@main/office/sessions'
import { systemActor, type Site } from '@main/site'
import { recordStored } from '@main/subjects/attachment/procedures'
import { decideSetUp, siteId } from '@main/subjects/site/domain'
import { siteSubject } from '@main/subjects/site/projection'
import { decideCreateUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'

/** A site that was set up, with what ships and two people of its office. */
export async function setUpOffice(site: Site): Promise<{ hr: Context; admin: Context }> {
  const tokens = new Map<string, string>()
  await site.services.writer.run(systemActor(), async (tx) => {
    const loaded = await tx.load(siteSubject, siteId)
    await tx.record(siteSubject, loaded, decideSetUp(loaded.state, { name: 's', company: 'c', locale: 'zh-CN', timeZone: 'Asia/Shanghai', demo: false, lockAfterMinutes: 15 }))
    await site.ship(tx)
    for (const [name, role] of [['hr', 'hr'], ['admin', 'admin']] as const) {
      const fields = { name, displayName: name === 'hr' ? '王人事' : '管理员', roles: [role], departments: [], locale: 'zh-CN' as const, employeeId: null }
      await tx.record(userSubject, await tx.load(userSubject, `u-${name}`), decideCreateUser({ fields, verifier: 'scrypt$none', nameTaken: false }))
      tokens.set(name, (await openSession(tx.outsideLog, site.services.random, { userId: `u-${name}`, nowMs: tx.now(), via: 'browser', pc: 'pc' })).token)
    }
  })
  const contextOf = (name: string): Context => site.contextFor({ via: 'browser', pc: 'pc', source: 'test', token: () => tokens.get(name)!, setToken: () => {} })
  return { hr: contextOf('hr'), admin: contextOf('admin') }
}

/** A list as an office would upload it: the text of a CSV file, or a workbook's bytes. Answers the id of the file. */
export async function upload(context: Context, name: string, content: string | Buffer): Promise<string> {
  const received = await context.services.files.receive(Readable.from([typeof content === 'string' ? Buffer.from(content) : content]), attachmentLimit)
  return (await recordStored({ input: { ...received, name, type: 'application/octet-stream' }, context })).id
}

/** Rows of a list as CSV: the header and a line for each. */
export const csv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')).join('\r\n')

export async function preview(site: Site, context: Context, content: string | Buffer, source: Partial<ImportSource> = {}, name = '名册.csv'): Promise<ImportPreview> {
  return call(site.router.imports.preview, { kind: 'employees', fileId: await upload(context, name, content), ...source }, { context })
}

/** Every row of a preview. */
export async function rowsOf(site: Site, context: Context, previewId: string, only?: ImportRow['outcome']): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  for (let cursor: string | undefined; ;) {
    const page = await call(site.router.imports.rows, { previewId, limit: 200, ...(only ? { only } : {}), ...(cursor ? { cursor } : {}) }, { context })
    rows.push(...page.items)
    if (page.next === null) return rows
    cursor = page.next
  }
}

/** Waits until an import or an undoing is no longer at work. */
export async function ended(site: Site, context: Context, id: string): Promise<ImportView> {
  for (;;) {
    const view = await call(site.router.imports.get, { id }, { context })
    if (!['waiting', 'running', 'undoing'].includes(view.state)) return view
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  }
}

/** Imports what a preview showed and waits for it. */
export async function runToEnd(site: Site, context: Context, previewId: string, leaveOutRefused = false): Promise<ImportView> {
  const { importId } = await call(site.router.imports.run, { previewId, leaveOutRefused }, { context })
  return ended(site, context, importId)
}

/** Takes an import back and waits for it. */
export async function undoToEnd(site: Site, context: Context, id: string): Promise<ImportView> {
  await call(site.router.imports.undo, { id, reason: '导错了文件' }, { context })
  return ended(site, context, id)
}
