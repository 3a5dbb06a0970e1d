export default {
  signIn: '登录', name: '登录名', password: '密码', forgot: '忘记密码请联系本站点管理员重设。', demo: '演示账号', demoNote: '本站点是演示站点，点一下即可登录。密码都是 {password}。',
  firstStart: '首次设置', firstStartNote: '只需三步，之后都可以在“设置”里修改。', steps: '设置步骤', step_language: '语言', step_site: '项目点', step_administrator: '管理员', languageAsk: '这个项目点使用哪种语言？',
  siteName: '项目点名称', siteNameHint: '例如：滨江二期项目部', company: '公司名称', companyHint: '印在交接单和证明的抬头上', displayName: '您的姓名', nameHint: '登录时输入，字母或数字，例如 admin', passwordHint: '至少 8 位', again: '再输一遍密码', next: '下一步', finish: '完成并登录',
  restoreInstead: '从备份恢复', restoreTitle: '从备份恢复', restoreChoose: '选择备份文件，或拖到这里', restoreFound: '数据文件夹里找到的备份', restoreChosen: '已选择：{name}（{size}）', restoreCheck: '打开并检查', restoreSending: '正在读入备份……', restoreChecking: '正在解开并逐项校验……', restoreNow: '恢复这个站点', restoring: '正在恢复，完成后自动打开登录页……',
  restoreMade: '备份时间', restoreVersion: '由版本', restoreCases: '交接单', restoreEvents: '记录', restoreFiles: '附件', restoreDamaged: '做备份时有 {count} 个附件已缺失或损坏，不在其中。', restoreMeans: '已完整校验。恢复后，备份之后录入的内容不在其中；所有人用原来的账号和密码登录。', restoredNote: '本站点由 {when} 的备份恢复。之后录入的内容不在其中；从现在起以新的纪元写入。',
  needed: '请填写', nameForm: '2 到 32 位字母、数字、点、横线或下划线', passwordShort: '密码至少 8 位', notSame: '两次输入的密码不一样',
} as const
