import type { TemplateImportField } from '../../../src-shared/importFields'
import type { ImportReason } from '../../../src-shared/importReasons'
import type { DayUnit, DetailShape, DueAnchor, ItemCategory, ItemTag, TemplateLayer, WorkerType } from '../../../src-shared/vocabulary'
import type { TableCell } from '../../spreadsheets/table'
import type { FieldSpec } from '../import/domain/columns'
import { RowReader, wordKey, wordsOf } from '../import/domain/rowReader'

/** The columns of a list of checklist items, one item a row. */
export const templateColumns: readonly FieldSpec<TemplateImportField>[] = [
  { key: 'template', needed: 'key', names: ['模板名称', '模板', '清单名称', '清单', '交接清单', '所属清单', '所属模板', 'Template', 'Template name', 'Checklist', 'Checklist name', 'List'] },
  { key: 'templateEn', needed: 'no', names: ['模板英文名', '清单英文名', 'Template in English', 'Checklist in English'] },
  { key: 'layer', needed: 'no', names: ['层级', '清单层级', '清单类型', '模板类型', 'Layer'] },
  { key: 'positions', needed: 'no', names: ['适用岗位', '岗位', '岗位名称', 'For positions', 'Positions', 'Position'] },
  { key: 'workerType', needed: 'no', names: ['适用人员类别', '人员类别', 'For worker type', 'Worker type'] },
  { key: 'itemKey', needed: 'no', names: ['交接项代码', '代码', '编码', '项目代码', 'Item code', 'Code', 'Key'] },
  { key: 'title', needed: 'key', names: ['交接项', '交接项目', '交接内容', '交接事项', '项目', '项目名称', '事项', '内容', '名称', 'Item', 'Title', 'Item title', 'Handover item'] },
  { key: 'titleEn', needed: 'no', names: ['交接项英文', '交接项英文名', '英文名称', '英文', 'Item in English', 'Title in English', 'English'] },
  { key: 'hint', needed: 'no', names: ['说明', '要求', '交接要求', '备注', '提示', 'Hint', 'Note', 'Notes', 'Remarks', 'Requirement'] },
  { key: 'hintEn', needed: 'no', names: ['说明英文', '英文说明', 'Hint in English'] },
  { key: 'category', needed: 'new', names: ['类别', '分类', '交接类别', '项目类别', 'Category', 'Type'] },
  { key: 'shape', needed: 'no', names: ['明细形式', '明细类型', '形式', 'Kind of rows', 'Shape', 'Row type'] },
  { key: 'columns', needed: 'no', names: ['明细列', '列', '明细栏目', 'Columns of rows', 'Columns'] },
  { key: 'anchor', needed: 'no', names: ['起算日', '期限起算', '基准日期', 'Counted from', 'Anchor', 'Due from'] },
  { key: 'days', needed: 'no', names: ['天数', '期限', '期限天数', '完成期限', 'Days', 'Due days', 'Due in days'] },
  { key: 'unit', needed: 'no', names: ['天数单位', '日历', '日期类型', 'Unit of days', 'Unit', 'Calendar'] },
  { key: 'shift', needed: 'no', names: ['遇休息日顺延', '顺延', 'Move past days off', 'Shift'] },
  { key: 'needsMaterial', needed: 'no', names: ['需要资料', '是否需要资料', '需上传资料', '需要附件', 'Needs material', 'Material', 'Material needed'] },
  { key: 'tags', needed: 'no', names: ['标签', '紧急程度', '优先级', 'Tags', 'Priority'] },
  { key: 'hazardOnly', needed: 'no', names: ['仅限接触职业病危害', '仅职业病危害岗位', 'Only with occupational hazard', 'Hazard only'] },
  { key: 'onlyLeaver', needed: 'no', names: ['仅本人能交接', '仅限本人', '须本人', 'Only the leaver can', 'Only leaver'] },
]

const layerWords = wordsOf<TemplateLayer>(['base', '基础|基础清单|通用|通用清单|base|base list|general'], ['position', '岗位|岗位清单|position|position list'], ['worker_type', '人员类别|人员类别清单|worker type|worker-type list|worker_type'])
const typeWords = wordsOf<WorkerType>(['staff', '管理/技术人员|管理人员|技术人员|职员|管理|staff'], ['worker', '工人|worker|workers'])
const categoryWords = wordsOf<ItemCategory>(
  ['work', '工作|工作交接|work'], ['documents', '文件资料|文件|资料|documents|document'], ['contacts', '联系人|contacts|contact'], ['accounts', '账号|帐号|系统账号|accounts|account'], ['tasks', '未完成任务|任务|未完成工作|待办|tasks|unfinished tasks|task'],
  ['money', '款项票据|款项|票据|财务|money|money and vouchers'], ['seals', '印章证照|印章|证照|seals|seals and certificates'], ['site_work', '现场工作|现场|site work|site_work'], ['assets', '资产|物资|工具|assets|asset'], ['lodging', '生活后勤|住宿|后勤|宿舍|lodging'],
  ['formalities', '人事手续|手续|formalities'],
)
const shapeWords = wordsOf<DetailShape>(
  ['plain', '一般|普通|plain|general'], ['paper', '纸质资料|纸质|paper'], ['digital', '电子资料|电子|digital'], ['contact', '联系人|contact'], ['account', '账号|帐号|account'], ['money', '款项|money'], ['seal', '印章证照|印章|证照|seal|seal or certificate'], ['drawing', '图纸|drawing'],
  ['task', '任务|task'], ['asset', '资产|asset'],
)
const anchorWords = wordsOf<DueAnchor>(
  ['leftOn', '离场日|离场日期|离场|离开日期|left the site|left on|leftOn'], ['lastAttendanceOn', '最后出勤日|last attendance|lastAttendanceOn'], ['noticeOn', '收到申请/通知日|收到申请日|通知日|申请日|application received|noticeOn'],
  ['endOn', '合同解除（终止）日|合同解除日|合同终止日|解除日|contract ends|endOn'], ['payStopsOn', '停薪日|pay stops|payStopsOn'], ['expectedBackOn', '预计返回日|expected back|expectedBackOn'], ['handoverDoneOn', '交接办结日|handover done|handoverDoneOn'],
)
const unitWords = wordsOf<DayUnit>(['calendar', '自然日|日历日|天|日|calendar|calendar days|days'], ['working', '工作日|working|working days|workdays'])
const tagWords = wordsOf<ItemTag>(['urgent', '紧急|urgent'], ['important', '重要|important'], ['immediate', '立即交接|立即|immediate|hand over now'])

/** A row of the list as it was read: one item, and what it says of its template. Plain data. */
export interface TemplateCandidate {
  readonly line: number
  readonly template: string | undefined
  readonly templateEn: string | undefined
  readonly layer: TemplateLayer | undefined
  readonly positions: readonly string[] | undefined
  readonly workerType: WorkerType | undefined
  readonly itemKey: string | undefined
  readonly title: string | undefined
  readonly titleEn: string | undefined
  readonly hint: string | undefined
  readonly hintEn: string | undefined
  readonly category: ItemCategory | undefined
  readonly shape: DetailShape | undefined
  /** Names of the columns of its rows; a star behind a name means that it must be filled. */
  readonly columns: readonly string[] | undefined
  readonly anchor: DueAnchor | undefined
  readonly days: number | undefined
  readonly unit: DayUnit | undefined
  readonly shift: boolean | undefined
  readonly needsMaterial: boolean | undefined
  readonly tags: readonly ItemTag[] | undefined
  readonly hazardOnly: boolean | undefined
  readonly onlyLeaver: boolean | undefined
  readonly reasons: readonly ImportReason[]
}

const mostColumns = 20
const columnNameLength = 100

/** Reads one row of a list of checklist items. */
export function readTemplateItem(line: number, cellOf: (field: string) => TableCell | undefined): TemplateCandidate {
  const row = new RowReader(cellOf)
  const tags = row.list('tags')
  const columns = row.list('columns')
  for (const tag of tags ?? []) if (!tagWords.has(wordKey(tag))) row.reasons.push({ code: 'WORD_UNKNOWN', data: { field: 'tags', value: tag.slice(0, columnNameLength) } })
  if (columns && (columns.length > mostColumns || columns.some((name) => name.length > columnNameLength))) row.reasons.push({ code: 'FIELD_TOO_LONG', data: { field: 'columns', limit: mostColumns } })
  return {
    line, template: row.keyText('template', 300), templateEn: row.text('templateEn', 300), layer: row.word('layer', layerWords), positions: row.list('positions'), workerType: row.word('workerType', typeWords), itemKey: row.code('itemKey', /^[0-9A-Za-z][0-9A-Za-z-]{0,59}$/)?.toLowerCase(),
    title: row.keyText('title', 300), titleEn: row.text('titleEn', 300), hint: row.text('hint', 300), hintEn: row.text('hintEn', 300), category: row.word('category', categoryWords), shape: row.word('shape', shapeWords), columns,
    anchor: row.word('anchor', anchorWords), days: row.integer('days', -365, 3650), unit: row.word('unit', unitWords), shift: row.flag('shift'), needsMaterial: row.flag('needsMaterial'), tags: tags?.flatMap((tag) => tagWords.get(wordKey(tag)) ?? []),
    hazardOnly: row.flag('hazardOnly'), onlyLeaver: row.flag('onlyLeaver'), reasons: row.reasons,
  }
}
