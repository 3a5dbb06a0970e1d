/** One sentence per fact of the log, after the name of who did it; a fact's type is its key. */
export default {
  case: {
    applicationReceived: '收下本人 {day} 提交的离职申请', started: '开始办理交接 {number}（{kind}），共 {count} 项，得知方式：{channel}', dateSet: '把“{date}”从 {from} 改为 {to}', reasonSet: '把原因从“{from}”改为“{to}”', receiversSet: '把接收人从 {from} 改为 {to}', keeperSet: '指定 {to} 为临时保管人，保管至 {until}', keeperHandedOn: '把 {keeper} 保管的工作移交给 {to}', keeperConfirmed: '二次确认了 {keeper} 移交的工作', witnessSet: '把监交人从 {from} 改为 {to}', assigneeSet: '指定 {to} 代行{function}',
    stageMoved: '把交接单从“{from}”移到“{to}”', stageMoveUndone: '撤销移动，从“{from}”回到“{to}”', legalStepSet: '把法定事项“{step}”从“{from}”改为“{to}”', voided: '作废了交接单', stayed: '记录返岗，结束了交接单', addendumWritten: '写了补充说明', fileAttached: '上传了附件“{name}” {where}', fileDetached: '移除了附件“{name}”', messagePosted: '写了留言 {where}', messageSeen: '看了提到自己的留言', formPrinted: '打印了{form} {number}（{copies}），内容校验码 {hash}', paperReceived: '登记 {number}：{channel}，{on}，{who}',
  },
  reminder: { sent: '提醒：{people}', snoozed: '推迟提醒到 {until}（{count} 项）', rulesSet: '修改了提醒规则' },
  approval: {
    submitted: '发起审批，流程“{chain}”（第 {round} 轮）', decided: '审批“{step}”：{verdict}', asked: '就“{step}”提问', answered: '答复了提问', withdrawn: '记录本人撤回审批', approverReplaced: '把“{step}”的审批人从 {from} 换成 {to}', revoked: '撤销了第 {round} 轮审批',
  },
  absence: {
    contactLogged: '记录了联系：{at} {channel}，{who}，{result}', contactWithdrawn: '撤回了一条联系记录', reasonChecked: '核实了缺勤原因：{finding}', reasonCheckWithdrawn: '撤回了一次核实', noticePrepared: '准备了{notice}（{day}，{rule}）', noticeWithdrawn: '撤回了一份通知书', wayImpossible: '记录{notice}不能以“{way}”送达',
    deliverySent: '于 {day} 以“{way}”送出{notice}', deliveryEnded: '登记{notice}的送达结果：{day} {result}', deliveryWithdrawn: '撤回了一次送达', decided: '登记决定：{decision}（{day}）', decisionWithdrawn: '撤回了决定',
  },
  endingCheck: { filed: '存档了解除前核查（{count} 题）', withdrawn: '撤回了解除前核查', skipped: '没有核查就定了解除（终止）日 {day}' },
  inventory: { made: '清点封存了{place}的物品，封存袋 {bag}，{keeper} 保管', collected: '登记封存袋 {bag} 由 {receiver} 于 {day} 领走', withdrawn: '撤回了一次清点' },
  aNotice: '通知书', withheldApplication: '收下本人的离职申请（内容只给人事和所在部门看）', withheldFile: '移除了一个附件（名称只给人事和所在部门看）', withheldPay: '填写了工资结算（金额只给人事和财务看）', withheld: '做了失联处理的记录（内容只给人事和所在部门看）', missingCount: '还缺 {count} 项',
  signature: { drawn: '请{name}（{part}）在本机屏幕上签字：{what}' },
  interview: { held: '记录了离职访谈（{day}）' },
  item: {
    added: '添加了交接项“{item}”', begun: '开始办理“{item}”（原为“{from}”）', submitted: '提交了“{item}”（原为“{from}”）', confirmed: '确认了“{item}”（原为“{from}”）', reserved: '有保留地确认了“{item}”（原为“{from}”）', returned: '退回了“{item}”（原为“{from}”）', blocked: '标记“{item}”受阻（原为“{from}”）', resumed: '继续办理“{item}”', waived: '免除了“{item}”（原为“{from}”）', refused: '记录拒绝移交“{item}”（原为“{from}”）', reopened: '重新打开“{item}”（原为“{from}”）', moveUndone: '撤销操作，“{item}”从“{from}”回到“{to}”',
    reassigned: '把“{item}”从 {from} 改派给 {to}', changed: '修改了“{item}”', rowsAdded: '给“{item}”添加了 {count} 行明细', rowChanged: '修改了“{item}”的一行明细', rowRemoved: '移除了“{item}”的一行明细', rowsConfirmed: '确认了“{item}”的 {count} 行明细', secretSealed: '在“{item}”密封了密码（{row}）', secretRevealed: '查看了“{item}”的密码（{row}）',
  },
  settlement: { rowSet: '填写结算项目：{row}', rowRemoved: '移除结算项目：{row}', headSet: '填写结算信息', confirmed: '确认了结算，净额 {net} 元' },
  account: { listed: '列出了账号：{accounts}', named: '把 {accounts} 的登录名改为 {to}', freezeRequested: '申请冻结：{accounts}（{on}）', frozen: '登记已冻结：{accounts}（{on}）', notHeld: '登记没有这些账号：{accounts}', deleted: '登记已删除：{accounts}（{on}）', unfrozen: '登记已解冻：{accounts}（{on}）', handedTo: '登记把 {accounts} 移交给 {to}（{on}）' },
  said: { lastDay: '希望最后工作日：{text}', opinion: '意见：{text}', inPlace: '代 {text} 办理', agreedDay: '同意提前到 {text}', reason: '原因：{text}', told: '得知情况：{text}', override: '放行理由：{text}', missing: '当时还缺：{text}', note: '说明：{text}', blockedBy: '在等：{text}', witnesses: '见证人：{text}' },
  field: { tags: '标签', dueFixed: '期限', needsMaterial: '必须有资料' },
  via: { desktop: '桌面程序', browser: '浏览器', api: '接口', cli: '命令行', system: '系统' },
  changed: '{name}：{from} → {to}', value: '{name}：{value}', byRule: '按规则', onBehalf: '代接收人办理', withRows: '同时确认 {count} 行明细', withFiles: '附件：{names}', andMore: '另有 {count} 行', onItem: '（交接项“{item}”）', onStep: '（法定事项“{step}”）', asPurpose: '({purpose})', removedRow: '已移除的一行', newer: '做了来自更新版本的操作（{type}）', erased: '内容已依法删除（{type}）',
} as const
