import { formWording } from './words'

/** What the day's summary says, on paper and in messages. */
export const summaryWords = formWording({
  'zh-CN': {
    overdue: '超时 {days} 天', due: '今天到期', soon: '还有 {days} 天', gone: '已离场 {days} 天', since: '{on} 起等待', toConfirm: '待确认', dot: ' · ', passedToHead: '已报部门负责人', passedToHr: '已报人事',
    accounts: '冻结账号（{count} 个）', office: '{office}（{names}）', comma: '、', headOf: '{department}负责人', many_step: '法定事项 {count} 项', many_approval: '审批 {count} 项', many_freeze: '待冻结账号：{count} 人', mostOver: '最久超时 {days} 天',
    subject: '今日汇总 {on}：超时 {overdue} 项，今天到期 {due} 项', counts: '超时 {overdue}，今天到期 {due}，{soonDays} 天内到期 {soon}，待确认 {toConfirm}，待审批 {approvals}，待冻结账号 {freeze} 人，法定事项 {legal}（逾期 {legalOver}）',
    line: '{who}：{what}（{employee} {number}）{standing}', postedLine: '{who}：{what}（{number}）{standing}', manyLine: '{who}：{what} {standing}', more: '其余见系统。',
  },
  en: {
    overdue: '{days} d overdue', due: 'due today', soon: 'in {days} d', gone: 'gone for {days} d', since: 'waits since {on}', toConfirm: 'to be confirmed', dot: ' · ', passedToHead: 'head told', passedToHr: 'HR told',
    accounts: 'Freeze accounts ({count})', office: '{office} ({names})', comma: ', ', headOf: 'Head of {department}', many_step: 'Legal steps: {count}', many_approval: 'Approvals: {count}', many_freeze: 'Accounts to freeze: {count} people', mostOver: 'longest {days} d overdue',
    subject: 'Day’s summary {on}: {overdue} overdue, {due} due today', counts: '{overdue} overdue, {due} due today, {soon} due within {soonDays} days, {toConfirm} to be confirmed, {approvals} approvals waiting, accounts of {freeze} people to freeze, {legal} legal steps ({legalOver} overdue)',
    line: '{who}: {what} ({employee} {number}), {standing}', postedLine: '{who}: {what} ({number}), {standing}', manyLine: '{who}: {what} {standing}', more: 'The rest is in the application.',
  },
})
