export default {
  title: '账号', note: '谁可以登录，能做什么。账号不删除，只停用。', add: '添加账号', editOf: '修改账号 {name}', withDisabled: '显示已停用', displayName: '姓名', name: '登录名', firstPassword: '初始密码', roles: '角色', roleNeeded: '至少选一个角色', departments: '部门', departmentsHint: '部门负责人所管的部门', employee: '对应员工', employeeHint: '如果此人也在员工名册里', state: '状态', active: '可用', disabled: '已停用', acts: '操作', email: '邮件地址', phone: '手机号', contactHint: '提醒发到这里，可以不填；本人也可以在“我的账号”里修改。',
  reset: '重设密码', resetOf: '重设 {name} 的密码', resetNote: '新密码请当面或电话告诉本人，并请他登录后修改。', newPassword: '新密码', isReset: '{name} 的密码已重设', disable: '停用', disableOf: '停用账号 {name}', disableTitle: '停用 {name} 的账号？', disableText: '停用后立即退出登录，不能再登录；他做过的事都保留。随时可以恢复。', isDisabled: '{name} 的账号已停用', enable: '恢复', enableOf: '恢复账号 {name}', isEnabled: '{name} 的账号已恢复',
  what_admin: '站点设置和账号', what_hr: '办理全部交接', what_head: '指定接收人，审批本部门', what_finance: '结算和款项', what_it: '账号冻结和密码', what_supervisor: '班组和资产归还', what_receiver: '接手工作并确认',
} as const
