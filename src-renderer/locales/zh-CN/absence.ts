/** The track of somebody who is not there: what is next, the log, notices, the ending check, sealed belongings. */
export default {
  print: '打印{form}', ground: '依据：{ground}', ownRule: '依据：{ground}', recordedBy: '{by} 记录 · {at}', withdrawn: '{by} 于 {at} 撤回：{reason}', note: '备注', proof: '截图、照片或录音', witnesses: '两位见证人', witnessOf: '见证人 {number}',
  next: {
    is: '现在要做：{step}', also: '同时：{step}', by: '{day}前', byToday: '今天', until: '等到 {day}', late: '已逾期 {count} 天', who: '由{who}办理', noDay: '没有固定期限', unknownYear: '还没有 {year} 年的日历，算不出日期', toCalendar: '去导入日历', none: '没有待办的步骤。', over: '这张单已结束。', notBegun: '还没有开始。联系不上他时，从记录第一次联系开始。',
  },
  act: {
    contact: '记录联系', check_reason: '登记核实结果', reason_found: '重新核实', tell_employer: '登记决定', prepare_return: '准备返岗通知书', send_return: '登记送出', record_return: '登记送达结果', wait_return: '他回来了或另有决定', wait_threshold: '他回来了或另有决定', decide: '登记决定',
    ending_check: '开始核查', prepare_termination: '准备解除通知书', send_termination: '登记送出', record_termination: '登记送达结果', set_end: '把 {day} 定为合同解除日', end_agreed: '填写合同解除日', certificate: '去办离职证明', wage: '去办工资结清',
  },
  days: {
    title: '缺勤天数', count: '{count} 个工作日', range: '{from} 之后至 {through}', notYet: '还没有排除事故、疾病和羁押，暂不计旷工。', byCalendar: '按日历：{parts}', unseen: '最后在岗日为 {last}，此后未再见到本人。', allWork: '按日历：其间都是工作日', and: '；', span: '{from}至{to}', holidays: '{days}放假不计', weekends: '{count} 个周末休息日不计', madeUp: '{days}调休上班计入',
    unknownYear: '数到 {year} 年为止：还没有那一年的日历。', rule: { inARow: '连续 {count} 天', month: '一个月内 {count} 天', year: '一年内 {count} 天' }, reached: '{day} 达到', open: '未达到', reaches: '仍不到岗的话，{day} 达到规定天数',
  },
  log: { title: '联系与核实', none: '还没有联系记录。', reached: '已联系上', notReached: '未联系上', checked: '核实原因', who: '{who}（{name}）' },
  contact: { title: '联系 {name}', phone: '登记的电话：', channel: '方式', answeredBy: '谁接听或应答', name: '对方姓名和关系', reached: '已确认对方转告了本人', said: '说了什么（选填）', more: '时间、截图、录音', at: '联系时间', now: '现在', save: '记录' },
  reason: { title: '核实原因', note: '排除事故、疾病和被羁押之后才能算旷工。', finding: '核实结果', how: '怎样核实的', howPlaceholder: '例如：问过哥哥、医院、派出所，什么时间', save: '登记' },
  notices: { title: '通知书和送达', none: '还没有通知书。', sent: '{way}送出', served: '{day} 送达', returnBy: '请在 {day} 前返岗（送达后 {count} 个工作日）', notServed: '没有送达，返岗期限还没有开始。', impossible: '不能用“{way}”送达：{reason}', witnesses: '见证人：{names}', union: '{day} 已通知工会', unionOpen: '未登记通知工会的日期', fell: '所依据的决定或核查已撤回，不能再打印或送出。请撤回这份通知书，需要时重新准备。' },
  notice: {
    title: '准备{notice}', on: '通知书日期', rule: '引用的制度条款', law: '法律条款', facts: '事实（写进通知书）', address: '送达地址', noAddress: '没有地址，快递寄不出。请补填。', contact: '联系人和电话（写进通知书）', noPhone: '没有电话，他打不回来。请补填。', returnWorkdays: '返岗期限（工作日）', fromDelivery: '从送达之日起算', save: '准备好了',
    absentFact: '自 {from} 之后至 {through} 未到岗，缺勤 {count} 个工作日。{reasoning}。', contactFact: '其间联系 {count} 次，有记录。', servedFact: '{notice}已于 {day} 送达',
  },
  send: { title: '登记送出：{notice}', way: '送达方式', courier: '快递公司', trackingNo: '快递单号', on: '送出日期', to: '送达地址：{address}', skipped: '不能用“{way}”的原因', publicNote: '公告自发布之日起满三十日才算送达；只有其他方式都不能用时才公告。', save: '登记', because: { far: '人已离开本地，无法当面送达', noFamily: '没有同住的成年家属', familyFar: '家属不在本地', noAddress: '地址不详或查无此人' } },
  ended: { title: '登记送达结果：{notice}', about: '{day} 以“{way}”送出', result: '结果', on: '日期', receiver: '签收人', proof: '回执、底单、查询截图', save: '登记' },
  decision: {
    heading: '决定', none: '还没有决定。', title: '登记决定', note: '由人事和部门负责人共同作出；说明里写清谁参加。', what: '决定', on: '决定日期', why: '说明和理由', speaks: '现在解除还不符合规则：', kept: '请先补办；一定要现在解除的，在说明里写明理由，理由和上面这些都会记入记录。', against: '作出决定时：{against}', save: '登记决定',
    follows: { returns: '用“返岗”结束这张单', resigns_late: '签辞职书，填合同解除日', mutual: '签协议，填合同解除日', terminated: '通知工会、核查、发解除通知书' },
  },
  check: {
    heading: '解除前核查', headingBar: '解除（终止）前核查', none: '还没有核查。没有存档的核查，不能出解除通知书。', title: '解除前核查', begin: '做解除前核查', note: '逐项回答并存档。缺什么会指出依据；能不能解除由您决定，理由记录在案。', union: '通知工会的日期', day: '日期', onDay: '第 {question} 题的日期', from: '根据{from}', lacks: '还缺：{missing}。{ground}', complete: '没有缺项，可以存档。',
    openCount: '{count} 个问题没有回答', overrideShort: '仍然继续的理由', override: '还缺 {missing}，仍然继续的理由', save: '存档', filed: '核查完整', filedMissing: '核查存档，还缺：{missing}', because: '仍然继续的理由：{reason}', due: '还没有核查。{ground}。请在通知和确定解除（终止）日之前核查。', notDone: '没有做核查。', notice: '书面通知送达后满 {count} 日可以解除，或者额外支付一个月工资。填写通知到达日后算出最早的日子。', earliest: '书面通知送达后满 {count} 日，最早 {day} 解除；额外支付一个月工资的可以提前。', skipped: '{by} {at} 没有核查就把解除（终止）日定为 {day}：{reason}', next: '还没有做解除（终止）前核查。', endTitle: '还没有核查', endText: '{ground}。建议先做核查。仍要先定解除（终止）日的，请写明理由，理由记录在案。', endYes: '写明理由并定下', answers: '{count} 个回答',
  },
  inventory: {
    heading: '单方清点封存', none: '还没有清点。', begin: '清点封存', title: '清点 {name} 的物品', note: '由两位见证人在场清点、拍照、装袋封存；不翻看私人信件和手机内容。', place: '地点', places: { desk: '办公桌', locker: '更衣柜', bed: '宿舍床位' }, lines: '物品', what: '名称', qty: '数量', condition: '完好程度',
    whatOf: '第 {number} 行名称', qtyOf: '第 {number} 行数量', conditionOf: '第 {number} 行完好程度', removeOf: '移除第 {number} 行', addLine: '再加一行', line: '{what}×{qty}', bag: '封存袋编号', keeper: '保管人', photos: '照片', save: '封存并登记', sealed: '封存袋 {bag}，{keeper} 保管', collected: '{receiver} 领走，{signedBy} 签字',
  },
  collect: { title: '领走封存袋 {bag}', begin: '登记领走', receiver: '领取人', signedBy: '签字人', on: '日期', save: '登记' },
  withdraw: { text: '记录会保留并标明撤回，请写明原因，再重新登记正确的。', yes: '撤回', contact: '撤回这条联系记录', reason: '撤回这次核实', notice: '撤回这份通知书', delivery: '撤回这次送达', decision: '撤回这个决定', check: '撤回这次核查', inventory: '撤回这次清点' },
} as const
