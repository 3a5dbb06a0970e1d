/** Words of HR's side: giving out a link, and what came in by it. */
export default {
  title: '离职申请', of: '{name} 的离职申请', list: '本人的离职申请', letApply: '请本人填写离职申请', read: '查看申请', reasonWords: '{reason}：{words}', toEmployee: '{name} 的员工资料',
  linkFor: '{name} 本人填写离职申请', linkNote: '这个链接只给 {name} 用，15 分钟内有效，提交一次就失效，不用账号。再发一个新的，旧的就作废。', timeLeft: '还有 {time}', qr: '链接的二维码', copy: '复制链接', copied: '链接已复制', notCopied: '没能复制，请手工选中链接复制',
  onlyHere: '局域网访问还没有开通：这个地址和二维码只有这台电脑能打开，手机扫了打不开。请点“在本机填写”，把电脑转给本人。', hereNote: '在本机填写时会先锁定您的账号，本人看不到别的内容；填完请您输入密码解锁。', openHere: '在本机填写', cancelLink: '作废链接', keepLink: '关闭，链接保留', newLink: '再发一个', over: '链接已过 15 分钟，失效了。', arrived: '{name} 已提交离职申请。',
  isOpen: '{by} 发出的链接还有 {time} 有效。', submittedAt: '提交时间', state_linked: '待填写', state_submitted: '待办理', state_taken: '已转入交接单', state_dismissed: '未受理', state_cancelled: '链接已作废',
  said: '本人所填', from: '{name} 于 {at} 在 {pc} 填写，链接由 {by} 发出。', employerWarning: '本人说是单位原因：可能属于被迫解除（《劳动合同法》第三十八条），不需要提前期，并涉及经济补偿。请先核实，再选交接单的类型。', hasCase: '此人已有办理中的交接单 {number}，可以把申请放进去，不用另开一张。',
  reason: '离职原因', words: '本人原话', lastDay: '希望的最后工作日', leftOn: '已离场，离开的日子', backOn: '预计回来办手续', phone: '联系电话', address: '材料寄到', note: '补充说明', earlier: '本人希望的 {day}早于期满日，要单位同意才能提前。',
  start: '建立交接单', attach: '放进交接单 {number}', attachText: '申请和签名会记入这张交接单；还没有登记“收到申请/通知日”的，按提交日登记。', attachYes: '放进去', dismiss: '不受理', dismissText: '例如：本人来说填错了、要撤回。请写明理由；本人所填的内容保留。', dismissYes: '记录不受理', dismissed: '已记录不受理',
  was_started: '{by} 于 {at} 用它建立了交接单 {number}。', was_attached: '{by} 于 {at} 把它放进了交接单 {number}。', was_dismissed: '{by} 于 {at} 记录不受理：{reason}', startsWith: '{name} 本人于 {at} 提交的离职申请。',
} as const
