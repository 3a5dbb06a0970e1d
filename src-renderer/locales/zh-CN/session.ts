export default {
  signIn: '登录', name: '登录名', password: '密码', forgot: '忘记密码请联系本站点管理员重设。', demo: '演示账号', demoNote: '本站点是演示站点，点一下即可登录。密码都是 {password}。',
  firstStart: '首次设置', firstStartNote: '只需三步，之后都可以在“设置”里修改。', steps: '设置步骤', step_language: '语言', step_site: '项目点', step_administrator: '管理员', languageAsk: '这个项目点使用哪种语言？',
  siteName: '项目点名称', siteNameHint: '例如：滨江二期项目部', company: '公司名称', companyHint: '印在交接单和证明的抬头上', displayName: '您的姓名', nameHint: '登录时输入，字母或数字，例如 admin', passwordHint: '至少 8 位', again: '再输一遍密码', next: '下一步', finish: '完成并登录',
  needed: '请填写', nameForm: '2 到 32 位字母、数字、点、横线或下划线', passwordShort: '密码至少 8 位', notSame: '两次输入的密码不一样',
} as const
