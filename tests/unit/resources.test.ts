import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PositionFields } from '../../src-shared/contract/position'
import { TemplateFields } from '../../src-shared/contract/template'
import {
  ShippedCalendar, ShippedCaseKind, ShippedChecklist, ShippedColumns, ShippedLegalStep, ShippedPosition, type ShippedCalendarYear,
} from '../../src-shared/shippedData'
import { caseKinds, detailShapes, itemCategories, itemTags, templateLayers, workerTypes } from '../../src-shared/vocabulary'

const resources = fileURLToPath(new URL('../../resources/', import.meta.url))
/** Reads and validates one file; what is wrong is reported with the file's name. */
const read = <Shape extends z.ZodType>(shape: Shape, path: string): z.infer<Shape> => {
  const found = shape.safeParse(JSON.parse(readFileSync(join(resources, path), 'utf8')))
  if (!found.success) throw new Error(`${path}: ${z.prettifyError(found.error)}`)
  return found.data
}
const notLists = ['positions.json', 'detail-columns.json']
const listFiles = readdirSync(join(resources, 'checklists')).filter(name => name.endsWith('.json') && !notLists.includes(name))

const checklists = listFiles.map(name => read(ShippedChecklist, `checklists/${name}`))
const positions = read(z.array(ShippedPosition), 'checklists/positions.json')
const columns = read(ShippedColumns, 'checklists/detail-columns.json')
const kinds = read(z.array(ShippedCaseKind), 'rules/case-kinds.json')
const steps = read(z.array(ShippedLegalStep), 'rules/legal-steps.json')
const calendar = read(ShippedCalendar, 'calendars/cn.json')

const list = (id: string) => {
  const found = checklists.find(one => one.id === id)
  if (!found) throw new Error(`no checklist ${id}`)
  return found
}
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

/** Every row of CHECKLISTS.md: the list and the words its items must name. */
const rows: Record<string, string> = {
  everybody: '安全帽 反光衣 安全带 劳保鞋 工作服 宿舍钥匙 床位 被褥 水电表读数 饭卡余额 门禁卡 人脸 考勤指纹 工牌 柜钥匙 对讲机 SIM卡 备用金 借款 工资表签字 离岗职业健康检查 实名制平台退场 群聊 云盘',
  technician: '设备维护记录 客户联系方式 系统账号密码 未完成的维修任务',
  sales: '客户列表 未完成订单 销售话术 客户合同',
  developer: '代码仓库权限 项目文档 服务器账号',
  'site-engineer': '施工日志 图纸 技术交底 测量控制点和成果 在施部位 旁站 未闭合整改单 分包联系人',
  'records-clerk': '收发文登记 受控图纸发放回收 检验批和验收资料 原件 份数 柜号 资料专用章 竣工资料进度 城建档案账号',
  'safety-officer': '安全日志 隐患台账 未整改项 特种作业证复印件 三级教育卡 危大工程旁站 应急物资钥匙 安全帽发放台账',
  'warehouse-keeper': '库存盘点表 未结收料单 在途合同 地磅记录 易耗品限额 库房钥匙 危化品双人双锁',
  'plant-repair': '设备台账 钥匙 保养记录 待修清单 备件 特种设备检验日期 厂家联系人',
  'cost-contracts': '签证 变更 计量 合同台账 对账单 CA锁',
  cashier: '现金盘点 U盾 支票 票据 凭证 税控 财务章 备用金台账',
  administration: '印章证照 花名册 工资专户资料 实名制平台账号 合同 社保增减员 车辆 油卡',
  'certified-staff': '注册证书 执业印章原件 转注册材料 安全考核证 授权书 签字权交接日 备案变更',
  'crew-worker': '进退场登记 离场时间和工资结算写入花名册 考勤和工程量确认 工资结清确认 手印 工具退还 宿舍清退',
}

describe('shipped checklists', () => {
  test('are the fourteen of CHECKLISTS.md, each in a file named after it', () => {
    expect(checklists.map(one => one.id).toSorted()).toEqual(Object.keys(rows).toSorted())
    expect(listFiles.map(name => name.replace('.json', ''))).toEqual(checklists.map(one => one.id))
    expect(checklists.filter(one => one.layer === 'base').map(one => one.id)).toEqual(['everybody'])
    expect(checklists.filter(one => one.layer === 'worker_type').map(one => one.id)).toEqual(['crew-worker'])
  })

  test.each(Object.entries(rows))('%s names everything of its row', (id, words) => {
    const titles = list(id).items.map(item => item.title['zh-CN']).join('、').replaceAll(' ', '')
    expect(words.split(' ').filter(word => !titles.includes(word))).toEqual([])
  })

  test('the technician’s list is the one of the reference story', () => {
    expect(list('technician').items.map(({ title, category, shape, tags }) => ({ title: title['zh-CN'], category, shape, tags }))).toEqual([
      { title: '设备维护记录', category: 'documents', shape: 'digital', tags: ['urgent'] },
      { title: '客户联系方式', category: 'contacts', shape: 'contact', tags: ['important'] },
      { title: '系统账号密码', category: 'accounts', shape: 'account', tags: ['immediate'] },
      { title: '未完成的维修任务', category: 'tasks', shape: 'task', tags: ['urgent'] },
    ])
    expect(list('technician').items.find(item => item.key === 'open-repairs')?.needsMaterial).toBe(true)
  })

  test('repeat no key in a list, nor across lists that meet in one case', () => {
    const shared = checklists.filter(one => one.layer !== 'position').flatMap(one => one.items)
    for (const one of checklists.filter(other => other.layer === 'position')) {
      const met = [...shared, ...one.items]
      expect([one.id, repeated(met.map(item => item.key)), repeated(met.map(item => item.title['zh-CN']))]).toEqual([one.id, [], []])
    }
  })

  test('serve positions that ship, every staff position by exactly one list', () => {
    const served = checklists.flatMap(one => one.layer === 'position' ? one.positions : [])
    expect(served.toSorted()).toEqual(positions.filter(one => one.workerType === 'staff').map(one => one.title['zh-CN']).toSorted())
  })

  test('use every category, shape, tag, layer and worker type with a list of its own', () => {
    const items = checklists.flatMap(one => one.items)
    expect(itemCategories.filter(word => !items.some(item => item.category === word))).toEqual([])
    expect(detailShapes.filter(word => !items.some(item => item.shape === word))).toEqual([])
    expect(itemTags.filter(word => !items.some(item => item.tags.includes(word)))).toEqual([])
    expect(templateLayers.filter(word => !checklists.some(one => one.layer === word))).toEqual([])
    expect(workerTypes.filter(word => !positions.some(one => one.workerType === word))).toEqual([])
  })

  test('ask only the exit health check of people exposed to hazards alone', () => {
    expect(checklists.flatMap(one => one.items).filter(item => item.hazardOnly).map(item => item.key)).toEqual(['exit-health-check'])
    expect(positions.some(one => one.hazard)).toBe(true)
  })

  test('are accepted by the contract as templates and positions', () => {
    for (const one of checklists) {
      const fields = { layer: one.layer, name: one.name, workerType: one.layer === 'worker_type' ? one.workerType : null, items: one.items.map(item => ({ ...item, columns: columns[item.shape] })) }
      expect([one.id, TemplateFields.safeParse(fields).error]).toEqual([one.id, undefined])
    }
    for (const { id: _, ...fields } of positions) expect(PositionFields.parse(fields)).toEqual(fields)
  })

  test('positions repeat neither id nor title', () => {
    expect(repeated(positions.map(one => one.id))).toEqual([])
    expect(repeated(positions.map(one => one.title['zh-CN']))).toEqual([])
  })
})

describe('shipped detail columns', () => {
  test('cover every shape, without a repeated key and with something to fill in', () => {
    expect(Object.keys(columns).toSorted()).toEqual([...detailShapes].toSorted())
    for (const shape of detailShapes) {
      expect([shape, repeated(columns[shape].map(column => column.key)), columns[shape].some(column => column.required)]).toEqual([shape, [], true])
    }
  })

  test('never have a place for a password', () => {
    const labels = Object.values(columns).flat().map(column => `${column.key} ${column.label['zh-CN']} ${column.label.en}`)
    expect(labels.filter(label => /密码|口令|pass|secret/i.test(label))).toEqual([])
  })
})

describe('shipped kinds of case', () => {
  test('are those of the vocabulary, in its order', () => {
    expect(kinds.map(kind => kind.id)).toEqual([...caseKinds])
  })

  test('owe a certificate exactly where a contract ends, another employer’s for people lent or subcontracted', () => {
    expect(kinds.filter(kind => !kind.endsContract).map(kind => kind.id)).toEqual(['transfer', 'long_leave'])
    expect(kinds.filter(kind => kind.certificateBy === 'other_employer').map(kind => kind.id)).toEqual(['dispatch_return', 'subcontractor_exit'])
    expect(kinds.filter(kind => kind.endsContract !== (kind.certificateBy !== null)).map(kind => kind.id)).toEqual([])
  })

  test('know when severance is owed (LCL 46)', () => {
    expect(kinds.filter(kind => kind.severance === 'always').map(kind => kind.id)).toEqual(['forced', 'no_fault'])
    const owed = kinds.filter(kind => kind.certificateBy === 'own' && kind.severance !== 'never').map(kind => kind.id)
    expect(steps.find(step => step.id === 'post.severance')?.appliesTo.kinds).toEqual(owed)
  })
})

describe('shipped legal steps', () => {
  test('fall due as LAW.md §2 says', () => {
    const dues = Object.fromEntries(steps.map(step => [step.id, `${step.anchor} ${step.days} ${step.owner}`]))
    expect(steps).toHaveLength(15)
    expect(dues).toEqual({
      'abs.freeze': 'leftOn 0 it', 'abs.contact': 'leftOn 0 hr', 'site.gate': 'leftOn 0 it', 'site.exit': 'leftOn 3 hr', 'end.health': 'endOn -1 hr',
      'post.cert': 'endOn 0 hr', 'post.wage': 'endOn 0 finance', 'post.leave': 'endOn 0 finance', 'post.return': 'endOn 0 hr', 'post.noncompete': 'endOn 0 hr',
      'post.severance': 'handoverDoneOn 0 finance', 'post.file': 'endOn 15 hr', 'post.insurance': 'endOn 15 hr', 'post.unemployed': 'endOn 15 hr', 'post.fund': 'endOn 30 finance',
    })
    expect(steps.filter(step => step.unit !== 'calendar')).toEqual([])
  })

  test('wait for the handover in the case of severance alone (LCL 50, 84, 89)', () => {
    expect(steps.filter(step => step.waitsForHandover || step.anchor === 'handoverDoneOn').map(step => step.id)).toEqual(['post.severance'])
  })

  test('after the end concern only our own people and kinds that end a contract', () => {
    const ending = kinds.filter(kind => kind.endsContract).map(kind => kind.id)
    for (const { id, appliesTo } of steps.filter(one => one.anchor !== 'leftOn')) {
      const named = appliesTo.kinds === 'endsContract' ? ending : appliesTo.kinds === 'all' ? caseKinds : appliesTo.kinds
      expect([id, appliesTo.employer, named.filter(kind => !ending.includes(kind))]).toEqual([id, ['own'], []])
    }
  })
})

const daysOf = (year: number) => Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)))
  .filter(day => day.getUTCFullYear() === year).map(day => ({ on: day.toISOString().slice(0, 10), weekend: [0, 6].includes(day.getUTCDay()) }))
const workdays = (year: number, { off, work }: ShippedCalendarYear) =>
  daysOf(year).filter(({ on, weekend }) => work.includes(on) || (!weekend && !off.includes(on))).length
const yearOf = (year: number): ShippedCalendarYear => {
  const found = calendar.years[String(year)]
  if (!found) throw new Error(`no year ${year}`)
  return found
}

describe('shipped calendar', () => {
  test.each([2025, 2026])('%i is confirmed and has 248 workdays', year => {
    expect(yearOf(year).state).toBe('confirmed')
    expect(workdays(year, yearOf(year))).toBe(248)
  })

  test('2027 is provisional: statutory days only', () => {
    expect(yearOf(2027)).toMatchObject({ state: 'provisional', work: [], off: yearOf(2027).statutory })
  })

  test.each(Object.entries(calendar.years))('%s: thirteen statutory days, all off; make-up days are weekend days', (year, { statutory, off, work }) => {
    const weekend = new Set(daysOf(Number(year)).filter(day => day.weekend).map(day => day.on))
    expect(statutory).toHaveLength(13)
    expect(statutory.filter(day => !off.includes(day))).toEqual([])
    expect(work.filter(day => !weekend.has(day) || off.includes(day))).toEqual([])
    for (const days of [statutory, off, work]) {
      expect(days).toEqual([...new Set(days)].toSorted())
      expect(days.filter(day => !day.startsWith(`${year}-`))).toEqual([])
    }
  })
})

describe('shipped words', () => {
  test('English texts hold no Chinese, and Chinese texts are Chinese', () => {
    const wrong: string[] = []
    const latinOnly = /^[A-Za-z0-9 .-]+$/
    const walk = (value: unknown): void => {
      if (Array.isArray(value)) return value.forEach(walk)
      if (typeof value !== 'object' || value === null) return
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'en' && typeof inner === 'string' && /\p{Script=Han}/u.test(inner)) wrong.push(inner)
        if (key === 'zh-CN' && typeof inner === 'string' && latinOnly.test(inner)) wrong.push(inner)
        walk(inner)
      }
    }
    walk([checklists, positions, columns, kinds, steps])
    expect(wrong).toEqual([])
  })
})
