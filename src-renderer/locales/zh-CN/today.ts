/** Words of the today page. */
export default {
  applications: '新离职申请', applicationsNote: '本人凭链接填写，等人事办理', application: '{name} 提交了离职申请', applicationAt: '{at} 提交', applicationDay: '希望最后工作日 {on}',
  approvals: '待我审批', approvalsNote: '等您表态的离职审批，也含您代理的', approvalsEmpty: '没有等您审批的单子。', approval: '{name} 离职：{step}', title: '今日', note: '{name}，{on} {weekday}', start: '开始办理', morning: '今日汇总',
  mine: '我的交接项', mineNote: '超时的排在最前', mineEmpty: '没有由您接收的交接项。', waiting: '等我处理', waitingNote: '只有您能推进的', waitingEmpty: '没有等您处理的事。', legal: '法定期限', legalNote: '30 天内到期和已逾期的', legalEmpty: '30 天内没有到期的法定事项。', inbox: '提到我的', inboxNote: '打开即标为已读', inboxEmpty: '没有人在留言里提到您。',
  late: '{on}到期，超时 {days} 天', lateWorkdays: '{on}到期，超时 {days} 天（工作日）', due: '{on}到期', dueToday: '今天到期', doBy: '请在 {on}前办', doByToday: '请今天办', doByMissed: '应在 {on}前办，逾期 {days} 天', overdueMine: '您负责的{title}已超时 {days} 天', unseen: '未读', onBehalf: '{name}（由 {by} 代录）',
  returns: '回来办手续', returnsNote: '今天到场的，和说好没来的', returnOf: '{name} 今天回来办手续', returnLate: '{name} 还没回来办手续', returnDays: '原定{on}，过 {days} 天',
  freeze: '要冻结的账号', freezeNote: '在他再次登录之前冻结；不走了的要解冻。', freezeEmpty: '没有要冻结或解冻的账号。', freezeOf: '冻结 {name} 的 {count} 个账号', unfreeze: '{name} 不走了：解冻 {count} 个账号', freezeAsked: '已申请 {count} 个', goneDays: '离场 {days} 天',
  todo: { to_start: '{name} 的交接单待办理：核对接收人，开始交接', to_settle: '{name} 的交接单待结算：结清工资和补偿', to_file: '{name} 的交接单待归档：出具证明，存签字件', other: '{name} 的交接单等您处理' },
  quiet: '现在没有要您处理的事', quietOffice: '有人离场时，从这里开始：', quietOthers: '有交接项分给您，或有人在留言里提到您，会出现在这里。',
  first: { register: '登记员工', lists: '查看岗位和清单', accounts: '为同事开账号', start: '开始办理一张交接单', look: '看看有哪些交接单', account: '核对我的账号' },
  firstText: { register: '姓名、岗位、部门、入职日。离场的人要先在名册里。', lists: '岗位决定交接清单，先看一遍是否合用。', accounts: '接收人、部门负责人、财务、IT 各自登录，各办各的。', start: '选离场的人，清单按岗位自动列出，一分钟内办好。', look: '看板上能看到与您有关的交接单和进度。', account: '改密码、选语言。' },
} as const
