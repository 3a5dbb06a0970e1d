import { formWording } from './words'

export const settlementWords = formWording({
  'zh-CN': {
    attendance: '当月出勤天数', payOn: '支付日期', account: '收款账号尾号', rows: '一、结算项目', component: '项目', source: '依据', payable: '应付（元）', receivable: '应扣 / 应还（元）', state: '状态', remark: '说明', settled: '已结清', unsettled: '未结清', open: '待填',
    totals: '二、合计', payableTotal: '应付合计', receivableTotal: '应扣 / 应还合计', net: '实付（净额）', inWords: '大写', openRows: '尚有 {count} 项没有金额，合计不含这些项目。',
    cap: '因本人原因造成损失的扣除：{damage} 元；按《工资支付暂行规定》第十六条，当月最多可扣 {cap} 元（不超过当月工资的 20%，扣后不低于最低工资）。',
    opinion: '三、本人意见', opinionBox: '本人意见', sign: '签字：', on: '日期：', clause: '本单只确认上列金额，不含放弃任何权利的约定；工资依法按期支付，不以本单是否签字、交接是否办结为条件。', leaver: '本人', finance: '财务', hr: '人事', confirmed: '财务确认：{by}，{on}', notConfirmed: '财务尚未确认', agree: '□ 同意以上金额　　□ 有异议，理由：',
  },
  en: {
    attendance: 'Days attended this month', payOn: 'Pay day', account: 'Account, last digits', rows: '1. Items', component: 'Item', source: 'Source', payable: 'Payable (CNY)', receivable: 'Deducted / owed (CNY)', state: 'State', remark: 'Remark', settled: 'Settled', unsettled: 'Not settled', open: 'Open',
    totals: '2. Totals', payableTotal: 'Payable', receivableTotal: 'Deducted / owed', net: 'Net', inWords: 'In words', openRows: '{count} items have no figure yet and are not in the totals.',
    cap: 'Deducted for damage: CNY {damage}; under art. 16 of the Provisional Rules on Wage Payment at most CNY {cap} may be deducted this month (a fifth of the month’s pay, and what remains not below the minimum wage).',
    opinion: '3. The employee’s word (by hand)', opinionBox: 'Employee', sign: 'Signature:', on: 'Date:', clause: 'This sheet confirms the figures above only and waives no right; wages are due by law whether or not it is signed and whether or not the handover is complete.', leaver: 'Employee', finance: 'Finance', hr: 'HR', confirmed: 'Confirmed by finance: {by}, {on}', notConfirmed: 'Not yet confirmed by finance', agree: '□ I agree with the figures     □ I object because:',
  },
})
