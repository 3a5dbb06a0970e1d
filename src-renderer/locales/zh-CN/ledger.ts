/** Words of the leaving ledger, on the screen and on paper. */
export default {
  title: '离职台账', note: '按月登记离开的人：手续办到哪一步，工资和离职证明哪天办的，哪些法定事项逾期。作废和返岗的单不在内。', print: '打印', printTitle: '打印离职台账', back: '回到离职台账',
  filters: '筛选台账', span: '时间', month: '按月', range: '按日期段', earlier: '上一月', later: '下一月', monthOf: '月份', from: '起', to: '止', by: '日期依据', days: { leftOn: '按离场日期', endOn: '按合同解除（终止）日期' },
  department: '部门', allDepartments: '全部部门', kind: '离职种类', allKinds: '全部种类', employer: '用工单位', allEmployers: '全部单位', overdue: '只看法定事项逾期的', withStaying: '含调动和长假',
  none: '这段时间没有人离开。', noneFound: '没有符合条件的人，换个条件试试。', totals: '合计', count: '离开 {count} 人', open: '办理中 {count} 人', late: '法定事项逾期 {count} 人', byKind: '按种类', byDepartment: '按部门', part: '{name} {count} 人', partLate: '{name} {count} 人，逾期 {late} 人', noDepartment: '未填部门',
  table: '台账内容', n: '序号', name: '姓名', number: '工号', crew: '班组', position: '岗位', joinedOn: '入职日期', leftOn: '离场日期', endOn: '解除（终止）日期', reason: '原因', receivers: '接收人', doneOn: '交接完成日期', status: '状态', wagesOn: '工资结清日期', certificateOn: '离职证明出具日期', remark: '备注',
  nameAndNumber: '姓名、工号', departmentAndCrew: '部门、班组', positionAndType: '岗位、类别', dates: '离场、解除、入职', kindAndReason: '种类、原因', receiverAndDone: '接收人、完成日期', wagesAndCertificate: '工资、离职证明', wagesAre: '工资 {state}', certificateIs: '证明 {state}', toDo: '待办', notApplicable: '不适用', joined: '{on} 入职', left: '{on} 离场', ended: '{on} 解除', done: '{on} 完成',
  lateStep: '{name}：应在 {on} 前办，逾期 {days} 天', lateStepShort: '{name}逾期 {days} 天', sheetTitle: '离职台账', sheetOf: '{company} · {site}', sheetSpan: '{from} 至 {to}（{by}）', sheetFilter: '筛选：{text}', sheetTotals: '共 {count} 人，办理中 {open} 人，法定事项逾期 {overdue} 人', madeBy: '制表人：', checkedBy: '审核人：', madeOn: '制表日期：', pageOf: '第 {page} 页 共 {pages} 页', pageOfCut: '本表不全，只印前 {limit} 人 · 第 {page} 页 共 {pages} 页', sheetCut: '本表不全：共 {count} 人，只印了前 {limit} 人。', sheetMore: '以下还有 {count} 人没有印', tooMany: '这张表只印前 {limit} 人，请缩小时间范围，或导出后打印。',
} as const
