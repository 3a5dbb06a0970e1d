export default {
  title: '岗位', note: '岗位决定要交接什么：新单按岗位取清单模板。', add: '添加岗位', edit: '修改岗位', editOf: '修改岗位 {name}', search: '查找岗位', withRetired: '显示已停用', none: '还没有岗位。', noneFound: '没有找到这个岗位。',
  name: '岗位名称', nameless: '请填写中文名称', department: '所属部门', workerType: '人员类别', hazard: '职业病危害', hazardLong: '本岗位接触职业病危害', employees: '在岗人数', templates: '清单模板', noTemplate: '只用基础清单', acts: '操作', systems: '通常有账号的系统', systemsUsual: '按人员类别的常用系统', defaultsNote: '人员类别和职业病危害是添加员工时的默认值，可按人修改。',
  retired: '已停用', retire: '停用', retireOf: '停用岗位 {name}', bringBack: '恢复', bringBackOf: '恢复岗位 {name}', retireTitle: '停用“{name}”？', retireText: '现有 {count} 人不受影响，新员工不能再选这个岗位。随时可以恢复。', isRetired: '“{name}”已停用', isBack: '“{name}”已恢复',
} as const
