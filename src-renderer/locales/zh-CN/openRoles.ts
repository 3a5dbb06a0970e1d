export default {
  title: '在岗职责', note: '他离开后，这些事就没有人管了。勾选后一次移交给一个人，要么全部移交，要么都不动。', none: '没有挂在他名下的职责。', toTab: '去移交', left: '还有 {count} 项在岗职责挂在他名下，没有人接手。', count: '共 {count} 项',
  lastAdministrator: '他是最后一位管理员：在指定另一位管理员之前，这张单不能归档，他的账号也不能停用。', needsAdministrator: '要由管理员移交', hasIt: '{name} 接收，等确认', choose: '选择：{what}', chooseAll: '选择全部可移交的', chosen: '已选 {count} 项',
  to: '接手人', reassign: '移交所选', reassigned: '已把 {count} 项移交给 {name}。', what: '职责', where: '在哪里', state: '状态', waits: '待移交', only: '选的里面有只能由有账号的人做的。',
  kind: { receiver: '接收人', keeper: '临时保管人', witness: '监交人', assignee: '代行职能', approver: '审批人（进行中）', keeping: '手里的印章、资产或钱款', chain: '审批流程里的审批人', department: '部门负责人或班组管理', holder: '唯一持有的角色', stands_in: '代人审批', delegation: '请别人代审批' },
  inCase: '{name} 的交接单 {number}', items: '{count} 项未办结', assignee: '代行{function}', holder: '全站只有他是{role}', stands_in: '代 {name} 审批', delegation: '{name} 代他审批（移交即结束）', chain: '{chain} · {step}',
  account: '他的账号', accountOff: '已停用', accountOn: '还能登录', close: '停用账号 {name}', closeTitle: '停用账号 {name}？', closeText: '停用后立即不能登录。名下还有 {count} 项没有移交。', closeTextNone: '停用后立即不能登录。名下的职责都已移交。', closeYes: '停用', closed: '账号 {name} 已停用。', closeBy: '停用账号由管理员办理。',
} as const
