/** Words of the shared parts in components/. */
export default {
  searchPerson: '输入姓名、拼音或工号查找', accounts: '有账号的同事', employees: '员工（无账号，由人事代录）', outside: '外单位人员', useOutside: '使用“{name}”（外单位或未登记）', noPerson: '没有找到，请继续输入', removePerson: '移除 {name}',
  chinese: '中文', english: '英文', englishOptional: '英文（选填）', pickDate: '日期，如 2026-11-24', pickMonth: '月份，如 2026-11',
  inWorkdays: '（工作日）', files: '附件', noFiles: '还没有附件', preview: '预览', previewOf: '预览 {name}', download: '下载', downloadOf: '下载 {name}', removeFile: '移除 {name}', noPreview: '这种文件不能在此预览，请下载后打开。',
  missing: '文件在磁盘上找不到了', altered: '文件在磁盘上被改动过，不予打开', uploadedBy: '{by} · {at}',
  drop: '拖放文件到这里、粘贴，或', choose: '选择文件', limit: '（单个文件不超过 {limitMiB} MiB）', dropNow: '松开即上传', uploading: '正在上传 {name}', uploadFailed: '{name} 没有上传', dismiss: '知道了', today: '今天',
} as const
