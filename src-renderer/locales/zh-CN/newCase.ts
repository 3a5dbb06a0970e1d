export default {
  title: '办理交接', note: '替已经离场的人开始交接。先选人，其余多数有默认值。', reset: '清空重填', who: '谁离场了', searchHint: '姓名、拼音首字母（如 lz）、工号或身份证后四位', noneFound: '没有找到在岗员工', inCase: '交接中 {number}', joined: '{day} 入职', already: '此人已有未办结的交接单，不能再开一张。', openFirst: '打开 {number}',
  facts: '离场情况', kind: '类型', endsNothing: '不解除劳动合同', ground: '依据：{ground}', expectedBackOn: '预计返回日（选填）', reason: '原因', reasonHint: '例如：家中有事，口头说下周一二回来',
  told: '怎么得知的', toldNote: '得知情况', toldHint: '谁、什么时候、怎么说的', toldPicture: '上传聊天截图或书面材料', people: '交给谁',
  functions: '还没有人能办：{functions}（该部门没有设，或没有账号）。请各指定一个人，否则流程走不下去。', inPlaceOf: '代行{function}的人', assignees: '代行人员', receivers: '接收人（可多人，未指定的项归第一位）', wantsKeeper: '暂无接收人，先由临时保管人保管', keeper: '临时保管人', keeperUntil: '最迟移交日期', witness: '监交人（选填，不能是接收人）',
  otherDates: '其他日期（选填，以后也能补）', checklist: '交接清单', countIn: '{count} / {total} 项', from: '来自：{templates}', chooseFirst: '选好离场的人后，这里显示按他的岗位生成的清单。', dueOn: '{day}到期', dueLater: '待定日期', noDue: '不限期', receiverOf: '{item}的接收人', receiverOfNow: '{item}的接收人：{name}，点击修改',
  submitApproval: '同时发起审批（按审批流程：部门负责人、人事、财务等依次知悉或同意）', own: '自己添加的', addOwn: '添加一项', ownTitle: '要交接什么', ownCategory: '类别', ownDays: '离场后几天内', daysAfter: '天内 {day}', removeOwn: '移除{item}',
  lacks: '还缺：{what}', ready: '将建立 {count} 项交接', keys: 'Ctrl+回车', start: '开始交接', lack: { who: '离场的人', leftOn: '离场日', taker: '接收人或临时保管人', assignees: '代行的人', items: '至少一项清单' },
} as const
