export default {
  removeOpen: '其余不涉及，移除 {count} 项', addUsual: '列出常用项目', amountOf: '{row}的金额（元）', never: '工资到期就结，不等交接；这里只登记金额，不是工资核算。', rows: '结算项目', none: '还没有结算项目。', component: '项目', direction: '方向', source: '依据', amount: '金额（元）', settled: '已结清', remark: '说明', openRow: '待填', acts: '操作', add: '添加项目', editOf: '修改{row}', removeOf: '移除{row}', addTitle: '添加结算项目', editTitle: '修改结算项目', amountHint: '不填则为待填',
  newValue: '原价（元）', boughtOn: '购置日期', life: '使用年限（月）', valueLeft: '按使用时间折旧后余 {value} 元', useValue: '采用此值', damage: '损坏物品的折旧',
  payable: '应付合计', receivable: '应扣 / 应还合计', net: '净额', inWords: '大写', openCount: '{count} 项待填，未计入合计。',
  cap: '损坏和未还工具当月最多可扣 {cap} 元（工资支付暂行规定第十六条：不超过当月工资的 20%，扣后不低于最低工资）；现在要扣 {damage} 元。', over: '超过上限 {over} 元。', capUnknown: '当月工资还没有金额，扣款上限待定。', noMinimum: '设置里还没有填最低工资，只按 20% 计算。',
  head: '结算信息', attendance: '当月出勤天数', payOn: '支付日期', account: '收款账号尾号', confirm: '财务确认', confirmNote: '说明（超过上限时必须写理由）', confirmed: '{by} 于 {at} 确认', confirmedNote: '说明：{note}', unconfirmed: '财务还没有确认。改动任何一项都要重新确认。', print: '打印工资结算确认单', signed: '本人签字后，在“打印与签字件”上传。',
} as const
