export default {
  title: '提醒没有账号的人', open: '提醒', who: '提醒谁', phone: '电话', language: '用哪种语言', text: '短信内容', smsCode: '用手机扫码发短信', callCode: '用手机扫码拨号', noPhone: '没有电话号码。请填写，或打印纸条送到本人手里。', slips: '打印提醒条', courier: '打印快递面单', paper: '纸张', paper_a4: 'A4（四条）', paper_roll: '80 毫米小票',
  sent: '已发送', answered: '已接听', unanswered: '未接', done_sent: '已记录给 {name} 发了短信', done_answered: '已记录 {name} 接听了电话', done_unanswered: '已记录 {name} 未接电话',
  logged_sent: '给{name}（{part}，{phone}）发短信：{text}', logged_answered: '给{name}（{part}，{phone}）打电话，已接听。提醒内容：{text}', logged_unanswered: '给{name}（{part}，{phone}）打电话，未接。',
  leaver_late: '{name}您好：您的“{item}”交接已超时 {count} 天，请尽快与人事联系办理。{site}', leaver_due: '{name}您好：您的“{item}”请在 {day} 前办理交接。{site}', leaver_open: '{name}您好：您的“{item}”还没有交接，请与人事联系办理。{site}',
  receiver_late: '{name}您好：您负责的“{item}”交接（{leaver}）已超时 {count} 天，请尽快处理。{site}', receiver_due: '{name}您好：您负责的“{item}”交接（{leaver}）请在 {day} 前完成。{site}', receiver_open: '{name}您好：您负责的“{item}”交接（{leaver}）还没有完成，请处理。{site}',
  other_late: '{name}您好：{leaver}的“{item}”交接已超时 {count} 天，请协助尽快办理。{site}', other_due: '{name}您好：{leaver}的“{item}”交接请在 {day} 前办好，请协助。{site}', other_open: '{name}您好：{leaver}的“{item}”还没有交接，请协助办理。{site}', plain: '{name}您好：关于{leaver}的离职交接，请与人事联系。{site}',
  slipTitle: '交接提醒', slipTo: '{name} 收', slipNumber: '单号：{number}', slipFrom: '{site} 人事 · {day}', slipSign: '收到人签字、日期：',
  labelTitle: '快递面单', recipient: '收件人', address: '送达地址', sender: '寄件人', contents: '内件品名', contentsOf: '（{name}，{number}）', tracking: '运单号', courierNote: '请在快递详情单的“内件品名”栏写明《{paper}》，要求本人签收并返回回执；保存详情单、投递记录和回执的照片。',
  noAddress: '名册里没有送达地址，请先补填。', afterPosting: '寄出后请登记运单号；回执或退件的照片上传到同一处。', toDelivery: '去登记运单号',
  paperName: { return: '返岗通知书', termination: '解除劳动合同通知书', certificate: '离职证明', settlement: '工资结算确认单' },
} as const
