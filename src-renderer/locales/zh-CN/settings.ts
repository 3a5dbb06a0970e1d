export default {
  title: '设置', note: '整个项目点共用的设置。', site: '项目点', locale: '默认语言', localeHint: '新账号和登录页使用；每个人可以在右上角换自己的语言。', lockAfter: '无人操作多少分钟后锁定', lockHint: '锁定后要输入密码才能继续，填写中的内容不会丢。', numberPrefix: '表单编号前缀', numberHint: '打印的表单按“前缀-表单-年-顺序号”编号，例如 {example}。只用大写字母和数字；不填则取项目点名称的拼音首字母。改动只影响以后的编号。', version: '版本 {version}，时区 {zone}',
  delegations: '审批委托', delegationsNote: '不在的日子由谁代为审批。到期自动结束；代批的意见上会写明受谁委托。', delegated: '{name} 委托 {to}', delegationEndedBy: '{by} 已结束', delegationOver: '已到期', endDelegation: '结束', endDelegationOf: '结束对 {name} 的委托', delegateWhose: '谁委托', delegateTo: '委托给', delegateFrom: '从', delegateUntil: '到', delegateReason: '原因（选填）', delegate: '委托', account: '我的账号', who: '账号信息', changePassword: '修改密码', present: '现在的密码', passwordChanged: '密码已修改',
} as const
