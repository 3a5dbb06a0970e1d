/** Words of files that lists are written to. Columns of the register are called as the import knows them, so that a file can come back. */
export const exportWordsZh = {
  list: { employees: '员工名册', positions: '岗位', templates: '清单模板', users: '账号', cases: '交接单', board: '看板', today: '今日', items: '交接项', timeline: '时间线', search: '搜索结果', ledger: '离职台账' },
  part: { mine: '我的交接项', waiting: '等我处理', legal: '法定期限', inbox: '提到我的留言' },
  about: {
    sheet: '说明', list: '清单', site: '项目点', company: '单位', filter: '筛选', order: '顺序', rows: '行数', by: '导出人', at: '导出时间', program: '程序', personal: '个人信息', without: '不含身份证号、电话和地址', with: '含个人信息，请妥善保管，用完删除', back: '再导入',
    canComeBack: '改好后可在“{list}”页再导入；列名请不要改。', noFilter: '全部',
  },
  column: {
    n: '序号', employeeNumber: '工号', name: '姓名', identityNumber: '身份证号', phone: '电话', emergencyContact: '紧急联系人', emergencyPhone: '紧急联系电话', serviceAddress: '送达地址', serviceAddressConfirmedOn: '送达地址确认日期',
    employer: '用工单位', employerName: '单位名称', department: '部门', crew: '班组', workerType: '人员类别', position: '岗位', hazard: '接触职业病危害', joinedOn: '入职日期', contractEndsOn: '合同到期日', status: '状态', openCase: '办理中的交接单',
    title: '岗位名称', titleEn: '岗位名称（英文）', departmentOf: '所属部门', departmentEn: '所属部门（英文）', retired: '已停用', employees: '在岗人数', templates: '清单模板',
    templateName: '模板名称', layer: '层级', serves: '适用岗位', itemCount: '项数', version: '版本', changedAt: '修改时间',
    signInName: '登录名', roles: '角色', departments: '负责部门', language: '语言', disabled: '已停用',
    caseNumber: '单号', kind: '离职种类', stage: '进度', leftOn: '离场日期', receivers: '接收人', done: '已办结项', total: '总项数', column: '看板列', days: '离场天数', keeper: '临时保管人', nextDue: '最近到期日', nextItem: '最近到期的项', overdueItems: '超时项数', tags: '标签', waitsFor: '在等谁', legal: '法定事项',
    item: '交接项', dueOn: '期限', overdueDays: '超时天数', text: '内容', at: '时间', by: '谁', category: '类别', receiver: '接收人', needsMaterial: '须交资料', rows: '明细', rowCount: '明细行数', files: '附件数', messages: '留言数', note: '说明', blockedBy: '受阻于', statusBy: '状态记录人', statusAt: '状态时间', onBehalf: '代办',
    recordedAt: '记录时间', via: '方式', pc: '电脑', what: '做了什么', about: '对象', from: '原为', to: '改为', eventId: '事件编号', hash: '校验码', hit: '种类', found: '标题', context: '所在', excerpt: '摘录', closed: '已结束或已离职',
    endOn: '合同解除（终止）日期', reason: '原因', handoverDoneOn: '交接完成日期', wagesOn: '工资结清日期', certificateOn: '离职证明出具日期', legalOverdue: '逾期法定事项', remark: '备注',
  },
  filter: { text: '查找', department: '部门', status: '状态', retired: '停用', stage: '进度', employeeId: '员工', kind: '种类', employer: '用工单位', positionId: '岗位', receiver: '接收人', tag: '标签', overdue: '只看超时', mine: '与我有关', show: '显示', withDisabled: '含已停用', from: '起', to: '止', by: '日期依据', withStaying: '含调动和长假', id: '交接单', part: '部分', sort: '顺序', closed: '已结束的' },
  sort: { due: '按到期日', left: '按离场日', name: '按姓名' }, show: { all: '全部', open: '未办结', mine: '我的', overdue: '超时' }, employeeStatus: { active: '在岗', left: '已离职' }, ledgerDay: { leftOn: '离场日期', endOn: '合同解除（终止）日期' },
  hit: { employee: '员工', case: '交接单', message: '留言', attachment: '附件' }, via: { desktop: '桌面程序', browser: '浏览器', api: '接口', cli: '命令行', system: '系统' },
  yes: '是', no: '否', everybody: '所有人', comma: '、', semicolon: '；', pair: '{name}：{value}', notApplicable: '不适用', done: '已办', legalOpen: '{name}（{on} 前）', legalLate: '{name}（应在 {on} 前，逾期 {days} 天）', sealed: '密码已密封',
  ledgerRemark: { keeper: '临时保管：{name}', reserved: '有保留确认 {count} 项', refused: '拒绝移交 {count} 项', waived: '免除 {count} 项' },
  event: {
    'case.started': '开始办理', 'case.dateSet': '改日期', 'case.reasonSet': '改原因', 'case.receiversSet': '指定接收人', 'case.keeperSet': '指定临时保管人', 'case.keeperHandedOn': '保管人移交', 'case.keeperConfirmed': '二次确认', 'case.witnessSet': '指定监交人', 'case.assigneeSet': '指定代行人', 'case.stageMoved': '移动进度', 'case.stageMoveUndone': '撤销移动',
    'case.legalStepSet': '法定事项', 'case.voided': '作废', 'case.stayed': '返岗', 'case.addendumWritten': '补充说明', 'case.fileAttached': '上传附件', 'case.fileDetached': '移除附件', 'case.messagePosted': '写留言', 'case.messageSeen': '看了留言', 'case.formPrinted': '打印表单', 'case.paperReceived': '登记领取 / 寄送',
    'approval.submitted': '发起审批', 'approval.decided': '审批意见', 'approval.asked': '审批提问', 'approval.answered': '答复提问', 'approval.withdrawn': '本人撤回审批', 'approval.revoked': '撤销审批', 'approval.approverReplaced': '更换审批人', 'case.applicationReceived': '本人离职申请', 'interview.held': '离职访谈', 'signature.drawn': '屏幕签字',
    'reminder.sent': '提醒', 'reminder.snoozed': '推迟提醒', 'reminder.rulesSet': '修改提醒规则',
    'absence.contactLogged': '联系记录', 'absence.contactWithdrawn': '撤回联系记录', 'absence.reasonChecked': '核实原因', 'absence.reasonCheckWithdrawn': '撤回核实', 'absence.noticePrepared': '准备通知书', 'absence.noticeWithdrawn': '撤回通知书', 'absence.wayImpossible': '不能用的送达方式', 'absence.deliverySent': '送出通知书', 'absence.deliveryEnded': '送达结果', 'absence.deliveryWithdrawn': '撤回送达',
    'absence.decided': '作出决定', 'absence.decisionWithdrawn': '撤回决定', 'endingCheck.filed': '解除前核查', 'endingCheck.withdrawn': '撤回核查', 'endingCheck.skipped': '未核查即定解除（终止）日', 'inventory.made': '清点封存', 'inventory.collected': '领走封存物品', 'inventory.withdrawn': '撤回清点',
    'account.listed': '列出账号', 'account.named': '改登录名', 'account.freezeRequested': '申请冻结账号', 'account.frozen': '冻结账号', 'account.notHeld': '没有账号', 'account.deleted': '删除账号', 'account.unfrozen': '解冻账号', 'account.handedTo': '移交账号',
    'settlement.rowSet': '结算项目', 'settlement.rowRemoved': '移除结算项目', 'settlement.headSet': '结算信息', 'settlement.confirmed': '财务确认结算',
    'item.added': '添加交接项', 'item.begun': '开始办理交接项', 'item.submitted': '提交', 'item.confirmed': '确认', 'item.reserved': '有保留地确认', 'item.returned': '退回', 'item.blocked': '标记受阻', 'item.resumed': '继续办理', 'item.waived': '免除', 'item.refused': '记录拒绝移交', 'item.reopened': '重新打开', 'item.moveUndone': '撤销操作',
    'item.reassigned': '改派', 'item.changed': '修改交接项', 'item.rowsAdded': '添加明细', 'item.rowChanged': '修改明细', 'item.rowRemoved': '移除明细', 'item.rowsConfirmed': '确认明细', 'item.secretSealed': '密封密码', 'item.secretRevealed': '查看密码',
  },
} as const

type Shape<Source> = { readonly [Key in keyof Source]: Source[Key] extends string ? string : Shape<Source[Key]> }
export type ExportWords = Shape<typeof exportWordsZh>
export type ExportColumnName = keyof ExportWords['column']
