import type { EmployeeFields } from '../../src-shared/contract/employee'
import type { SiteFields } from '../subjects/site/domain'
import type { UserFields } from '../subjects/user/domain'

/** Verifier of the demonstration's password, which is no secret (DESIGN §7): made once, so that no start has to wait for it. */
export const demoVerifier = 'scrypt$32768$8$1$+h0yJNXSGF1kbMngAIHUnA==$QLKakG4w89uVRk7GyRTwh1W4orr87BAyAgUK8cC3R5o='

/** The demonstration site: the reference story's people (DESIGN §1). Every number and name is made up. */
export const demoSite: SiteFields = { name: '滨海二期项目点', company: '宏远装备制造有限公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', demo: true, lockAfterMinutes: 30 }

export const demoAccounts: readonly (UserFields & { readonly id: string })[] = [
  { id: 'demo-admin', name: 'admin', displayName: '系统管理员', roles: ['admin'], departments: [], locale: 'zh-CN', employeeId: null },
  { id: 'demo-hr', name: 'hr', displayName: '王敏', roles: ['hr'], departments: [], locale: 'zh-CN', employeeId: 'demo-e-wangmin' },
  { id: 'demo-head', name: 'head', displayName: '陈建国', roles: ['head'], departments: ['设备部'], locale: 'zh-CN', employeeId: 'demo-e-chenjianguo' },
  { id: 'demo-finance', name: 'finance', displayName: '刘芳', roles: ['finance'], departments: [], locale: 'zh-CN', employeeId: 'demo-e-liufang' },
  { id: 'demo-it', name: 'it', displayName: '赵磊', roles: ['it'], departments: [], locale: 'zh-CN', employeeId: 'demo-e-zhaolei' },
  { id: 'demo-supervisor', name: 'supervisor', displayName: '孙师傅', roles: ['supervisor'], departments: ['施工班组'], locale: 'zh-CN', employeeId: 'demo-e-sunshifu' },
  { id: 'demo-xiaoli', name: 'xiaoli', displayName: '小李', roles: ['receiver'], departments: [], locale: 'zh-CN', employeeId: 'demo-e-xiaoli' },
]

const nobody: Omit<EmployeeFields, 'number' | 'name' | 'positionId'> = {
  identityNumber: '', phone: '', emergencyContact: '', emergencyPhone: '', serviceAddress: '', serviceAddressConfirmedOn: null, employer: 'own', employerName: '', department: '', crew: '', workerType: 'staff', hazard: false,
  joinedOn: null, contractEndsOn: null, photoId: null,
}
const person = (id: string, number: string, name: string, positionId: string, department: string, joinedOn: string, more: Partial<EmployeeFields> = {}): EmployeeFields & { readonly id: string } => ({ ...nobody, id, number, name, positionId, department, joinedOn, ...more })

export const demoEmployees: readonly (EmployeeFields & { readonly id: string })[] = [
  person('demo-e-laozhang', 'E0427', '老张', 'technician', '设备部', '2021-03-15', { identityNumber: '320102198504127718', phone: '13800000427', emergencyContact: '张嫂', emergencyPhone: '13800000428', serviceAddress: '江苏省南京市示范路 8 号 2 幢 301', serviceAddressConfirmedOn: '2024-03-01', contractEndsOn: '2027-03-14' }),
  person('demo-e-xiaoli', 'E0518', '小李', 'technician', '设备部', '2023-07-01', { identityNumber: '320102199709018835', phone: '13800000518' }),
  person('demo-e-wangmin', 'E0102', '王敏', 'administrator', '综合办公室', '2018-05-02', { phone: '13800000102' }),
  person('demo-e-chenjianguo', 'E0031', '陈建国', 'plant-officer', '设备部', '2015-09-10', { phone: '13800000031' }),
  person('demo-e-liufang', 'E0088', '刘芳', 'accountant', '财务部', '2017-04-18', { phone: '13800000088' }),
  person('demo-e-zhaolei', 'E0243', '赵磊', 'it-engineer', '信息部', '2020-11-23', { phone: '13800000243' }),
  person('demo-e-sunshifu', 'E0066', '孙师傅', 'scaffolder', '施工班组', '2016-03-01', { workerType: 'worker', crew: '架子一班', phone: '13800000066' }),
  person('demo-e-zhouting', 'E0305', '周婷', 'sales', '销售部', '2020-06-08', { identityNumber: '330106199201054429', phone: '13800000305', contractEndsOn: '2026-12-31' }),
  person('demo-e-wuhao', 'E0391', '吴昊', 'software-engineer', '信息部', '2021-10-11', { identityNumber: '310115199305152217', phone: '13800000391' }),
  person('demo-e-zhengqiang', 'E0412', '郑强', 'site-engineer', '工程部', '2021-02-22', { identityNumber: '420106198811203356', phone: '13800000412' }),
  person('demo-e-fengli', 'E0276', '冯丽', 'records-clerk', '工程部', '2020-03-30', { identityNumber: '510104199006187726', phone: '13800000276' }),
  person('demo-e-hejun', 'E0190', '何军', 'warehouse-keeper', '物资部', '2019-08-12', { identityNumber: '370102198402281133', phone: '13800000190' }),
  person('demo-e-xujie', 'E0333', '徐洁', 'cashier', '财务部', '2020-12-01', { identityNumber: '210102199504094442', phone: '13800000333' }),
  person('demo-e-tangwei', 'E0450', '唐伟', 'safety-officer', '安全部', '2022-04-06', { identityNumber: '430102198907226651', phone: '13800000450' }),
  person('demo-e-xuqiang', 'E0466', '许强', 'technician', '设备部', '2022-07-18', { identityNumber: '320102199407163351', phone: '13800000466', contractEndsOn: '2028-07-17' }),
  person('demo-e-qianjin', 'E0350', '钱进', 'technician', '设备部', '2021-01-11', { identityNumber: '320102198812091134', phone: '13800000350' }),
  person('demo-e-gaofeng', 'W1021', '高峰', 'rebar-worker', '施工班组', '2025-03-10', { workerType: 'worker', crew: '钢筋二班', employer: 'subcontractor', employerName: '顺达劳务', phone: '13800001021' }),
  person('demo-e-luoyong', 'W1044', '罗勇', 'welder', '施工班组', '2024-09-01', { workerType: 'worker', crew: '焊工班', hazard: true, phone: '13800001044' }),
  person('demo-e-xiejun', 'W1077', '谢军', 'crane-operator', '施工班组', '2025-02-17', { workerType: 'worker', crew: '机械班', employer: 'agency', employerName: '众联人力', phone: '13800001077' }),
]
