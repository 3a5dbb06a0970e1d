import type { ImportKind } from '../contract/import'
import type { EmployeeImportField, PositionImportField, TemplateImportField, WordField } from '../importFields'
import type { ForeignFormat, TableProblemCode } from '../importProblems'
import type { ImportRemarkCode } from '../importReasons'

/** Everything that is said about taking in a list, total over its codes. */
export interface ImportWords {
  kind: Record<ImportKind, string>
  field: { employees: Record<EmployeeImportField, string>; positions: Record<PositionImportField, string>; templates: Record<TemplateImportField, string> }
  /** What may stand in a column that takes a few words. */ known: Record<WordField, string>
  remark: Record<ImportRemarkCode, string>
  problem: Record<TableProblemCode, string>
  format: Record<ForeignFormat, string>
  builtOn: Record<'changed' | 'case' | 'account' | 'employee' | 'template' | 'party' | 'position', string>
  yes: string; no: string; unit: { calendar: string; working: string }
  /** Between parts of a list. */ comma: string
  /** Name of the empty list to fill in. */ templateName: Record<ImportKind, string>
  /** A row that shows how the list is filled in, by field. */
  example: { employees: Record<EmployeeImportField, string>; positions: Record<PositionImportField, string>; templates: Record<TemplateImportField, string> }
  /** What is said on the second sheet of that list. */
  about: { sheet: string; lines: Record<ImportKind, readonly (readonly [string, string])[]> }
}

export const importsZh: ImportWords = {
  kind: { employees: '员工', positions: '岗位', templates: '交接清单模板' },
  field: {
    employees: {
      number: '工号', name: '姓名', identityNumber: '身份证号', phone: '手机号码', department: '部门', crew: '班组', positionId: '岗位', workerType: '人员类别', employer: '用工性质', employerName: '用工单位', joinedOn: '入职日期',
      contractEndsOn: '合同到期日', hazard: '接触职业病危害', emergencyContact: '紧急联系人', emergencyPhone: '紧急联系电话', serviceAddress: '送达地址', serviceAddressConfirmedOn: '送达地址确认日',
    },
    positions: { title: '岗位名称', titleEn: '岗位英文名', department: '部门', departmentEn: '部门英文名', workerType: '人员类别', hazard: '接触职业病危害' },
    templates: {
      template: '模板名称', templateEn: '模板英文名', layer: '层级', positions: '适用岗位', workerType: '适用人员类别', itemKey: '交接项代码', title: '交接项', titleEn: '交接项英文', hint: '说明', hintEn: '说明英文', category: '类别', shape: '明细形式',
      columns: '明细列', anchor: '起算日', days: '天数', unit: '天数单位', shift: '遇休息日顺延', needsMaterial: '需要资料', tags: '标签', hazardOnly: '仅限接触职业病危害', onlyLeaver: '仅本人能交接',
    },
  },
  known: {
    workerType: '管理人员、技术人员、职员、工人', employer: '本公司、劳务派遣、分包', hazard: '是、否', layer: '基础、岗位、人员类别', category: '工作、文件资料、联系人、账号、未完成任务、款项票据、印章证照、现场工作、资产、生活后勤、人事手续',
    shape: '一般、纸质资料、电子资料、联系人、账号、款项、印章证照、图纸、任务、资产', anchor: '离场日、最后出勤日、收到申请/通知日、合同解除（终止）日、停薪日、预计返回日、交接办结日', unit: '自然日、工作日', shift: '是、否', needsMaterial: '是、否',
    tags: '紧急、重要、立即交接', hazardOnly: '是、否', onlyLeaver: '是、否',
  },
  remark: {
    KEY_MISSING: '这一行没有可以对应的编号：员工要有工号或身份证号，岗位要有名称，模板要有模板名称和交接项。请补填。',
    FIELD_MISSING: '新增时必须有“{label}”，请补填。',
    FIELD_TOO_LONG: '“{label}”超过 {limit} 个字，请缩短。',
    VALUE_FORM: '“{label}”里的“{value}”写法不对，请核对。',
    DIGITS_LOST: '“{label}”里的“{value}”已被 Excel 改成数字，后几位丢失。请先把这一列设为“文本”格式，再重新输入完整号码。',
    DATE_FORM: '“{label}”里的“{value}”不是能识别的日期，请写成 2024-03-05 这样。',
    DATE_AMBIGUOUS: '“{label}”里的“{value}”分不清月和日，请写成 2024-03-05 这样。',
    DATE_SHORT_YEAR: '“{label}”里的“{value}”年份只有两位，请写全四位年份。',
    DATE_NONE_SUCH: '“{label}”里的“{value}”没有这一天，请核对。',
    DATE_WITHOUT_DAY: '“{label}”里的“{value}”没有写哪一天，请补全。',
    WORD_UNKNOWN: '“{label}”里的“{value}”不认识，可以写：{known}。',
    NUMBER_FORM: '工号“{value}”里有不能用的字符：只能用字母、数字和 . _ / -，最多 32 位。',
    FORMULA_WITHOUT_RESULT: '“{label}”是公式，文件里没有它的结果。请在 Excel 里打开重新保存，或粘贴为数值。',
    CELL_ERROR: '“{label}”里是错误值 {value}，请改正。',
    TWICE_IN_FILE: '“{label}”{value} 在文件里出现不止一次：第 {lines} 行。请只保留一行。',
    IDENTITY_SHARED: '身份证号 {value} 在名册里属于不止一人（{names}），请加上工号。',
    POSITION_NOT_KNOWN: '没有岗位“{value}”。请先建立这个岗位，或勾选“自动建立缺少的岗位”。',
    POSITION_NOT_IN_USE: '岗位“{value}”已停用，请先恢复，或换一个岗位。',
    POSITION_AMBIGUOUS: '不止一个岗位叫“{value}”：{titles}。请改写岗位的中文名称，或先把这些岗位改成不同的名称。',
    NUMBER_OF_OTHER: '工号 {value} 已属于身份证号不同的“{name}”，不会改到他身上。请核对工号；如果只是身份证号更正，请在这一行写上名册里的姓名。',
    IDENTITY_OF_OTHER: '身份证号 {value} 在名册里是“{name}”（工号 {number}）的，而这一行的工号是另一个人的，谁都不会改动。请核对工号和身份证号。',
    TEMPLATE_NOT_IN_USE: '模板“{value}”已停用，请先恢复再导入。',
    TEMPLATE_REFUSED: '模板“{value}”不能保存，请核对第 {lines} 行。',
    TOO_MANY_ITEMS: '模板“{value}”超过 {limit} 项，请拆成几个模板。',
    DIFFERS_WITHIN: '同一个模板的“{label}”前后不一致：“{value}”与第 {lines} 行不同。请写成一样，或只在第一行填写。',
    NAME_CHANGES: '姓名将从“{from}”改为“{to}”，请确认是同一个人。',
    IDENTITY_DOUBTFUL: '身份证号“{value}”的出生日期、位数或校验码不对，请核对；仍会按原样导入。',
    SEVERAL_PHONES: '“{label}”里有不止一个号码“{value}”，会按原样导入。',
    HAS_LEFT: '此人在名册里已离职；导入只更新资料，不会重新入职。',
    HAS_OPEN_CASE: '此人有未办结的交接单 {number}。',
    IDENTITY_KNOWN_AS: '同一身份证号在名册里已有“{name}”（工号 {number}），请确认不是同一个人的旧工号。',
    POSITION_WILL_BE_MADE: '将新建岗位“{value}”。',
  },
  problem: {
    empty: '文件是空的，请重新选择', too_large: '文件太大（{detail} 字节），请拆成几个', too_many_rows: '行数太多，一次最多 {detail} 行，请拆成几个文件', too_many_columns: '列数太多（第 {detail} 列还有内容），请删去用不到的列',
    cell_too_long: '单元格 {detail} 的内容太长，请缩短', unpacks_too_large: '文件解开后过大，请另存为一个干净的 .xlsx 再试', encrypted: '文件有打开密码，请去掉密码再选', old_xls: '这是旧的 .xls 格式，请用 Excel 或 WPS 另存为 .xlsx',
    with_macros: '文件带有宏，请另存为不带宏的 .xlsx', damaged: '文件已损坏（{detail}），请重新保存或重新取得', other_format: '它其实是{detail}，请选择 .xlsx 或 .csv', encoding: '文字编码不能识别，请在预览里选择编码，或另存为 .xlsx',
    no_header: '没有找到表头行，请指定哪一行是表头', no_such_sheet: '没有工作表“{detail}”，请重新选择', no_rows: '表头下面没有内容', several_headers: '有几列用了同一个名称：{detail}，请改名后再选',
  },
  format: {
    pdf: ' PDF', picture: '图片', program: '程序', web_page: '网页', xml_spreadsheet: ' XML 表格', xml: ' XML 文件', ods: ' ODS 表格', numbers: ' Numbers 表格', xlsb: ' .xlsb 表格', word: ' Word 文档', slides: '演示文稿', zip: '压缩包', archive: '压缩包', rtf: ' RTF 文档',
    database: '数据库', mail: '邮件', binary: '看不懂的二进制文件',
  },
  builtOn: { changed: '{name}：之后又被 {by} 改过', case: '{name}：已有交接单 {by}', account: '{name}：已关联账号 {by}', employee: '岗位“{name}”：{by} 在用', template: '岗位“{name}”：模板“{by}”在用', party: '{name}：已在交接单 {by} 中', position: '{name}：原来的岗位“{by}”已不在了' },
  yes: '是', no: '否', unit: { calendar: '自然日', working: '工作日' }, comma: '、',
  templateName: { employees: '员工名册', positions: '岗位表', templates: '交接清单模板' },
  example: {
    employees: {
      number: 'EXAMPLE-1', name: '示例', identityNumber: '110101199003074557', phone: '13800138000', department: '设备部', crew: '维修一班', positionId: '技术员', workerType: '技术人员', employer: '本公司', employerName: '', joinedOn: '2024-03-05',
      contractEndsOn: '2027-03-04', hazard: '否', emergencyContact: '李四', emergencyPhone: '13900139000', serviceAddress: '北京市东城区示例街 1 号', serviceAddressConfirmedOn: '2024-03-05',
    },
    positions: { title: '示例岗位', titleEn: 'Example position', department: '工程部', departmentEn: 'Engineering', workerType: '管理人员', hazard: '否' },
    templates: {
      template: '示例清单', templateEn: 'Example checklist', layer: '岗位', positions: '示例岗位', workerType: '', itemKey: '', title: '竣工资料', titleEn: 'As-built documents', hint: '按目录逐册核对', hintEn: 'Checked against the index', category: '文件资料', shape: '纸质资料',
      columns: '名称*、份数、柜号', anchor: '离场日', days: '3', unit: '工作日', shift: '否', needsMaterial: '是', tags: '重要', hazardOnly: '否', onlyLeaver: '否',
    },
  },
  about: {
    sheet: '填写说明',
    lines: {
      employees: [['工号', '用来对应名册里的人；没有工号时按身份证号对应'], ['空着的格子', '不会清除已有资料'], ['身份证号、手机号', '请保持“文本”格式'], ['示例行', '填写前请删去第 2 行']],
      positions: [['岗位名称', '用来对应已有岗位'], ['空着的格子', '不会清除已有资料'], ['示例行', '填写前请删去第 2 行']],
      templates: [['一行', '就是一个交接项；同一个模板写同一个模板名称'], ['已有的模板', '会保存为新版本，没有写到的交接项保持不变'], ['示例行', '填写前请删去第 2 行']],
    },
  },
}
