export default {
  title: '发送渠道', note: '提醒怎样送到不在电脑前的人：邮件、钉钉群机器人、短信网关。没有启用渠道时，什么都不会发出去。', add: '添加渠道', none: '还没有渠道，什么都不会发出去。', editOf: '修改渠道 {name}', name: '名称', kind: '种类',
  kind_email: '邮件', kind_dingtalk: '钉钉群机器人', kind_webhook: '短信网关或其他程序', what_email: '用一个邮箱发邮件给有邮件地址的人。局域网或互联网的邮件服务器都可以。', what_dingtalk: '发到一个钉钉群，提到的人按手机号提醒。', what_webhook: '向短信网关或其他程序的网址发请求，给有手机号的人。',
  state_ready: '正常', state_off: '未启用', state_waiting: '等待连接', state_halted: '已停止', state_secret_missing: '缺少密码',
  host: '邮件服务器', security: '加密方式', security_tls: 'TLS（通常 465 端口）', security_starttls: 'STARTTLS（通常 587 端口）', security_plain: '不加密（通常 25 端口）', plainWarn: '密码和内容在网络上人人可读，只用在自己的局域网里。', port: '端口', user: '用户名', userHint: '服务器不要求登录时留空。', password: '密码', passwordHint: '有的邮箱要用“授权码”，在邮箱网页的设置里取得。', sender: '发件地址', senderName: '发件人名称',
  secretSaved: '已保存，输入新值可替换', secretMissing: '这台电脑上没有保存，请重新输入',
  dingtalkHow: '在钉钉群里：群设置 → 机器人 → 添加机器人 → 自定义。安全设置选“加签”，把 Webhook 地址和密钥抄到这里。', robotUrl: 'Webhook 地址', robotUrlHint: '可以整段粘贴，其中的 access_token 会单独保密保存。', token: 'access_token', tokenHint: '已粘贴在上面的地址里就不用再填。', signSecret: '加签密钥', signSecretHint: '以 SEC 开头；机器人没有用加签时留空。', keyword: '关键词', keywordHint: '机器人用“自定义关键词”时填写，文字里没有它会自动加在前面。', format: '格式', format_text: '纯文字', format_markdown: '带标题', mention: '用手机号提到（{at}）要办的人', groupLanguage: '群里用的语言',
  places: '网址、正文和请求头的值里可以写这些占位符：', place_to: '手机号', place_name: '姓名', place_subject: '标题', place_text: '内容', place_id: '编号，重试时不变', place_time: '写成的时间', place_site: '项目点名称', place_secret: '下面的密钥',
  url: '网址', httpWarn: '不加密：密钥和内容在网络上人人可读，只用在自己的局域网里。', method: '方法', encoding: '正文格式', encoding_json: 'JSON', encoding_form: '表单', body: '正文模板', bodyJsonHint: '占位符写在引号里；值里的引号、换行会自动处理。', bodyFormHint: '每行一个 名称=值；值会自动编码。', secret: '密钥', secretHint: '在模板里写占位符 secret 的地方用到。', headers: '请求头', headerName: '名称', headerValue: '值（保密）', headerAdd: '添加请求头', headerRemove: '移除请求头 {name}', expects: '回答里应有的文字', expectsHint: '有的网关总是回答 200，例如要求回答里有 "code":"OK" 才算收下。留空则只看状态码。', repeatable: '对方按编号去重：连接中断、不知是否收到时自动再发一次',
  trusted: '只信任这张证书，不论由谁签发：', trustNot: '不再单独信任', fingerprint: '证书指纹：', trust: '指纹已核对，信任这张证书', said: '对方原话：{said}',
  serves: '发给哪些角色', servesHint: '都不选则发给所有人，包括没有账号的人。', servesWho: '发给：{who}', everybody: '所有人',
  test: '发一条测试', testMail: '测试发到的邮件地址', testPhone: '测试发到的手机号', testNote: '真的会发出去，用现在填的内容，不必先保存。', testSend: '发送测试', testSent: '已发出，对方收下了。请看是否收到。', untested: '还没有测试成功，也可以先保存。', onHint: '启用：有提醒就发出去',
  turnOn: '启用', turnOff: '停用', onOf: '启用渠道 {name}', offOf: '停用渠道 {name}', remove: '删除', removeOf: '删除渠道 {name}', removeTitle: '删除渠道“{name}”？', removeText: '保存的密码和密钥一起删除；等着它发的 {count} 条显示为没有发出。', removed: '已删除', waiting: '{count} 条等待发送', since: '从 {when} 起', resume: '再试一次', resumed: '正在再试',
} as const
