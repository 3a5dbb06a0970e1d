export default {
  title: '工作日历', note: '工作日、节假日和调休补班，所有期限都按它计算。', years: '年份', readOnly: '日历由人事和管理员维护。',
  state: { confirmed: '正式', provisional: '暂定', unknown: '未知' }, yearOf: '{year} 年', workdays: '{count} 个工作日', cardNone: '还没有日历', yearCard: '{year} 年，{state}',
  week: '每周工作', pattern: { five: '五天（周一至周五）', six: '六天（周一至周六）', seven: '七天（轮班）' }, weekNote: '节假日照样休息，补班日照样上班。', weekTitle: '改为{pattern}？', weekText: '在办交接单里按工作日算的日期都会重算。', weekYes: '改并重算', weekBy: '{by} 于 {at} 设定',
  moved: '已保存，没有交接单的日期变动 | 已保存，{count} 张交接单的日期已重算 | 已保存，{count} 张交接单的日期已重算',
  unknown: '{year} 年的日历还没有，按工作日计算的期限暂时算不出来；导入后自动算出。', provisional: '{year} 年的放假通知还没有导入：现在只有法定节假日，没有调休和补班，算出的日期都标“暂定”。通知一般在前一年十一月公布。',
  ask: '{year} 年的放假通知还没有导入，这一年的日期都是暂定的。', askWay: '去导入',
  import: '导入放假通知', begin: '先按法定节假日建立（暂定）', confirm: '确认为正式', confirmTitle: '把 {year} 年确认为正式？', confirmText: '确认后算出的日期不再标“暂定”。请确认调休和补班都已录入。', confirmYes: '确认为正式', statutorySource: '法定节假日（通知未出）',
  source: '来源：{source}', changedBy: '{by} 于 {at} 修改', shipped: '随程序提供', legend: '图例', kind: { plainOn: '上班', plainOff: '周末休息', statutory: '法定节假日', off: '放假', work: '补班' }, mark: { statutory: '法', off: '休', work: '班' },
  gridHint: '点一天可以修改；用方向键移动，回车打开。', weekdays: '日,一,二,三,四,五,六', weekdayLong: '周日,周一,周二,周三,周四,周五,周六', month: '{month} 月', dayName: '{day} {weekday} {kind}',
  day: { title: '{day} {weekday}', now: '现在：{kind}', asWeek: '按每周规律（{kind}）', off: '放假', work: '补班', statutory: '这是法定节假日，不能改成上班；安排加班不改变日历。', bySource: '手工修改' },
  imports: {
    title: '导入放假通知', year: '哪一年', text: '粘贴通知原文或日期', placeholder: '例：春节：2月5日至11日放假调休，共7天。2月14日（周日）、2月20日（周六）上班。\n或每行一天：2027-02-05 放假',
    file: '或选择文件（.xlsx、.csv、.json）', chosen: '已选：{name}', preview: '预览', empty: '请先粘贴通知或选择文件。', changes: '会改变的日子（{count}）', noChanges: '和现在的日历一样，没有变化。', changeLine: '{day} {weekday}：{from} → {to}',
    added: '原文没有提到、但法定要放的 {count} 天也会放假：{days}', problems: '没看懂的地方', problem: { NO_KIND: '第 {line} 行：没有写放假还是上班：{text}', NO_SUCH_DAY: '第 {line} 行：没有这一天：{text}', OTHER_YEAR: '第 {line} 行：不在这一年，未导入：{text}', RANGE: '第 {line} 行：起止颠倒或超过一个月：{text}', NOTHING: '第 {line} 行：没有找到日期：{text}' },
    weightNone: '没有在办交接单的日期会变。', weight: '{count} 张在办交接单的日期会变。', example: '{number} {name}：{from} → {to}', noDay: '算不出', more: '等共 {count} 张', as: '保存为', source: '来源（如：国办发明电〔2026〕7 号）', save: '导入', again: '改原文',
  },
} as const
