/** Words of the search. */
export default {
  title: '搜索', note: '姓名（可用拼音首字母，如 lz）、工号、交接项、留言、文件名。', label: '搜索姓名、交接项、留言、文件', hint: '搜索（按 / 键）', hits: '搜索结果', kinds: '结果的种类', kind: { case: '交接单', employee: '员工', item: '交接项', message: '留言', attachment: '文件' },
  searching: '正在搜索……', none: '没有找到“{text}”', noneLong: '没有找到“{text}”。换个词试试，或只输入姓名的一部分、拼音首字母。', all: '查看全部结果', begin: '输入要找的姓名、交接项、留言或文件名。',
} as const
