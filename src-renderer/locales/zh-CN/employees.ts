export default {
  title: '员工', one: '员工', note: '员工名册。人走了，从这里开始办交接。', add: '添加员工', editOf: '修改 {name} 的资料', search: '查找员工', searchHint: '姓名、拼音首字母（如 lz）、工号、身份证后四位', allDepartments: '全部部门', none: '还没有员工，请先添加。', noneFound: '没有符合条件的员工，换个条件试试。',
  name: '姓名', number: '工号', identityNumber: '身份证号', phone: '电话', emergencyContact: '紧急联系人', emergencyPhone: '紧急联系电话', serviceAddress: '送达地址', serviceAddressConfirmedOn: '送达地址确认日期', serviceAddressHint: '本人确认过的地址；联系不上时，通知按这个地址寄出。',
  employer: '用工单位', employerName: '单位名称', department: '部门', departmentHint: '选择，或输入新部门', crew: '班组', workerType: '人员类别', position: '岗位', hazard: '接触职业病危害', hazardLong: '接触职业病危害（离岗前须做职业健康检查）', joinedOn: '入职日期', contractEndsOn: '合同到期日', photo: '照片', photoId: '照片', photoOf: '{name} 的照片', photoRemove: '去掉照片',
  status: '状态', active: '在岗', left: '已离职', inCase: '交接中 {number}', groupMain: '基本信息', groupWork: '岗位与用工', groupContact: '联系与送达', facts: '资料', numberForm: '字母、数字、点、横线、斜线或下划线，最多 32 位', identityForm: '只能是字母和数字',
  cases: '交接单', noCases: '还没有办过交接。', caseNumber: '单号', caseKind: '类型', startCase: '办理交接', openCase: '打开交接单 {number}', rehire: '重新入职', rehireOf: '{name} 重新入职', rehireNote: '以前的交接单会保留；再次离开时另开新单。', rehired: '{name} 已重新入职',
  leaveTitle: '放弃修改？', leaveText: '填写的内容还没有保存。', leaveYes: '放弃',
} as const
