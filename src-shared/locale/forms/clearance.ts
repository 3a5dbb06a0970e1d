import { formWording } from './words'

export const clearanceWords = formWording({
  'zh-CN': {
    items: '一、逐项情况', block: '部门', item: '事项', result: '结果', by: '办理人', on: '日期', note: '说明', departments: '二、各部门会签', state: '结论', opinion: '意见（可手写）', sign: '签字', signer: '办理人',
    own: '本部门', finance: '财务', administration: '行政 / 宿舍', warehouse: '仓库 / 安全', it: 'IT', drawings: '资料 / 图纸', gate: '门禁 / 实名制', hr: '人事', cleared: '已办结 {count} 项', open: '未结 {open} / {count} 项', nothing: '无事项',
    none: '没有需要会签的事项', clause: '会签只说明各部门事项的办理情况。工资、离职证明、档案和社保转移依法按期办理，不以本单是否办结为条件；未归还物品不得径行抵扣工资。', leaver: '离职人', hrClerk: '人事经办',
  },
  en: {
    items: '1. Item by item', block: 'Department', item: 'Item', result: 'Result', by: 'Done by', on: 'Date', note: 'Remark', departments: '2. Cleared by', state: 'Result', opinion: 'Remark (by hand)', sign: 'Signature', signer: 'Done by',
    own: 'Own department', finance: 'Finance', administration: 'Office / dormitory', warehouse: 'Warehouse / safety', it: 'IT', drawings: 'Records / drawings', gate: 'Gate / real-name', hr: 'HR', cleared: '{count} done', open: '{open} of {count} open', nothing: 'Nothing to clear',
    none: 'There is nothing to clear', clause: 'This sheet only says how far each department is. Wages, leaving certificate, file and insurance are due by law and do not depend on it; what was not returned may not simply be deducted from pay.', leaver: 'Leaver', hrClerk: 'HR clerk',
  },
})
