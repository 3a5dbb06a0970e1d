export default {
  name: '交接台', home: '首页', notFound: '没有这个页面', skip: '跳到正文', menu: '菜单', more: '更多', menuGroup: { lists: '基础资料', rules: '规则与流程', system: '系统' }, close: '关闭', cancel: '取消', save: '保存', saved: '已保存', edit: '编辑', add: '添加', remove: '移除', retry: '重试', back: '返回', loading: '正在加载', language: '语言', yes: '是', no: '否', none: '无', all: '全部', loadMore: '加载更多', required: '必填', optional: '选填', comma: '、',
  connected: '已连接', connecting: '正在连接', reconnecting: '连接中断，正在重连', reconnectingHint: '您填写的内容还在，连上后可继续。',
  user: '当前用户', changePassword: '我的账号', lock: '锁定', signOut: '退出登录', home404: '回到首页', notFoundText: '地址有误，或内容已改名。', notAllowed: '没有权限', notAllowedText: '您的角色不能打开这一页，请联系管理员。',
  locked: '已锁定', lockedText: '请输入 {name} 的密码继续。', password: '密码', unlock: '解锁', otherUser: '换人登录', starting: '正在打开交接台……',
  badgeOverdue: '{count} 项超时', badgeWaiting: '{count} 项等我处理', badgeLegalOverdue: '{count} 项法定事项逾期', badgeUnseen: '{count} 条未读', of: '{name},{extra}',
} as const
