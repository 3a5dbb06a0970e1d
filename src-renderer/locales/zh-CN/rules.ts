export default {
  title: '办理规则', note: '法定事项、预告期和保存期限。改动只用于之后开始的交接单，已开始的保留当时的版本。', readOnly: '规则由人事和管理员维护。', notAdvice: '以法律条文为起点，不是法律意见；地方规定和本单位制度可以改得更严。',
  version: '第 {number} 版', versionNow: '现在用第 {number} 版', versionBy: '{by} 于 {at} 修改', versionShipped: '随程序提供', looking: '您在看第 {number} 版，只供查阅。', toNow: '回到现在的规则', add: '新增规则',
  group: { step: '法定事项', notice: '预告期', keeping: '保存期限', absence: '失联处理' }, gatesNote: '交接单进入看板每一列之前要做完什么，在单独的页面上看和改。', toGates: '打开看板关口', name: '事项', term: '期限', owner: '负责人', applies: '适用', ground: '依据', state: '状态', on: '启用', off: '停用', own: '自加', changed: '已改', edit: '修改', editOf: '修改“{name}”', actions: '操作',
  sameDay: '{anchor}当天', after: '{anchor}后 {days} 个{unit}', before: '{anchor}前 {days} 个{unit}', days: '{days} 个{unit}', unit: { calendar: '自然日', working: '工作日' }, years: '{start}起 {years} 年', start: { endOn: '合同终止', madeOn: '形成之日', projectDone: '完工结清' }, atLeast: '法定至少 {years} 年', atMost: '法定最长 {days} 天', later: '比法定晚 {days} 天', waits: '可以等交接',
  kinds: { all: '所有种类', endsContract: '终止合同的种类', several: '{count} 种' }, onlyHazard: '接触职业病危害的人员',
  form: {
    title: '修改“{name}”', addTitle: '新增规则', name: '名称', short: '看板上的简称（最多 4 个字）', anchor: '从哪一天起算', days: '天数（负数为之前）', unit: '自然日还是工作日', owner: '负责人', kinds: '用于哪些种类', kindsSome: '指定种类', whichKinds: '种类', document: '凭证', ground: '依据（条文）', explain: '说明', on: '启用：之后开始的交接单有这一项', waits: '可以等交接办结', waitsNote: '只有经济补偿可以等交接；工资、离职证明、档案和证件不得等（《劳动合同法》第五十条、第八十四条、第八十九条）。', employer: '用人单位', everyEmployer: '不限', workerType: '人员类别', everyWorkerType: '不限', hazardOnly: '只用于接触职业病危害的人员', years: '保存几年', start: '从哪一天起算', noticeDays: '几天',
    note: '为什么改（选填，留在版本记录里）', nameless: '请填写名称', groundless: '请写明依据，没有条文的写“本单位规定”。', noKinds: '请至少选一种。', saved: '已保存为第 {number} 版，之后开始的交接单使用',
  },
  absence: {
    contactEveryDays: '没联系上时隔几天再联系', reasonByWorkday: '离场后第几个工作日前核实原因', returnNoticeByWorkday: '离场后第几个工作日前发返岗通知书', returnWorkdays: '送达后给几个工作日返岗', sendWorkdays: '备好或退回后几个工作日内送出', trackWorkdays: '寄出后几个工作日内查送达结果', publicDays: '公告满几天算送达', decideWorkdays: '条件具备后几个工作日内决定',
    threshold: '旷工达到几天算严重违反制度', inARow: '连续', month: '一个月内', year: '一年内', rule: '依据的本单位制度（写进通知书）', law: '依据的法律条文（写进通知书）',
    unit: { contactEveryDays: '每 {count} 天', reasonByWorkday: '第 {count} 个工作日', returnNoticeByWorkday: '第 {count} 个工作日', returnWorkdays: '{count} 个工作日', sendWorkdays: '{count} 个工作日', trackWorkdays: '{count} 个工作日', publicDays: '{count} 个自然日', decideWorkdays: '{count} 个工作日' },
    why: { contactEveryDays: '没有记录就等于没有联系。', reasonByWorkday: '先排除事故、疾病和被羁押，才能算旷工。', returnNoticeByWorkday: '通知越晚，越难证明催过。', returnWorkdays: '从送达算起，至少给一个工作日，否则通知没有意义。', sendWorkdays: '解除和返岗期限都从送达算起。', trackWorkdays: '没有送达日就没有期限；底单和查询截图要留。', publicDays: '其他方式都不能用时才公告；不能少于三十日。', decideWorkdays: '拖久了，等于默认他还在岗。', threshold: '要与经民主程序制定并公示的制度一致，连续和一个月内的天数不能多于一年内的。' },
    ground: { contactEveryDays: '日常做法，以本单位制度为准', reasonByWorkday: '日常做法，以本单位制度为准', returnNoticeByWorkday: '日常做法，以本单位制度为准', returnWorkdays: '日常做法，以本单位制度为准', sendWorkdays: '日常做法，以本单位制度为准', trackWorkdays: '日常做法，以本单位制度为准', publicDays: '劳办发〔1995〕179号（沿用做法）', decideWorkdays: '日常做法，以本单位制度为准' },
  },
  history: { title: '版本记录', number: '版本', who: '谁改的', when: '时间', what: '改了什么', reason: '原因', cases: '在办交接单', view: '查看', viewOf: '查看第 {number} 版', added: '新增“{name}”', edited: '“{name}”：{fields}', gate: '看板关口（{name}）：{columns}', gateGeneral: '看板关口（{name}）：改回与所有种类相同', first: '随程序提供的规则', contested: '改的人当时没有看到前一版', keep: '在第 {number} 版之前开始的交接单保留各自的版本。' },
  field: { on: '启用', own: '自加', name: '名称', short: '简称', anchor: '起算日', days: '天数', unit: '日的算法', owner: '负责人', document: '凭证', ground: '依据', explain: '说明', waitsForHandover: '等交接', appliesTo: '适用范围', years: '年数', start: '起算', mostDays: '法定上限', floorYears: '法定下限' },
  ofCase: '按规则第 {number} 版办理', ofCaseOlder: '按规则第 {number} 版办理（开始时的版本，现在已有新版）', 
} as const
