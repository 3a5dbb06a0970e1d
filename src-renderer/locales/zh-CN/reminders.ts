export default {
  title: '今天的提醒', bell: '今天的提醒', bellUnseen: '今天的提醒，{count} 条未看', none: '今天没有提醒。', more: '另有 {count} 项', part_for: '代没有账号的人', part_head: '已升级到部门负责人', part_hr: '已升级到人事',
  snooze: '稍后提醒', snoozeOf: '稍后提醒：{name}', things: '哪些事', until: '到哪天再提醒', reason: '原因', reasonHint: '例如：等客户周三回电', snoozeYes: '到那天再提醒', noticeTitle: '有 {count} 张交接单要您处理', noticeBody: '点击查看今天的提醒',
  rules: '提醒规则', rulesNote: '提醒按这些天数自动计算，不用人记。每件事每人每天只提醒一次。', sendAt: '每天几点开始提醒', itemBefore: '交接项到期前几天提醒', stepBefore: '法定事项到期前几天提醒', approvalBefore: '审批到期前几天提醒', daysHint: '可填多个，用逗号隔开，如 7,3,1', headAfter: '超时几天起告诉部门负责人', hrAfter: '超时几天起告诉人事', snoozeMost: '最多推迟几天', legalSnoozeMost: '法定事项最多推迟几天', channels: '同时通过发送渠道发出（邮件、钉钉等，需先在“发送渠道”里设置）', saved: '已保存', days: '天',
} as const
