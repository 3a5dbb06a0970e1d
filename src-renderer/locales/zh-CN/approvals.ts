export default {
  none: '还没有发起审批。离职申请、知悉和确认都在这里留下意见、人员和时间；交接可以同时进行。', submit: '发起审批', submitOf: '为 {name} 发起审批', againOf: '为 {name} 重新提交', startFor: '{by} 代 {name}', again: '重新提交', round: '第 {number} 轮审批',
  withdraw: '本人撤回', withdrawOf: '记录 {name} 撤回申请', withdrawNote: '本人改变主意时用。要记下他是怎么说的；与人事撤销是两回事。', withdrawReason: '本人怎么说的', withdrawYes: '记录撤回', revoke: '人事撤销', revokeNote: '填错或条件变了时用。已有的意见全部保留。', revokeYes: '撤销这一轮',
  chain: '流程', chainVersion: '{name}（第 {version} 版）', submitted: '提交', byOwn: '凭本人的离职申请', submittedOwn: '{name} 本人于 {at} 提交离职申请，{by} 转入', submittedFor: '{by} 代为提交，得知方式：{channel}', lastDay: '申请的最后日期', lastDayAsked: '申请的最后工作日', reason: '原因', told: '得知情况', toldBy: '怎么说的', picture: '上传申请书、聊天截图或通话记录', probation: '试用期内（提前 {days} 日通知）',
  noticeNote: '辞职是通知，不是申请：审批只是知悉，或者同意提前离开；不同意不能阻止 {days} 天期满。依据：{ground}。', noticeRuns: '辞职是通知：自收到起 {days} 天，{day}期满，届时合同即解除。审批只是知悉或同意提前，不同意也不延长。依据：{ground}。',
  willGo: '将按“{name}”依次进行', nobodyYet: '{steps}：站点里还没有人担任，届时由人事代办。', nobodyHr: '无人担任，由人事代办', drawing: '审批流程图', cause_submitted: '提交', cause_resubmitted: '再次提交', cause_date_changed: '日期已改，自动重走',
  headOfDepartment: '离职人的部门负责人', informs: '仅知会', mode_any: '任一人即可', mode_all: '全部同意', waiting: '等待审批', waitingUntil: '等待中，{day}前', late: '已超时 {count} 天', toNote: '待知悉', skipped: '未进行',
  asks_reason: '请看离职原因是否属实、工作能否接上。', asks_procedure: '请看手续是否齐全：申请、通知日、证明材料。', asks_salary: '请核对工资、借款和应扣应补是否清楚。', asks_other: '请审阅并签署意见。',
  opinion: '意见', opinionHint: '同意可不填；不同意、退回和提问请写明', noteHint: '可不填', sayWhy: '不同意、退回补正、提问前请先写意见。', ask: '提问', questions: '提问和答复', answer: '答复', answerSend: '记录答复', answeredFor: '代本人答复（{channel}）', answerOwn: '人事答复', answerBy: '谁的答复',
  earlierDay: '同意提前到（选填）', earlierHint: '不填则到 {day} 期满。', agreeEarlier: '知悉并同意提前', agreed: '同意提前到 {day}', notice_approved: '知悉', notice_rejected: '有异议', noticeDone: '已全部知悉',
  waitsForOther: '“{step}”正在等 {who}。', actInPlace: '对方不在，由人事代办', actingReason: '为什么代办', actingHint: '例如：负责人出差，电话里同意，10 点 20 分', actsFor: '代 {name} 办理', actsForNobody: '由人事代办', standsInFor: '受 {name} 委托', because: '（代办原因：{reason}）',
  decisions: '审批意见', step: '步骤', person: '审批人', verdict: '结果', when: '时间和电脑', outcome: '审批结果：最后日期为 {day}。', setEnd: '把合同解除日设为 {day}',
} as const
