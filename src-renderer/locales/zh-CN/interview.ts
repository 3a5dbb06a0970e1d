export default {
  title: '离职访谈', of: '{name} 的离职访谈', record: '记录访谈', correct: '更正', none: '还没有访谈。', private: '只有人事和管理员能看；不进交接单、搜索、导出和打印件，时间线只写“已访谈”。',
  reasons: '离职原因', words: '他的原话', wordsPlaceholder: '用他自己的话记；选了“其他”必须写明', wouldReturn: '以后还愿意回来吗', way: '访谈方式', held: '访谈', heldOn: '访谈日期', heldBy: '访谈人', heldLine: '{day} · {way} · {by}', corrected: '更正过 {count} 次',
  return_yes: '愿意', return_maybe: '看情况', return_no: '不愿意', way_in_person: '当面', way_phone: '电话', way_page: '手机页面',
  summary: '离职原因', summaryNote: '按季度和部门统计的离职访谈。不足 {count} 人的不单独显示，以免认出是谁。', year: '年份', quarter: '{year} 年第 {number} 季度', department: '部门', count: '访谈人数', otherDepartments: '其他部门合计', figure: '{name} {count}', returnFigures: '愿意 {yes} · 看情况 {maybe} · 不愿意 {no}',
  nothing: '这一年还没有离职访谈。', tooFew: '这一年的访谈还不足 {count} 人，不显示统计。', cut: '有的季度里合计仍不足 {count} 人，没有显示。',
} as const
