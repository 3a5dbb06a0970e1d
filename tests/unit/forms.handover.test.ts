import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { HandoverForm } from '@shared/contract/form'
import type { DetailColumn } from '@shared/contract/template'
import { handoverForm, type HandoverContext } from '@main/forms/handover'
import { canonicalJson } from '@main/forms/hash'
import { calendarFrom } from '@main/subjects/calendar/calendar'
import { decideAct } from '@main/subjects/case/domain/items'
import { decideAddendum, decidePostMessage } from '@main/subjects/case/domain/paper'
import { decideRecordPrinting } from '@main/subjects/case/printing/decide'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { decideAddRows, decideConfirmRows, decideSeal } from '@main/subjects/case/domain/rows'
import { ACase, act, anItem, asPerson } from '../support/cases'

const column = (key: string, zh: string, en: string, more: Partial<DetailColumn> = {}): DetailColumn => ({ key, label: { 'zh-CN': zh, en }, type: 'text', required: false, retired: false, choices: [], ...more })
const accountColumns = [
  column('system', '系统', 'System'), column('right', '权限', 'Right', { type: 'choice', choices: [{ value: 'admin', label: { 'zh-CN': '管理员', en: 'Administrator' } }] }), column('pw', '登录密码', 'Password'),
  column('old', '旧列', 'Old', { retired: true }),
]
const items = [
  anItem('laptop', { category: 'assets', title: { 'zh-CN': '笔记本电脑', en: 'Laptop' } }),
  anItem('records', { category: 'documents', title: { 'zh-CN': '设备维护记录', en: 'Maintenance records' }, due: { anchor: 'leftOn', days: 2, unit: 'calendar', shift: false } }),
  anItem('accounts', { category: 'accounts', title: { 'zh-CN': '系统账号密码', en: 'System accounts' }, columns: accountColumns }),
  anItem('repairs', { category: 'work', title: { 'zh-CN': '未完成的维修任务', en: '' } }),
]
const aCase = () => ACase.started({ items, keeper: { person: asPerson('head'), until: '2026-12-01' }, witness: asPerson('hr') })

const context = (facts: Partial<HandoverContext> = {}): HandoverContext => ({
  site: '滨江二期', company: '宏远装备', timeZone: 'Asia/Shanghai', locale: 'zh-CN', today: '2026-11-24', kindName: { 'zh-CN': '已离场未办手续', en: 'Departed' },
  calendar: calendarFrom({ id: 'cn', years: {} }), templateItems: new Map(), ...facts,
})
const withRows = (one: ACase) => one.do('xiaoli', (state, party) => decideAddRows(state, {
  itemId: 'accounts', columns: accountColumns, rows: [{ id: 'r1', values: { system: 'MES', right: 'admin', pw: 'hunter2' } }, { id: 'r2', values: { system: 'OA' } }],
}, party))

describe('the handover form', () => {
  test('numbers work by category, then assets, without gaps', () => {
    const form = handoverForm(aCase().state, context())
    expect(form.items.map((one) => [one.number, one.category, one.title, one.dueOn])).toEqual([
      [1, '工作', '未完成的维修任务', ''], [2, '文件资料', '设备维护记录', '2026-11-22'], [3, '账号', '系统账号密码', ''],
    ])
    expect(form.assets.map((one) => [one.number, one.title, one.status])).toEqual([[4, '笔记本电脑', '未开始']])
    expect(HandoverForm.parse(form)).toEqual(form)
  })

  test('says who hands over to whom, of the identity number the last four digits only', () => {
    const form = handoverForm(aCase().state, context())
    expect({ ...form.leaver, keeper: form.keeper, receivers: form.receivers, witness: form.witness, kind: form.kind }).toEqual({
      name: '老张', number: 'E0427', department: '设备部', crew: '', position: '技术员', employer: '宏远装备', joinedOn: '2021-03-15', leftOn: '2026-11-20', endOn: '', phone: '', identityTail: '7718',
      keeper: '陈建国（暂管至 2026-12-01）', receivers: ['小李'], witness: '王敏', kind: '已离场未办手续',
    })
    expect(JSON.stringify(form)).not.toContain('320102198504127718')
  })

  test('is complete in English; a text without English stays Chinese', () => {
    const form = handoverForm(withRows(aCase()).state, context({ locale: 'en' }))
    expect(form.items.map((one) => one.title)).toEqual(['未完成的维修任务', 'Maintenance records', 'System accounts'])
    expect(form.annex).toEqual([{ itemNumber: 3, title: 'System accounts', columns: ['System', 'Right', 'Taken over'], rows: [['MES', 'Administrator', ''], ['OA', '', '']] }])
    expect([form.kind, form.leaver.position, form.assets[0]?.status]).toEqual(['Departed', 'Technician', 'Not started'])
  })

  test('prints no password: neither a sealed one nor one typed into a column', () => {
    const one = withRows(aCase()).do('xiaoli', (state, party) => decideSeal(state, { itemId: 'accounts', rowId: 'r1', secret: 's1', ciphertext: 'Zm9v' }, party))
      .do('xiaoli', (state, party) => decideConfirmRows(state, { itemId: 'accounts', rowIds: ['r2'] }, party))
    const form = handoverForm(one.state, context())
    expect(form.annex).toEqual([{ itemNumber: 3, title: '系统账号密码', columns: ['系统', '权限', '密码', '接收确认'], rows: [['MES', '管理员', '已封存移交', ''], ['OA', '', '—', '小李 2026-11-21']] }])
    expect(JSON.stringify(form)).not.toMatch(/hunter2|Zm9v/)
  })

  test('names reservations, waivers, refusals with their witnesses, and what blocks', () => {
    const one = aCase()
      .do('xiaoli', (state, party) => decideAct(state, { ...act('reserve', 'records'), note: '缺 10 月' }, party))
      .do('hr', (state, party) => decideAct(state, { ...act('refuse', 'accounts'), note: '不愿移交', witnesses: ['王敏', '孙师傅'] }, party))
      .do('xiaoli', (state, party) => decideAct(state, { ...act('block', 'repairs'), blockedBy: '厂家', note: '等备件' }, party))
      .do('hr', (state, party) => decideAct(state, { ...act('waive', 'laptop'), note: '未配发' }, party))
    const form = handoverForm(one.state, context())
    expect(form.reservations).toEqual([
      { itemNumber: 1, title: '未完成的维修任务', kind: '受阻', text: '受阻于：厂家 等备件', witnesses: '' }, { itemNumber: 2, title: '设备维护记录', kind: '有保留确认', text: '缺 10 月', witnesses: '' },
      { itemNumber: 3, title: '系统账号密码', kind: '拒绝移交', text: '不愿移交', witnesses: '王敏、孙师傅' }, { itemNumber: 4, title: '笔记本电脑', kind: '已免除', text: '未配发', witnesses: '' },
    ])
    expect([form.progress, form.onBehalf, form.items[1]?.doneOn]).toEqual([{ done: 3, total: 4 }, true, '2026-11-21'])
  })

  test('says when something was recorded for the leaver', () => {
    const message = { id: 'm1', itemId: null, text: '今晚传过来', mentions: [], files: [] }
    expect(handoverForm(aCase().do('hr', (state, party) => decidePostMessage(state, { ...message, onBehalfChannel: null }, party)).state, context()).onBehalf).toBe(false)
    expect(handoverForm(aCase().do('hr', (state, party) => decidePostMessage(state, { ...message, onBehalfChannel: 'call' }, party)).state, context()).onBehalf).toBe(true)
  })
})

describe('the content hash', () => {
  const hash = (one: ACase, facts: Partial<HandoverContext> = {}) => handoverForm(one.state, context(facts)).contentHash

  test('is SHA-256 of the canonical JSON of the rest, and the QR carries its first half', () => {
    const form = handoverForm(aCase().state, context())
    const { contentHash, qr, reprint: _reprint, preparedOn: _preparedOn, ...content } = form
    expect(contentHash).toBe(createHash('sha256').update(canonicalJson(content)).digest('hex'))
    expect(qr).toBe(`HD1:HD-2026-00001:${contentHash.slice(0, 32)}`)
    expect(qr).toMatch(/^[\x20-\x7e]+$/)
  })

  test('stays with the day and with a printing, and moves with an item, a row and the language', () => {
    const before = hash(aCase())
    const printed = aCase().do('hr', (state) => decideRecordPrinting(state, { id: 'p1', locale: 'zh-CN', copies: ['archive'], contentHash: before }))
    expect([hash(printed), hash(printed, { today: '2026-11-25' })]).toEqual([before, before])
    expect(new Set([before, hash(aCase(), { locale: 'en' }), hash(withRows(aCase())), hash(aCase().do('xiaoli', (state, party) => decideAct(state, act('submit', 'records'), party)))]).size).toBe(4)
  })

  test('counts as a reprint only what is the same paper', () => {
    const printed = aCase()
    printed.do('hr', (state) => decideRecordPrinting(state, { id: 'p1', locale: 'zh-CN', copies: ['archive'], contentHash: hash(printed) }))
    expect([handoverForm(printed.state, context()).reprint, handoverForm(printed.state, context({ locale: 'en' })).reprint]).toEqual([1, 0])
    expect(handoverForm(printed.do('xiaoli', (state, party) => decideAct(state, act('submit', 'records'), party)).state, context()).reprint).toBe(0)
  })

  test('covers an addendum, which is printed with its day and author', () => {
    const one = aCase()
    one.do('hr', (state, party) => decideAct(state, act('confirm', ...items.map((item) => item.id)), party))
    for (const to of ['handing_over', 'awaiting_confirmation', 'to_settle', 'to_file', 'archived'] as const) one.do('hr', (state, party) => decideMoveStage(state, { to, overrideReason: '测试', today: '2026-11-24' }, party))
    const before = hash(one)
    one.do('hr', (state) => decideAddendum(state, { id: 'a1', text: '补交钥匙一把' }))
    expect([handoverForm(one.state, context()).addenda, hash(one) === before]).toEqual([['2026-11-21 王敏: 补交钥匙一把'], false])
  })

  test('does not depend on the order in which fields were written', () => {
    expect(canonicalJson({ b: [1, { d: '二', c: null }], a: 'x', gone: undefined })).toBe('{"a":"x","b":[1,{"c":null,"d":"二"}]}')
  })
})
