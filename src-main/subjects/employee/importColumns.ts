import type { EmployeeImportField } from '../../../src-shared/importFields'
import type { ImportNotice, ImportReason } from '../../../src-shared/importReasons'
import type { Employer, WorkerType } from '../../../src-shared/vocabulary'
import type { TableCell } from '../../spreadsheets/table'
import type { FieldSpec } from '../import/domain/columns'
import { RowReader, wordsOf } from '../import/domain/rowReader'
import type { EmployeeChange } from './domain'

/** The columns of a list of employees as offices name them. */
export const employeeColumns: readonly FieldSpec<EmployeeImportField>[] = [
  { key: 'number', needed: 'key', names: ['工号', '员工编号', '职工编号', '人员编号', '员工号', '职工号', '工牌号', '胸卡号', '编号', 'Number', 'Employee number', 'Employee no', 'Employee no.', 'Employee ID', 'Staff number', 'Staff no', 'Staff ID', 'Personnel number', 'ID no.', 'No.'] },
  { key: 'name', needed: 'new', names: ['姓名', '员工姓名', '职工姓名', '人员姓名', '名字', '名称', 'Name', 'Full name', 'Employee name', 'Staff name'] },
  { key: 'identityNumber', needed: 'key', names: ['身份证号', '身份证号码', '居民身份证号码', '公民身份号码', '身份证', '身份证件号码', '证件号码', '证件号', '护照号', '护照号码', 'Identity number', 'ID number', 'ID card', 'ID card number', 'National ID', 'Passport', 'Passport number', 'Passport no.'] },
  { key: 'phone', needed: 'no', names: ['手机号码', '手机号', '手机', '本人电话', '联系电话', '联系方式', '电话', '电话号码', 'Mobile', 'Mobile phone', 'Mobile number', 'Phone', 'Phone number', 'Telephone', 'Tel', 'Contact number'] },
  { key: 'department', needed: 'no', names: ['部门', '所属部门', '所在部门', '部门名称', '科室', 'Department', 'Dept', 'Dept.'] },
  { key: 'crew', needed: 'no', names: ['班组', '所属班组', '所在班组', '班组名称', '工班', '作业队', 'Crew', 'Team', 'Gang', 'Shift team'] },
  { key: 'positionId', needed: 'new', names: ['岗位', '岗位名称', '职务', '职位', '工种', '职务/岗位', '岗位/工种', '现任岗位', 'Position', 'Job title', 'Job', 'Title', 'Post', 'Trade', 'Role'] },
  { key: 'workerType', needed: 'no', names: ['人员类别', '人员类型', '员工类别', '员工类型', '职工类别', '类别', 'Worker type', 'Employee type', 'Staff type', 'Category'] },
  { key: 'employer', needed: 'no', names: ['用工性质', '用工形式', '用工方式', '用工类型', '用工类别', '合同性质', 'Employment', 'Employment type', 'Employed by'] },
  { key: 'employerName', needed: 'no', names: ['用工单位', '劳务公司', '劳务单位', '分包单位', '派遣公司', '派遣单位', '劳务派遣单位', '所属单位', '所属公司', '签约单位', '合同单位', 'Employer', 'Employer name', 'Company', 'Subcontractor', 'Agency'] },
  { key: 'joinedOn', needed: 'no', names: ['入职日期', '入职时间', '进场日期', '进场时间', '入场日期', '入场时间', '到岗日期', '到岗时间', '参加工作日期', 'Joined on', 'Join date', 'Joining date', 'Date joined', 'Date of joining', 'Start date', 'Hire date'] },
  { key: 'contractEndsOn', needed: 'no', names: ['合同到期日', '合同到期', '合同到期日期', '合同到期时间', '合同终止日期', '合同终止日', '合同截止日期', '合同结束日期', '劳动合同到期日', '合同期限止', 'Contract ends on', 'Contract end', 'Contract end date', 'Contract expiry', 'Contract until'] },
  { key: 'hazard', needed: 'no', names: ['接触职业病危害', '是否接触职业病危害', '职业病危害', '是否接触职业危害', '接触职业病危害因素', '是否接害', '接害', 'Occupational hazard', 'Hazard', 'Exposed to hazards'] },
  { key: 'emergencyContact', needed: 'no', names: ['紧急联系人', '紧急联系人姓名', '应急联系人', '家属姓名', 'Emergency contact', 'Emergency contact name', 'Next of kin'] },
  { key: 'emergencyPhone', needed: 'no', names: ['紧急联系电话', '紧急联系人电话', '紧急联系人手机', '紧急联系人联系方式', '应急联系电话', '应急电话', '家属电话', 'Emergency phone', 'Emergency contact phone', 'Emergency number'] },
  { key: 'serviceAddress', needed: 'no', names: ['送达地址', '文书送达地址', '通讯地址', '联系地址', '邮寄地址', '家庭住址', '家庭地址', '现住址', '现居住地', '住址', 'Address for service', 'Service address', 'Postal address', 'Mailing address', 'Home address', 'Address'] },
  { key: 'serviceAddressConfirmedOn', needed: 'no', names: ['送达地址确认日', '送达地址确认日期', '地址确认日期', 'Address confirmed on'] },
]

/** Offices mix both in one column: 用工性质 says 工人, 人员类别 says 劳务派遣. Each word sets what it means. */
const standings = wordsOf<{ readonly workerType?: WorkerType; readonly employer?: Employer }>(
  [{ workerType: 'staff' }, '职员|管理人员|管理|管理岗|技术人员|技术岗|技术|管理/技术人员|管理及技术人员|专业技术人员|行政人员|后勤人员|干部|staff|management|manager|office|technical staff'],
  [{ workerType: 'worker' }, '工人|普工|技工|技术工人|农民工|务工人员|一线|一线工人|一线人员|作业人员|操作人员|操作工|生产工人|产业工人|建筑工人|工勤人员|worker|workers|labourer|laborer|operative|blue collar'],
  [{ employer: 'own' }, '本公司|自有|自有人员|自有员工|自有职工|正式|正式工|正式员工|正式职工|合同工|合同制|劳动合同|劳动合同制|签订劳动合同|直接用工|直签|自营|own|own company|our company|direct|employee'],
  [{ employer: 'agency' }, '劳务派遣|派遣|派遣工|派遣人员|派遣员工|劳务派遣人员|agency|agency worker|dispatched|dispatch'],
  [{ employer: 'subcontractor' }, '分包|分包单位|分包人员|劳务分包|专业分包|外包|劳务外包|外协|外协人员|协作队伍|subcontractor|subcontracted|contractor|outsourced'],
  [{ workerType: 'worker', employer: 'own' }, '自有工人|合同制工人'],
  [{ workerType: 'worker', employer: 'subcontractor' }, '分包工人|劳务分包工人|外包工'],
)

/** A row of the list as it was read, before the register is asked. Plain data. */
export interface EmployeeCandidate {
  readonly line: number
  readonly number: string | undefined
  readonly positionTitle: string | undefined
  /** What the row says of him: empty cells say nothing. */
  readonly known: Omit<EmployeeChange, 'number' | 'positionId'>
  readonly reasons: readonly ImportReason[]
  readonly notices: readonly ImportNotice[]
}

const numberForm = /^[0-9A-Za-z._/-]{1,32}$/

/** Reads one row of a list of employees. */
export function readEmployee(line: number, cellOf: (field: string) => TableCell | undefined): EmployeeCandidate {
  const row = new RowReader(cellOf)
  const number = row.code('number', numberForm)
  const standing = { ...row.word('employer', standings), ...row.word('workerType', standings) }
  const known = {
    name: row.personName('name', 60), identityNumber: row.identity('identityNumber'), phone: row.phone('phone'), emergencyContact: row.text('emergencyContact', 200), emergencyPhone: row.phone('emergencyPhone'),
    serviceAddress: row.text('serviceAddress', 300), serviceAddressConfirmedOn: row.day('serviceAddressConfirmedOn'), ...standing, employerName: row.text('employerName', 200), department: row.text('department', 60), crew: row.text('crew', 60),
    hazard: row.flag('hazard'), joinedOn: row.day('joinedOn'), contractEndsOn: row.day('contractEndsOn'),
  }
  const positionTitle = row.text('positionId', 300)
  return { line, number, positionTitle, known: withoutEmpty(known), reasons: row.reasons, notices: row.notices }
}

/** Only what was said: `undefined` would count as a field in a comparison. */
const withoutEmpty = <Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
