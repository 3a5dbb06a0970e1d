import type { PositionImportField } from '../../../src-shared/importFields'
import type { ImportReason } from '../../../src-shared/importReasons'
import type { WorkerType } from '../../../src-shared/vocabulary'
import type { TableCell } from '../../spreadsheets/table'
import type { FieldSpec } from '../import/domain/columns'
import { RowReader, wordsOf } from '../import/domain/rowReader'

/** The columns of a list of positions as offices name them. */
export const positionColumns: readonly FieldSpec<PositionImportField>[] = [
  { key: 'title', needed: 'key', names: ['岗位名称', '岗位', '职位名称', '职位', '职务', '职务名称', '工种', '名称', '中文名称', 'Position', 'Position title', 'Position name', 'Job title', 'Title', 'Title in Chinese', 'Trade', 'Post'] },
  { key: 'titleEn', needed: 'no', names: ['岗位英文名', '岗位英文名称', '英文名称', '英文名', '英文', 'Position in English', 'English title', 'Title in English', 'English name', 'English'] },
  { key: 'department', needed: 'no', names: ['部门', '所属部门', '所在部门', '部门名称', 'Department', 'Dept', 'Dept.'] },
  { key: 'departmentEn', needed: 'no', names: ['部门英文名', '部门英文名称', '部门英文', 'Department in English', 'English department'] },
  { key: 'workerType', needed: 'no', names: ['人员类别', '人员类型', '员工类别', '员工类型', '岗位类别', '岗位类型', '类别', 'Worker type', 'Employee type', 'Staff type', 'Category'] },
  { key: 'hazard', needed: 'no', names: ['接触职业病危害', '是否接触职业病危害', '职业病危害', '是否接触职业危害', '职业病危害岗位', '是否接害', 'Occupational hazard', 'Hazard', 'Exposed to hazards'] },
]

export const workerTypeWords = wordsOf<WorkerType>(
  ['staff', '职员|管理人员|管理|管理岗|技术人员|技术岗|技术|管理/技术人员|专业技术人员|行政人员|后勤人员|干部|staff|management|technical staff|office'],
  ['worker', '工人|普工|技工|技术工人|农民工|一线|一线工人|一线人员|作业人员|操作人员|操作工|生产工人|建筑工人|worker|workers|labourer|laborer|operative'],
)

/** A row of the list as it was read. Plain data. */
export interface PositionCandidate {
  readonly line: number
  readonly title: string | undefined
  readonly titleEn: string | undefined
  readonly department: string | undefined
  readonly departmentEn: string | undefined
  readonly workerType: WorkerType | undefined
  readonly hazard: boolean | undefined
  readonly reasons: readonly ImportReason[]
}

/** Reads one row of a list of positions. */
export function readPosition(line: number, cellOf: (field: string) => TableCell | undefined): PositionCandidate {
  const row = new RowReader(cellOf)
  return {
    line, title: row.keyText('title', 300), titleEn: row.text('titleEn', 300), department: row.text('department', 300), departmentEn: row.text('departmentEn', 300), workerType: row.word('workerType', workerTypeWords), hazard: row.flag('hazard'),
    reasons: row.reasons,
  }
}
