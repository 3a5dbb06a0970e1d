/** Words of writing lists to files, and of the record of what was taken out. */
export default {
  export: '导出', of: '导出{name}', note: '按现在的筛选和顺序导出全部行，不只是已经显示的。您在屏幕上看不到的，文件里也没有。', format: '格式', formats: { xlsx: 'Excel 工作簿（.xlsx），Excel 和 WPS 都能打开', csv: 'CSV（.csv），给其他程序用' },
  withoutPersonal: '不含身份证号、电话和地址', logged: '谁在什么时候导出了哪份清单，会记入日志。', starting: '正在准备……', progress: '已写 {count} 行', giveUp: '停止', made: '已导出“{name}”，共 {count} 行',
  title: '导出记录', recordNote: '哪些清单离开了程序：谁、什么时候、按什么条件、多少行。内容校验码能核对一份文件是不是当时导出的。', none: '还没有导出过。', at: '时间', by: '导出人', file: '文件', filter: '筛选', rows: '行数', personal: '个人信息', personalNot: '不含', personalWith: '含', hash: '内容校验码', everything: '全部',
} as const
