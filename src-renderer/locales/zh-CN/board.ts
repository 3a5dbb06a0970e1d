/** Words of the board. */
export default {
  title: '看板', start: '开始办理', filters: '筛选看板', filter: '筛选', text: '按姓名、拼音、工号或单号查找', textHint: '姓名、工号或单号', onlyOverdue: '有超时', onlyMine: '与我有关', clear: '清除筛选',
  department: '部门', position: '岗位', receiver: '接收人', kind: '离场类型', employer: '用工单位', tag: '标签',
  lanes: '泳道', noLanes: '不分泳道', lanesBy: { department: '按部门分', receiver: '按接收人分', employer: '按单位分' }, sort: '排序', sortBy: { due: '按到期日', left: '按离场日', name: '按姓名' },
  load: '接收人负荷', loadTitle: '每位接收人手上的交接', loadCases: '交接单', loadItems: '未完成项', loadOverdue: '超时', noLoad: '现在没有人手上有未完成的交接项。', laneLoad: '待完成 {count} 项', laneOverdue: '超时 {count} 项', noDepartment: '未填部门',
  columns: '看板的列', columnOf: '{stage}，{count} 张交接单', columnOfLane: '{lane}：{stage}，{count} 张交接单', cases: '{count} 张', fold: '收起“{stage}”', unfold: '展开“{stage}”，{count} 张', emptyColumn: '没有交接单', noneFound: '没有符合筛选条件的交接单。', noneYet: '还没有交接单。有人离场后，点“开始办理”，选人、选接收人，清单会按岗位自动列出。', noneForYou: '还没有与您有关的交接单。分给您之后会出现在这里。',
  leftDays: '离场 {days} 天', progress: '已完成 {done} 项，共 {total} 项', progressWord: '进度 ', noReceiver: '未指定', keeper: '代管', waitsFor: '等', conflicts: '{count} 处冲突', dueOn: '{title} {on}到期', overdue: '{title}已超时 {days} 天', overdueMine: '您负责的{title}已超时 {days} 天', overdueItems: '超时 {count} 项', marks: '标记',
  steps: '法定事项', stepDone: '{name}：已办', stepNotApplicable: '{name}：不适用', stepOverdue: '{name}：应在 {on}前办，已逾期', stepBy: '{name}：请在 {on}前办', stepOpen: '{name}：待办，日期未定',
  menuOf: '{name}：移动和打开', openCase: '打开交接单', moveTo: '移到', here: '当前', moved: '{name} 已移到“{stage}”', movedUndo: '{name} 已移到“{stage}”，十秒内可按 Ctrl+Z 撤销', wentBack: '没有移动，{name} 仍在“{stage}”', undo: '撤销', undone: '已撤销，{name} 回到“{stage}”',
  archiveTitle: '把 {name} 的交接单归档？', archiveText: '归档后交接单结束，不能撤销也不能再改；以后发现的问题写“补充说明”。', archiveYes: '归档',
  gateTitle: '{name} 还不能进入“{stage}”', gateText: '交接单仍在“{stage}”。还缺：', missing: '还缺的条件', missingCount: '还差 {count} 项', missingOne: '未完成', andMore: ' 等，另有 {count} 项', lawBeats: '离职证明和工资按法定日期办理，不必等交接，也不受这里限制。',
  override: '说明理由后放行', overrideReason: '放行的理由', overrideHint: '例如：本人已离境，资料由部门负责人补齐', overrideLogged: '理由、放行人和时间会记入时间线，不能删除。', overrideYes: '放行并移动',
  keys: '用方向键在卡片间移动，按 ] 或 Alt 加右方向键移到下一列，按 [ 或 Alt 加左方向键移到上一列，按回车打开，按 Ctrl+Z 撤销刚才的移动。', keysShort: '方向键选卡片 · [ 和 ] 移到上一列、下一列 · 回车打开 · Ctrl+Z 撤销',
} as const
