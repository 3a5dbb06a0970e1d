import type { ImportRemarkCode } from '@shared/importReasons'

export default {
  title: '导入名册', note: '先看预览，确认后再导入；要么全部导入，要么一行不动。', pageNote: '把 Excel、WPS 或 CSV 里的名册导入进来；导入前可以逐行预览，导入后可以整批撤销。',
  of: { employees: '导入员工', positions: '导入岗位', templates: '导入交接清单模板' }, kinds: { employees: '员工', positions: '岗位', templates: '模板' }, kindChoice: '选择要导入什么', goTo: { employees: '查看员工', positions: '查看岗位', templates: '查看模板' },
  about: {
    employees: '每行一名员工，按工号对应；没有工号时按身份证号。已有的员工只更新有内容的格子。', positions: '每行一个岗位，按名称对应。', templates: '每行一个交接项；同名模板会保存为新版本，已开始的交接单不受影响。',
  },
  choose: '选择文件', look: '核对预览', go: '导入', chooseFile: '选择要导入的文件（.xlsx 或 .csv）', reading: '正在读取文件……', emptyList: '下载空白名册', emptyListHint: '列名和一行示例已写好，填完直接导入。',
  formats: '支持 .xlsx 和 .csv（UTF-8、GB18030；逗号、分号或制表符分隔）。旧的 .xls 请先另存为 .xlsx。表头上方有标题行、有多个工作表、有合并单元格都可以。', readAgain: '重新读取',
  howRead: '读取方式', sheet: '工作表', sheetRows: '{name}（{rows} 行）', headerLine: '表头在第几行', encoding: '编码', encodings: { 'utf-8': 'UTF-8', gb18030: 'GB18030（简体中文）', 'utf-16le': 'UTF-16 LE', 'utf-16be': 'UTF-16 BE' },
  delimiter: '分隔符', delimiters: { comma: '逗号', semicolon: '分号', tab: '制表符', bar: '竖线' }, otherFile: '换一个文件',
  columns: '列的对应', columnsFound: '{all} 列中有 {found} 列已对应', column: '文件里的列', columnNo: '第 {number} 列', field: '对应的资料', fieldOf: '“{column}”对应的资料', fieldTaken: '{field}（现由另一列提供）', leaveOut: '不导入', samples: '内容示例',
  how: { name: '按列名', remembered: '上次的选择', by_hand: '手动选择', none: '' },
  rows: '逐行预览', show: '显示', line: '行', outcome: '结果', key: '对应', what: '内容', outcomes: { added: '新增', changed: '修改', unchanged: '不变', refused: '不能导入' }, noRows: '没有这样的行。', remarks: '问题一览，点击只看这些行',
  remark: {
    KEY_MISSING: '缺编号或名称', FIELD_MISSING: '缺必填内容', FIELD_TOO_LONG: '内容太长', VALUE_FORM: '写法不对', DIGITS_LOST: '号码被 Excel 改坏', DATE_FORM: '日期不能识别', DATE_AMBIGUOUS: '日期分不清月日', DATE_SHORT_YEAR: '年份只有两位', DATE_NONE_SUCH: '没有这一天', DATE_WITHOUT_DAY: '日期缺“日”', WORD_UNKNOWN: '用词不认识', NUMBER_FORM: '工号写法不对', FORMULA_WITHOUT_RESULT: '公式没有结果', CELL_ERROR: '错误值',
    TWICE_IN_FILE: '文件内重复', IDENTITY_SHARED: '身份证号对应多人', POSITION_NOT_KNOWN: '没有这个岗位', POSITION_NOT_IN_USE: '岗位已停用', POSITION_AMBIGUOUS: '岗位重名', NUMBER_OF_OTHER: '工号属于别人', IDENTITY_OF_OTHER: '身份证号属于别人', TEMPLATE_NOT_IN_USE: '模板已停用', TEMPLATE_REFUSED: '模板不能保存',
    TOO_MANY_ITEMS: '模板项数太多', DIFFERS_WITHIN: '前后不一致', NAME_CHANGES: '姓名将改变', HAS_LEFT: '已离职', HAS_OPEN_CASE: '有未办结的交接', IDENTITY_KNOWN_AS: '身份证号已登记', POSITION_WILL_BE_MADE: '将新建岗位', IDENTITY_DOUBTFUL: '身份证号存疑', SEVERAL_PHONES: '不止一个号码',
  } satisfies Record<ImportRemarkCode, string>,
  makePositions: '自动建立缺少的岗位', missingPositions: '缺 {count} 个：{names}', redone: '站点资料在此期间有变动，预览已重新计算，请再核对一遍。',
  will: '将新增 {added}、修改 {changed}；{unchanged} 行不变，{refused} 行不能导入。', leaveOutRefused: '跳过不能导入的 {count} 行', start: '导入 {count} 行', nothing: '没有可以导入的内容。', refusedFirst: '有不能导入的行：请改正文件后重新选择，或勾选跳过。',
  progress: '导入进度', doneOf: '{done} / {total} 行', cancel: '取消导入', nothingDone: '什么也没有改动。', did: '新增 {added}，修改 {changed}，不变 {unchanged}，跳过 {refused}', doneToast: '已导入 {count} 行', backToPreview: '回到预览', watch: '查看进度',
  states: { waiting: '“{file}”正在等待导入', running: '正在导入“{file}”', done: '“{file}”已导入', failed: '“{file}”没有导入', cancelled: '已取消导入“{file}”', undoing: '正在撤销“{file}”', undone: '“{file}”的导入已撤销' },
  stateNames: { waiting: '等待', running: '进行中', done: '已导入', failed: '未导入', cancelled: '已取消', undoing: '撤销中', undone: '已撤销' },
  undo: '整批撤销', undoOf: '整批撤销“{file}”的导入', undoTitle: '撤销这次导入？', undoText: '“{file}”新增的 {added} 条会从名册里消失，修改的 {changed} 条恢复原值；记录仍留在日志里。请写明原因。', undoYes: '撤销导入', undoneBy: '{by} 撤销：{reason}',
  history: '导入记录', noHistory: '还没有导入过。', file: '文件', kind: '种类', at: '时间', by: '经办人', state: '状态',
} as const
