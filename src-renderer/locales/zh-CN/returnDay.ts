export default {
  title: '返场日', of: '{name} · 返场日', open: '返场日办理', printAll: '打印全部', back: '回到返场日', left: '还剩 {count} 项', nothingLeft: '都办完了', partDone: '已办完', isDone: '已办', isOpen: '未办',
  unknown: '还没记下他哪天回来办手续', isToday: '今天回来办手续', onDay: '{on}{weekday}', expected: '预计{on}回来办手续', late: '说好{on}回来办手续，已过 {count} 天，还没办完', was: '原定{on}回来办手续', setDay: '记下返场日', putOff: '改期', daySaved: '返场日已保存。',
  never: '离职证明和工资不等任何一项：合同解除当日就要办，其余没办完也照办。',
  over: '只有他能办的都办完了', overReady: '接下来可以进入“{to}”。', overMissing: '进入“{to}”还差的，在交接单上看。', toNext: '去办下一步',
  part: { items: '本人完成的事项', things: '交还与退还物品', papers: '本人签字的文件', settle: '结算', end: '解除合同与离职证明' },
  point: { settlement: '工资结算单', end_date: '合同解除（终止）日', certificate: '离职证明' },
  doneBy: '{by} · {at}', endIs: '{day}', endGround: '依据：{ground}', endFirst: '先定合同解除日，再出证明。', settlementWaits: '等财务确认结算单', stepOwner: '{who} · {ground}', notPrinted: '还没打印', waitsSigned: '已打印，等签字件存档', waitsHanded: '已打印，等交给本人', signedOnScreen: '本人已在屏幕上签名（辅助凭据，签字件仍要存档）',
  actOf: '{act}：{what}', toSettlement: '去结算单', endToday: '今天解除合同', endServed: '按送达日 {day} 解除', otherDay: '另定日期', endTitle: '合同于 {day} 解除？', endText: '{name}的合同自当日解除，离职证明和全部工资当日办结。依据：{ground}。请先确认书面材料已签。', endYes: '解除合同',
  handOver: '已当面交给本人', handed: '离职证明 {number} 已当面交给本人。', signHere: '屏幕签名', fileSigned: '上传签字件：{form}',
  warning: { notice_runs: '预告期或合同还没有到期：今天解除要双方协商一致，写明并签字；否则到期那天再解除。', served_before: '解除通知书已于 {endOn} 送达，合同自那天解除：离职证明和工资当天就该办，请今天补齐。', certificate_late: '合同已于 {endOn} 解除，离职证明应当日出具，今天交付已晚，请立即办理。', end_ahead: '合同要到 {endOn} 才解除，离职证明应在那天出具；今天就解除的，请改合同解除日。' },
  whichForms: '打印哪些表单', printedBefore: '（已打印 {count} 次）', printNote: '点“打印”时逐份登记编号，{count} 份表单一次送出；打印过的沿用原编号并带“补打”标记。', printedAs: '已登记并送打印：{papers}。', notPrintable: '{form}没有打印', keptBack: '{form}：{why}', noForms: '请至少选择一份表单。',
} as const
