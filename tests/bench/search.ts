import { call } from '@orpc/server'
import type { Knex } from 'knex'
import type { Context } from '@main/office/context'
import { openSession } from '@main/office/sessions'
import { systemActor, type Site } from '@main/site'
import { p95, type Line } from './measure'
import type { Bench, Measure } from './service'

/** What people type and what is worst for an index: words that stand in every case, one character, one letter, digits that occur often, look-alikes, nothing at all. */
export async function searchedTexts(reader: Knex): Promise<string[]> {
  const open = (await reader('case_card').where({ status: 'open' }).first('employee_name', 'employee_number', 'number')) as { employee_name: string; employee_number: string; number: string }
  const person = (await reader('employee').where('phone', '<>', '').first('name', 'phone', 'number')) as { name: string; phone: string; number: string }
  return [
    open.employee_name, open.employee_name.slice(0, 1), open.employee_number, open.number, open.number.slice(-5), person.phone, person.phone.slice(3, 7), person.phone.slice(-4), person.number.slice(1),
    '维修', '交接', '记录', '设备', '台账', '交', '的', 'z', 'e', 'lz', 'wm', 'zhang', 'wangfang', 'E0', '2026', '1380', '1390', '0000', '139', 'HD-', 'hd-2026', '维修记录', '签字扫描件', 'png', 'xlsx', '安全帽', '家中有事', '今晚',
    `${open.employee_name} 记录`, `${open.employee_name.slice(0, 1)} 交接`, '设备 交接 记录', '清单 维修', 'safety helmet', 'and', 'the', 'rester', 'terning', '121212', '交设', '接记', '紫禁城', 'qxzvw', '工牌 饭卡 钥匙 图纸', '… 。', 'e t a o',
  ]
}

/** The context of an account of this site, signed in here. */
export async function contextOf(site: Site, userId: string): Promise<Context> {
  const { token } = await site.services.writer.run(systemActor(), (tx) => openSession(tx.outsideLog, site.services.random, { userId, nowMs: tx.now(), via: 'api', pc: 'bench' }))
  return site.contextFor({ via: 'api', pc: 'bench', source: 'bench', token: () => token, setToken: () => {} })
}

/** A receiver and a head: what they may see is found among everything. */
async function narrowUsers(reader: Knex): Promise<string[]> {
  const rows = (await reader('user_account').where({ disabled: 0 }).select('id', 'roles')) as { id: string; roles: string }[]
  return ['receiver', 'head'].flatMap((role) => rows.find((row) => (JSON.parse(row.roles) as string[]).join() === role)?.id ?? [])
}

/** First pages, as the search page and the box in the header ask for them, by somebody who sees all and by those who do not. */
export const search: Measure = async ({ site, context, reader }: Bench): Promise<Line> => {
  const texts = await searchedTexts(reader)
  const contexts = [context, ...(await Promise.all((await narrowUsers(reader)).map((id) => contextOf(site, id))))]
  const asks = texts.flatMap((text) => contexts.flatMap((one) => [() => call(site.router.search.find, { text }, { context: one }), () => call(site.router.search.quick, { text }, { context: one })]))
  return {
    name: 'search p95', unit: 'ms', limit: 100, value: await p95(asks.length * 2, (round) => asks[round % asks.length]!()),
    // The bare driver fetching the first rows of the commonest word off the index.
    bare: await p95(200, () => reader.raw(`SELECT rowid FROM search_index WHERE search_index MATCH '"交接"' ORDER BY rowid LIMIT 50`)),
  }
}
