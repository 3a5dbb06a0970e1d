export default {
  of: '请在屏幕上签字', forItems: '本人签字', again: '为文件签字', who: '谁来签', whoNone: '这张单上没有无账号的签字人。有账号的人请自己登录确认。', items: '签字的交接项', papers: '签字的文件', pad: '签名区：请用手指、笔或鼠标书写', clear: '重签', save: '保存签名',
  statement: '我已看过上列内容，情况属实。双方同意可采用电子签署；本签名作为辅助证据，与纸质签字件一并保存。', wetInk: '解除通知、工资结算和离职证明领取，应先提供纸质签字。', wetInkOffered: '已提供纸质签署，本人仍选择在屏幕上签字', evidence: '作为辅助证据保存', inkOffered: '已提供纸质签署，本人选择屏幕签字',
  file: '签名-{name}.png', saved: '{name} 的签名已保存', list: '屏幕签名', line: '{name}（{part}）· {what}', where: '{at} 在 {by} 的屏幕上（{pc}）', picture: '{name} 的签名',
  part: { leaver: '移交人', receiver: '接收人', keeper: '临时保管人', witness: '监交人' },
  paper: { handover: '离职工作交接单', asset_return: '资产归还单', settlement: '工资结算确认单', termination: '解除劳动合同通知书', certificate_receipt: '离职证明领取回执' },
} as const
