import type { StartCaseInput } from '../../src-shared/contract/case'
import type { PersonRef } from '../../src-shared/contract/common'
import type { CaseKind } from '../../src-shared/vocabulary'
import type { Deed } from './deeds'
import { detailFor } from './details'
import { demoAccounts } from './people'

export type DemoAccount = 'hr' | 'head' | 'finance' | 'it' | 'supervisor' | 'xiaoli'

/** Who did what, so many days before today, at a time of the site's day. */
export interface DemoAct { readonly ago: number; readonly at: string; readonly by: DemoAccount; readonly deeds: readonly Deed[] }

/** A case of the demonstration site. Days are counted back from today, so that the site is as busy whenever it is opened. */
export interface DemoCase {
  readonly employee: string
  readonly kind: CaseKind
  readonly left: number
  readonly ended?: number
  /** Days from today. */
  readonly backIn?: number
  readonly started: { readonly ago: number; readonly at: string }
  readonly reason: string
  readonly told: { readonly channel: StartCaseInput['told']['channel']; readonly note: string; readonly file?: string }
  readonly receivers: readonly PersonRef[]
  readonly keeper?: { readonly person: PersonRef; readonly untilIn: number }
  readonly witness?: PersonRef
  readonly receiverOf?: Readonly<Record<string, PersonRef>>
  readonly assignees?: Readonly<Record<string, PersonRef>>
  readonly acts: readonly DemoAct[]
}

const user = (name: DemoAccount): PersonRef => {
  const account = demoAccounts.find((one) => one.name === name)!
  return { kind: 'user', id: account.id, name: account.displayName }
}
const xiaoli = user('xiaoli')
const mentionXiaoli = { id: xiaoli.id, name: xiaoli.name }
const act = (ago: number, at: string, by: DemoAccount, ...deeds: Deed[]): DemoAct => ({ ago, at, by, deeds })
const fill: Deed = { do: 'fillRows', values: (item) => detailFor(item, item.number) }
const begin: Deed = { do: 'stage', to: 'handing_over' }
const done = (...steps: string[]): Deed[] => steps.map((step) => ({ do: 'step', step }))
/** What IT does on the day, accounts, gate and fingerprints, and HR's look at it within the hour. */
const frozen = (ago: number, at: string): DemoAct[] => [
  act(ago, at, 'it', ...done('abs.freeze', 'site.gate'), { do: 'act', act: 'submit', items: ['face-fingerprint'], note: '账号、门禁和考勤已停用' }),
  act(ago, `${at.slice(0, 3)}59`, 'hr', { do: 'act', act: 'confirm', items: ['face-fingerprint', 'group-chats'] }),
]

/** 许强 left three days ago; his repairs wait, and 小李 has things to confirm. */
const xuqiang: DemoCase = {
  employee: 'demo-e-xuqiang', kind: 'departed', left: 3, backIn: 2, started: { ago: 3, at: '09:10' }, reason: '家中老人住院，当晚离场，未办任何手续', told: { channel: 'call', note: '本人 22:40 来电说明，下周回来补办' },
  receivers: [xiaoli], witness: user('head'),
  acts: [
    act(3, '09:18', 'hr', begin, { do: 'tag', item: 'open-repairs', tags: ['urgent', 'important'] }), ...frozen(3, '09:40'),
    act(3, '10:05', 'hr', { do: 'say', item: 'open-repairs', text: '请上传“未完成的维修任务”清单，客户 B 的设备本周必须保养。' }, { do: 'contact', channel: 'call', answeredBy: 'family', name: '妻子', said: '人在医院陪护，手机静音，答应转告；没有出事故。' }),
    act(3, '10:31', 'hr', { do: 'contact', channel: 'wechat', answeredBy: 'leaver', said: '老人住院，下周回来补办手续。' }, { do: 'reason', finding: 'none', note: '向本人和家属核实：本人没有生病、出事故或被羁押。' }, { do: 'say', item: 'open-repairs', text: '今晚传过来。', forLeaverBy: 'message' }),
    act(2, '08:50', 'head', { do: 'say', text: '@小李 今天先把 3 号空压机的维修记录核一遍，缺的列出来。', mention: mentionXiaoli }),
    act(2, '09:25', 'hr', { do: 'rows', item: 'maintenance-records', rows: [{ path: '\\\\nas\\设备部\\维护记录\\数控车床', secrecy: 'internal', format: 'xlsx' }, { path: '\\\\nas\\设备部\\维护记录\\空压机', secrecy: 'internal', format: 'xlsx' }] }, { do: 'file', file: 'maintenance-records.pdf', item: 'maintenance-records' }, { do: 'act', act: 'submit', items: ['maintenance-records'], note: '许强邮件发来，已归到部门盘' }),
    act(2, '10:02', 'xiaoli', { do: 'rows', item: 'customer-contacts', rows: [{ name: '钱工', company: '客户 A', phone: '13900000011', about: '龙门吊年检' }, { name: '孟经理', company: '客户 B', phone: '13900000012', about: '空压机保养，每月' }] }, { do: 'act', act: 'confirm', items: ['customer-contacts'] }),
    act(1, '16:20', 'it', { do: 'rows', item: 'system-accounts', rows: [{ system: '设备管理系统', account: 'xu.qiang', right: 'edit' }, { system: '客户 B 远程诊断', account: 'eq-02', right: 'view' }] }, { do: 'seal', item: 'system-accounts', secret: 'Tz-9f27-demo' }, { do: 'act', act: 'submit', items: ['system-accounts'], note: '密码已封存，请小李本人揭示' }),
    act(1, '17:05', 'xiaoli', { do: 'act', act: 'begin', items: ['open-repairs'], note: '先问到两项，其余等清单' }),
  ],
}

/** 周婷 went home to Hangzhou; the customer list goes to 小李 and is late. */
const zhouting: DemoCase = {
  employee: 'demo-e-zhouting', kind: 'departed', left: 5, backIn: 6, started: { ago: 4, at: '08:35' }, reason: '家里有急事，未办交接已回杭州', told: { channel: 'message', note: '微信说明不再回来上班', file: 'chat.png' },
  receivers: [xiaoli], witness: user('head'), assignees: { head: user('hr') },
  acts: [
    act(4, '08:50', 'hr', begin, { do: 'tag', item: 'open-orders', tags: ['urgent'] }, { do: 'due', item: 'customer-list', inDays: 2 }), ...frozen(4, '09:12'),
    act(4, '09:30', 'hr', { do: 'say', item: 'customer-list', text: '@小李 您负责的客户资料交接请本周内核对，客户 A 周五要来验收。', mention: mentionXiaoli }, { do: 'contact', channel: 'wechat', answeredBy: 'leaver', said: '已回杭州，不再回来上班，手续请寄。' }),
    act(4, '10:05', 'hr', { do: 'submitApproval', channel: 'message' }, { do: 'approve', step: 'head', opinion: '客户由小李接，先核资料', acting: '销售部没有负责人账号，电话征得区域经理同意' }), act(3, '09:20', 'hr', { do: 'approve', step: 'hr', opinion: '微信截图已存，待补书面申请' }),
    act(3, '14:10', 'xiaoli', { do: 'rows', item: 'customer-list', rows: [{ name: '方总', company: '客户 A', phone: '13900000021', about: '周五验收' }] }, { do: 'act', act: 'begin', items: ['customer-list'] }),
    act(2, '11:15', 'hr', { do: 'rows', item: 'open-orders', rows: [{ what: '客户 C 备件订单 3 台', state: '待发货', forWhom: '客户 C', nextStep: '与物流约车' }] }, { do: 'act', act: 'submit', items: ['open-orders', 'sales-scripts'] }),
    act(1, '09:45', 'hr', { do: 'act', act: 'block', items: ['customer-contracts'], blockedBy: '总部法务', note: '合同原件在总部用印，等寄回' }),
  ],
}

/** 何军 is gone twelve days; 陈建国 keeps the store for the time being. */
const hejun: DemoCase = {
  employee: 'demo-e-hejun', kind: 'departed', left: 12, ended: 2, started: { ago: 11, at: '10:20' }, reason: '连续旷工，电话不接', told: { channel: 'hearsay', note: '同宿舍工友说已回山东' },
  receivers: [], keeper: { person: user('head'), untilIn: 3 }, witness: user('hr'), assignees: { head: user('head') },
  acts: [
    act(11, '10:40', 'hr', begin, ...done('abs.contact')), ...frozen(11, '11:05'),
    act(10, '08:30', 'head', { do: 'tag', item: 'stock-count', tags: ['urgent', 'important'] }, { do: 'rows', item: 'stock-count', rows: [{ name: '11 月盘点表', copies: '2', original: 'original', cabinet: '物资部 1 号柜' }] }, { do: 'act', act: 'submit', items: ['stock-count'] }),
    act(9, '15:00', 'hr', { do: 'act', act: 'return', items: ['stock-count'], note: '少了油料一栏，请补盘' }),
    act(8, '09:10', 'head', { do: 'act', act: 'block', items: ['hazardous-chemicals'], blockedBy: '安监站', note: '双人双锁换人要先报备' }, { do: 'act', act: 'confirm', items: ['store-keys'], note: '换了锁芯，新钥匙两把' }),
    act(5, '17:30', 'hr', { do: 'act', act: 'waive', items: ['sim-card', 'radio'], note: '本岗位未配发' }),
    act(2, '09:00', 'hr', ...done('post.noncompete')),
  ],
}

/** 吴昊: accounts first; documents were sent back. */
const wuhao: DemoCase = {
  employee: 'demo-e-wuhao', kind: 'resignation', left: 6, ended: -24, backIn: 1, started: { ago: 7, at: '09:00' }, reason: '个人发展', told: { channel: 'in_person', note: '提交辞职信，提前三十日' },
  receivers: [user('it')], witness: user('head'), assignees: { head: user('it') },
  acts: [
    act(7, '09:15', 'hr', begin), ...frozen(6, '18:00'),
    act(6, '10:20', 'it', { do: 'rows', item: 'repository-rights', rows: [{ system: '代码仓库', account: 'wuhao', right: 'admin' }] }, { do: 'act', act: 'confirm', items: ['repository-rights'] }),
    act(6, '11:00', 'it', { do: 'rows', item: 'server-accounts', rows: [{ system: '报表服务器', account: 'deploy', right: 'admin' }] }, { do: 'seal', item: 'server-accounts', secret: 'Rk-31ab-demo' }),
    act(6, '14:30', 'hr', { do: 'submitApproval', channel: 'in_person' }), act(6, '15:05', 'it', { do: 'approve', step: 'head', opinion: '代码和服务器先交接' }),
    act(5, '16:40', 'hr', { do: 'rows', item: 'project-documents', rows: [{ path: 'git://文档/接口说明', secrecy: 'internal', format: 'md' }] }, { do: 'act', act: 'submit', items: ['project-documents'] }),
    act(4, '10:15', 'it', { do: 'act', act: 'return', items: ['project-documents'], note: '缺部署步骤和回滚说明' }, { do: 'act', act: 'confirm', items: ['cloud-drive'] }),
  ],
}

/** 谢军 was reported missing this week: hardly begun. */
const xiejun: DemoCase = {
  employee: 'demo-e-xiejun', kind: 'dispatch_return', left: 2, started: { ago: 1, at: '10:50' }, reason: '与班组长争执后离场', told: { channel: 'hearsay', note: '班组长报告' },
  receivers: [], keeper: { person: user('supervisor'), untilIn: 5 }, assignees: { head: user('supervisor') },
  acts: [act(1, '11:10', 'it', ...done('site.gate'))],
}

const tangwei: DemoCase = {
  employee: 'demo-e-tangwei', kind: 'departed', left: 1, backIn: 4, started: { ago: 1, at: '14:25' }, reason: '回老家办事，说下周二回', told: { channel: 'call', note: '' }, receivers: [], assignees: { head: user('hr') }, acts: [],
}

export const runningCases: readonly DemoCase[] = [xuqiang, zhouting, hejun, wuhao, xiejun, tangwei]
export const storyParts = { user, xiaoli, act, fill, begin, done, frozen }
