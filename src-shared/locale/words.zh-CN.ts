import type { ItemAct } from '../contract/item'
import type { AbsenceDecision, AbsenceFinding, AbsenceNotice, AccountAct, AccountState, ApplicationReason, ApprovalAsk, ApprovalRoundState, ApprovalVerdict, CaseDate, CaseStatus, CheckAnswer, ContactAnswerer, ContactChannel, DeliveryResult, DeliveryWay, DetailShape, DueAnchor, Employer, FormCopy, FormKind, FormOption, GateConditionName, ItemCategory, ItemStatus, ItemTag, LegalStepState, ReceiptChannel, Role, SettlementComponent, SettlementDirection, Stage, TemplateLayer, ToldChannel, UsualSystem, WorkerType } from '../vocabulary'

/** Labels of every closed word list, total over the lists. */
export interface Words {
  role: Record<Role, string>; stage: Record<Stage, string>; caseStatus: Record<CaseStatus, string>; itemStatus: Record<ItemStatus, string>; itemAct: Record<ItemAct, string>
  tag: Record<ItemTag, string>; category: Record<ItemCategory, string>; shape: Record<DetailShape, string>; date: Record<CaseDate, string>; anchor: Record<DueAnchor, string>
  employer: Record<Employer, string>; workerType: Record<WorkerType, string>; channel: Record<ToldChannel, string>; layer: Record<TemplateLayer, string>
  contactChannel: Record<ContactChannel, string>; contactAnswerer: Record<ContactAnswerer, string>; absenceFinding: Record<AbsenceFinding, string>; absenceNotice: Record<AbsenceNotice, string>; deliveryWay: Record<DeliveryWay, string>; deliveryResult: Record<DeliveryResult, string>
  absenceDecision: Record<AbsenceDecision, string>; checkAnswer: Record<CheckAnswer, string>; against: Record<'reason' | 'returnDate' | 'threshold', string>
  legalState: Record<LegalStepState, string>; copy: Record<FormCopy, string>; form: Record<FormKind, string>; formOption: Record<FormOption, string>; receipt: Record<ReceiptChannel, string>; system: Record<UsualSystem, string>; settlementComponent: Record<SettlementComponent, string>; settlementDirection: Record<SettlementDirection, string>; accountState: Record<AccountState, string>; accountAct: Record<AccountAct, string>; function: Record<'head' | 'it' | 'finance' | 'hr', string>
  /** A hand-on that waits for its second confirmation. */ handOn: string
  condition: Record<GateConditionName, string>
  verdict: Record<ApprovalVerdict, string>; approvalRound: Record<ApprovalRoundState, string>; approvalAsk: Record<ApprovalAsk, string>; applicationReason: Record<ApplicationReason, string>
}

export const wordsZh: Words = {
  role: { admin: '管理员', hr: '人事', head: '部门负责人', finance: '财务', it: 'IT', supervisor: '班组长', receiver: '接收人' },
  stage: { to_start: '待办理', handing_over: '交接中', awaiting_confirmation: '待确认', to_settle: '待结算', to_file: '待归档', archived: '已归档' },
  caseStatus: { open: '办理中', archived: '已归档', voided: '已作废', stayed: '已返岗' },
  itemStatus: { not_started: '未开始', in_progress: '进行中', submitted: '已提交', returned: '已退回', blocked: '受阻', confirmed: '已确认', reserved: '有保留确认', waived: '已免除', refused: '拒绝移交' },
  itemAct: { begin: '开始', submit: '提交', confirm: '确认', reserve: '有保留地确认', return: '退回', block: '标记受阻', resume: '继续办理', waive: '免除', refuse: '记录拒绝移交', reopen: '重新打开' },
  tag: { urgent: '紧急', important: '重要', immediate: '立即交接' },
  category: { work: '工作', documents: '文件资料', contacts: '联系人', accounts: '账号', tasks: '未完成任务', money: '款项票据', seals: '印章证照', site_work: '现场工作', assets: '资产', lodging: '生活后勤', formalities: '人事手续' },
  shape: { plain: '一般', paper: '纸质资料', digital: '电子资料', contact: '联系人', account: '账号', money: '款项', seal: '印章证照', drawing: '图纸', task: '任务', asset: '资产' },
  date: { leftOn: '离场日', lastAttendanceOn: '最后出勤日', noticeOn: '收到申请/通知日', endOn: '合同解除（终止）日', payStopsOn: '停薪日', insuranceMonth: '社保停缴月', expectedBackOn: '预计返回日', handoverDoneOn: '交接办结日' },
  anchor: { leftOn: '离场日', lastAttendanceOn: '最后出勤日', noticeOn: '收到申请/通知日', endOn: '合同解除（终止）日', payStopsOn: '停薪日', expectedBackOn: '预计返回日', handoverDoneOn: '交接办结日' },
  employer: { own: '本公司', subcontractor: '分包单位', agency: '劳务派遣' },
  workerType: { staff: '管理/技术人员', worker: '工人' },
  channel: { call: '电话', message: '微信/短信', letter: '书面', hearsay: '他人转告', in_person: '当面' },
  layer: { base: '基础清单', position: '岗位清单', worker_type: '人员类别清单' },
  legalState: { open: '待办', done: '已办', not_applicable: '不适用' },
  copy: { leaver: '交接人联', receiver: '接收人联', archive: '存档联', person: '本人联', finance: '财务联' },
  form: { handover: '离职工作交接单', application: '离职申请表', certificate: '离职证明', clearance: '离职会签单', settlement: '工资结算确认单', return_notice: '返岗通知书', termination_notice: '解除劳动合同通知书', delivery_proof: '送达回证', inventory_record: '清点封存记录' },
  formOption: { with_kind: '写明解除（终止）情形', with_reason: '写明原因（仅应本人要求）' },
  settlementComponent: { wages: '工资', overtime: '加班费', leave: '未休年休假', severance: '经济补偿', expenses: '报销', loan: '借款', petty_cash: '备用金', meal_card: '饭卡', utilities: '水电', tools: '工具', damage: '损坏赔偿', other: '其他' },
  settlementDirection: { payable: '公司应付', receivable: '应扣 / 应还' },
  system: { domain: '域账号', mail: '邮箱', wecom: '企业微信', dingtalk: '钉钉', oa: 'OA', erp: 'ERP', mes: 'MES', crm: 'CRM', vpn: 'VPN', cloud: '云盘/代码库', bank: '网银U盾', gate: '门禁/人脸', realname: '实名制平台', sim: '公司SIM卡' },
  accountState: { listed: '待冻结', requested: '已申请冻结', frozen: '已冻结', handed: '已移交', deleted: '已删除', unfrozen: '已解冻', not_held: '没有此账号' },
  accountAct: { request: '申请冻结', freeze: '冻结', not_held: '没有此账号', hand: '移交', delete: '删除', unfreeze: '解冻' },
  receipt: { in_person: '本人领取', proxy: '委托他人领取', post: '邮寄' },
  function: { head: '部门负责人', it: 'IT', finance: '财务', hr: '人事' },
  contactChannel: { call: '电话', message: '短信', wechat: '微信', visit: '上门', email: '邮件', other: '其他' },
  contactAnswerer: { leaver: '本人', family: '家属', nobody: '无人应答', other: '其他人' },
  absenceFinding: { none: '没有发现正当事由', accident: '发生事故或工伤', illness: '患病或住院', detention: '被拘留或羁押', other: '其他正当事由' },
  absenceNotice: { return: '返岗通知书', return2: '第二次返岗通知书', termination: '解除劳动合同通知书' },
  deliveryWay: { person: '当面', family: '同住成年家属', courier: '快递', public: '公告' },
  deliveryResult: { received: '已签收', refused: '拒收', returned: '退回，未送达', public_served: '公告期满，视为送达' },
  absenceDecision: { returns: '返岗', resigns_late: '补办辞职', mutual: '协商解除', terminated: '解除劳动合同' },
  checkAnswer: { yes: '是', no: '否', not_applicable: '不适用', unknown: '不清楚' },
  against: { reason: '还没有排除事故、疾病和羁押', returnDate: '返岗期限还没有过', threshold: '旷工还没有达到规定天数' },
  handOn: '临时保管的工作已移交给您，请二次确认',
  condition: {
    receiver_named: '已指定接收人或临时保管人', items_exist: '有交接项', items_submitted: '每项都已提交', items_settled: '每项都已确认、免除或记录拒绝', keeper_confirmed: '临时保管的工作已二次确认', approvals_submitted: '审批已发起', approvals_done: '审批已全部通过',
    wages_settled: '工资已结清', severance_settled: '经济补偿已处理', certificate_given: '离职证明已出具', end_date_set: '合同解除（终止）日已填写', signed_copy_filed: '签字件已存档',
  },
  verdict: { approved: '同意', rejected: '不同意', returned: '退回补正', noted: '已知悉' },
  approvalRound: { running: '审批中', approved: '已通过', rejected: '未通过', returned: '退回补正', withdrawn: '本人撤回', revoked: '人事撤销', superseded: '日期已改，重新审批' },
  applicationReason: { family: '家庭原因', health: '身体原因', development: '个人发展、学习', offer: '另有工作', personal: '其他个人原因', employer: '单位原因（如拖欠工资、未缴社保）', other: '其他' },
  approvalAsk: { reason: '离职原因', procedure: '手续是否齐全', salary: '工资核对', other: '其他' },
}
