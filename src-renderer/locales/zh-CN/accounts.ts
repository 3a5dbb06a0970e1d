export default {
  title: '账号', note: '这里登记他在其他系统里的账号，以及 IT 在那边办了什么；程序自己不会去改别的系统。不要写密码。', usable: '{name} 还能登录 {count} 个账号，请先冻结。', toCheck: '{name} 有 {count} 个账号待核实、冻结。', allFrozen: '已没有他能登录的账号。', toUnfreeze: '{name} 不走了：有 {count} 个已冻结的账号要解冻。',
  freezeAll: '登记：全部已冻结', unfreezeAll: '登记：全部已解冻', fromPosition: '按岗位补列', chosen: '已选 {count} 个', chooseAll: '选择全部账号', choose: '选择{system}', nothingInCommon: '所选账号没有共同的操作。', none: '还没有列出账号。可以按岗位补列，或在下面逐个添加。',
  system: '系统', account: '登录名', accountOf: '修改{system}的登录名', state: '状态', what: '何时、何人、何处', acts: '账号操作', to: '移交给 {name}', actOf: '{act}：{system}', actTitle: '登记{act}', done: '{act}：{count} 个账号',
  on: '办理日期', handTo: '移交给', where: '在哪里办的 / 工单号', wherePlaceholder: '例如：AD 控制台，工单 2026-118', record: '登记{act}（{count} 个）', add: '添加账号', systemPlaceholder: '选择，或写系统名称', noPassword: '不要写密码',
} as const
