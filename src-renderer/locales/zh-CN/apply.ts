/** Words of the page that an employee fills in himself. He may be anybody, on a telephone, at night. */
export default {
  title: '离职申请', notYou: '如果这不是您本人，请不要填写，把页面交还人事。', timeLeft: '链接还有 {time} 失效', timeShort: '还剩不到两分钟，请尽快提交。',
  isNotice: '离职申请是给单位的通知：自提交之日起计算提前期，期满劳动合同即可解除，不以单位批准为条件。', endsIf: '今天提交，提前 {days} 天，最早 {day}可以解除', ends: '提前 {days} 天，最早 {day}可以解除', endsProbation: '还在试用期的，提前 {days} 天，最早 {day}', earlier: '您希望的 {day}早于期满日，要单位同意才能提前。', ground: '依据：{ground}',
  reason: '离职原因', words: '用自己的话说明', lastDay: '希望的最后工作日', phone: '联系电话', hasLeft: '我已经离开工地', leftOn: '离开的日子', backOn: '预计哪天能回来办手续', address: '材料寄到哪里', addressHint: '离职证明等材料的邮寄地址，选填', note: '还想说明的',
  employerHint: '因单位拖欠工资、未缴社保等离开的，法律规定与普通辞职不同（《劳动合同法》第三十八条），请写明情况，人事会与您核实。',
  sign: '签名（选填）', signHint: '手指或鼠标签的名只作辅助证据；办手续时还会请您在纸上签字。', signature: '签名',
  use: '所填内容只用于办理您的离职手续，由人事、所在部门负责人和审批人查看，随离职档案保存。', review: '核对', reviewTitle: '请核对，无误后提交', change: '返回修改', submit: '提交申请', submitNote: '提交后不能自己修改；要改或要撤回，请找人事。',
  lack: { reason: '请选一项原因', words: '请用自己的话写明原因', lastDay: '请填最后工作日', leftOn: '请填离开的日子', phone: '请填能找到您的电话' },
  done: '已提交', doneAt: '{name} 的离职申请于 {at} 提交成功。', next: '接下来', next1: '人事会看到这份申请，建立交接单并通知您的部门负责人。', next2: '人事会联系您交接工作、归还物品，并请您在打印的申请表上签字。', next3: '合同解除当日，单位出具离职证明，结清工资。', keep: '可以截图留存本页。这个链接已经失效，不能再用。', giveBack: '交还给人事',
  gone: '这个链接用不了了', goneText: '它可能已经用过、过了 15 分钟，或者人事另发了新的。已经提交过的申请人事已经收到；要重新填写，请向人事要一个新链接。',
} as const
