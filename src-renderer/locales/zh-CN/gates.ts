/** What each column of the board asks for. */
export default {
  title: '看板关口', note: '交接单进入每一列之前要做完什么。改动只用于之后开始的交接单；已开始的保留开始时的关口。', kind: '种类', all: '所有种类', hasOwn: '{kind}（单独设定）', own: '这个种类单独设定', general: '现在与“所有种类”相同；改了就单独设定', follow: '改回与所有种类相同', restore: '恢复随程序提供的', drop: '放弃修改', lookAgain: '看现在的关口', begin: '开始时就在这里',
  add: '添加条件', addTo: '给“{stage}”添加条件', takeOut: '从“{stage}”去掉“{condition}”', moveHere: '{condition}（从“{from}”移来）', nothing: '没有条件', locked: '不能去掉：有没办结的交接项，单子不能归档。可以移到更前的列。',
  law: '离职证明和工资按法定日期办理，不等任何一列（《劳动合同法》第五十条、第八十四条、第八十九条）；这里的条件只防止没办完就归档。人事可以说明理由放行。',
  saveTitle: '保存看板关口', saveText: '为什么改？原因留在版本记录里。', toVersions: '版本记录', leaveTitle: '放弃修改？', leaveText: '对关口的修改还没有保存。', leaveYes: '放弃',
  ground: {
    receiver_named: '本单位规定', items_exist: '本单位规定', items_submitted: '本单位规定', items_settled: '《劳动合同法》第五十条第二款：按照约定办理工作交接', keeper_confirmed: '本单位规定', approvals_submitted: '本单位规定', approvals_done: '本单位规定；辞职是通知，反对不停期限（《劳动合同法》第三十七条）',
    wages_settled: '《工资支付暂行规定》第九条', severance_settled: '《劳动合同法》第四十六条、第五十条第二款', certificate_given: '《劳动合同法》第五十条第一款', end_date_set: '《劳动合同法》第五十条：期限从解除或终止之日起算', signed_copy_filed: '《民事诉讼证据的若干规定》：留存原件',
  },
} as const
