import type { CaseItem } from '../subjects/case/domain/state'

/** A believable detail row for an item of any shape, filled in by somebody in a hurry. `turn` varies it. */
export function detailFor(item: CaseItem, turn = 0): Record<string, string> {
  const title = item.title['zh-CN']
  const of = (...choices: readonly string[]): string => choices[turn % choices.length]!
  switch (item.shape) {
    case 'plain': return { name: title, quantity: of('1', '2'), remark: of('已当面核对', '电话核对', '') }
    case 'paper': return { name: title, copies: of('1', '2', '3'), original: of('original', 'copy'), cabinet: of('A-03', 'B-12', '资料室 2 号柜') }
    case 'digital': return { path: of(`\\\\nas\\移交\\${title}`, `云盘/移交/${title}`), secrecy: of('internal', 'open', 'confidential'), format: of('xlsx', 'pdf', 'docx') }
    case 'contact': return { name: of('王工', '李经理', '赵主任'), company: of('客户 A', '客户 B', '监理公司'), phone: of('13900000001', '13900000002'), about: of('设备报修', '月度对账', '进场协调') }
    case 'account': return { system: of('MES 系统', 'OA', '项目管理平台'), account: of('zhang.s', 'site02', 'eq-admin'), right: of('edit', 'admin', 'view') }
    case 'money': return { what: title, amount: of('300', '1280.50', '0'), voucher: of('付-0112', '收-0087', '') }
    case 'seal': return { name: title, imprint: '见印模册', keeper: of('综合办公室', '资料室'), registerPage: of('12', '27') }
    case 'drawing': return { number: of('JG-05', 'SS-11'), revision: of('B', 'C'), copies: of('2', '1'), controlled: 'controlled' }
    case 'task': return { what: title, state: of('进行中', '待备件', '已约时间'), forWhom: of('客户 B', '项目部'), nextStep: of('本周内上门', '备件到货后安装') }
    case 'asset': return { tag: of('ZC-0412', 'ZC-0877', 'ZC-1033'), name: title, model: of('', '标配'), quantity: '1', condition: of('good', 'damaged'), accessories: '' }
  }
}
