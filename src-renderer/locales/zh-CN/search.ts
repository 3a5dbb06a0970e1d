/** Words of the search. */
export default {
  title: '搜索', note: '人员、交接单、留言和文件，一处查找。', label: '搜索姓名、编号、交接项、留言、文件', hint: '搜索（按 / 键）', hits: '搜索结果', kinds: '结果的种类', states: '办理状态',
  kind: { employee: '人员', case: '交接单', message: '留言', attachment: '文件' }, open: '办理中', ended: '已结束', closed: '已结束', left: '已离场',
  place: {
    name: '姓名', number: '工号', caseNumber: '单号', phone: '电话', identityEnd: '身份证尾号', department: '部门', crew: '班组', employer: '用工单位', position: '岗位', reason: '离场原因', told: '告知说明', receiver: '接收人', item: '交接项', itemNote: '交接项说明', detail: '明细', addendum: '补充说明',
    author: '留言人', message: '留言', fileName: '文件名',
  },
  searching: '正在搜索……', none: '没有找到“{text}”', failed: '没有搜索成功，请再试一次', noneLong: '没有找到“{text}”。换个词，或少输入几个字试试。', all: '查看全部结果', begin: '输入要找的内容。',
  can: '可以搜：姓名和拼音（张伟、zw、zhangwei）、工号和单号的一部分、电话号码里连着的几位、两个字以上的词、留言和明细里的话、文件名。用空格隔开几个词，会找同时含有它们的。',
} as const
