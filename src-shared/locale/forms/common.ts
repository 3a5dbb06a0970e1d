import { formWording } from './words'

/** What several forms say. */
export const commonWords = formWording({
  'zh-CN': {
    name: '姓名', number: '工号', identity: '身份证号', department: '部门', position: '岗位', crew: '班组', joinedOn: '入职日期', contract: '劳动合同期限', fromTo: '{from} 至 {to}', phone: '联系电话', kind: '离场类型', leftOn: '离场日期',
    endOn: '合同解除（终止）日', signature: '签字', date: '日期', unknown: '＿＿＿＿＿＿', longDay: '{year}年{month}月{day}日', listComma: '、', leaver: '本人', head: '部门负责人', hr: '人事', finance: '财务', leader: '单位负责人',
    years: '{years} 年', months: '{months} 个月', yearsMonths: '{years} 年 {months} 个月', lessThanMonth: '不满 1 个月',
    missing: '以下内容没有登记，纸上留空，可手写补填：{what}。',
  },
  en: {
    name: 'Name', number: 'Employee no.', identity: 'ID number', department: 'Department', position: 'Position', crew: 'Crew', joinedOn: 'Joined', contract: 'Contract term', fromTo: '{from} to {to}', phone: 'Phone', kind: 'Kind of leaving', leftOn: 'Left the site',
    endOn: 'Contract ended', signature: 'Signature', date: 'Date', unknown: '____________', longDay: '{day} {monthName} {year}', listComma: ', ', leaver: 'Employee', head: 'Department head', hr: 'HR', finance: 'Finance', leader: 'Head of the unit',
    years: '{years} years', months: '{months} months', yearsMonths: '{years} years {months} months', lessThanMonth: 'less than one month',
    missing: 'Not on record, left blank on paper to be filled in by hand: {what}.',
  },
})
