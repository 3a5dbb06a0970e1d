/** Words of the page of shortcuts; group and name are those of app/shortcuts/shortcuts.ts. */
export default {
  title: '键盘快捷键', note: '在输入框里打字时，单个字母和符号不起作用。Mac 上 Ctrl 也可用 ⌘。', or: '或', goTo: '打开“{page}”', open: '键盘快捷键',
  key: { Enter: '回车', Home: 'Home', End: 'End' },
  everywhere: { title: '任何页面', help: '显示这些快捷键', search: '搜索', newCase: '开始办理一张交接单', go: '打开页面', close: '关闭对话框或侧栏' },
  board: { title: '看板：选中一张卡片后', up: '上一张卡片', down: '下一张卡片', left: '左边一列', right: '右边一列', first: '本列第一张', last: '本列最后一张', on: '移到下一列', back: '移到上一列', undo: '撤销刚才的移动' },
  items: { title: '交接单：选中一个交接项后', up: '上一项', down: '下一项', on: '往前办一步（开始、提交）', back: '退回一步', undo: '撤销刚才的操作' },
  forms: { title: '表单和对话框', save: '在任何一栏里按下保存、发送或提交的按钮', enter: '在单行输入框里保存', cancel: '放弃正在改的一行' },
  order: { title: '清单模板：选中一项后', up: '往上移', down: '往下移' },
  year: { title: '工作日历：选中一天后', left: '前一天', right: '后一天', up: '前一周', down: '后一周' },
  print: { title: '打印预览', print: '打印并登记' },
} as const
