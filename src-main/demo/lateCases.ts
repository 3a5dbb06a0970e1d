import { runningCases, storyParts, type DemoCase } from './cases'

const { user, xiaoli, act, fill, begin, done, frozen } = storyParts

/** 冯丽: everything is handed in, the receivers have to confirm. */
const fengli: DemoCase = {
  employee: 'demo-e-fengli', kind: 'resignation', left: 9, ended: 4, backIn: -2, started: { ago: 12, at: '09:30' }, reason: '随家属迁居', told: { channel: 'letter', note: '书面辞职' },
  receivers: [{ kind: 'employee', id: 'demo-e-zhengqiang', name: '郑强' }, xiaoli], receiverOf: { 'records-clerk/controlled-drawings': xiaoli, 'everybody/cloud-drive': xiaoli, 'records-clerk/completion-records': xiaoli }, witness: user('head'), assignees: { head: user('hr') },
  acts: [
    act(12, '09:50', 'hr', begin), ...frozen(9, '18:10'),
    act(8, '15:00', 'hr', fill, { do: 'rows', item: 'controlled-drawings', rows: [{ number: 'SS-11', revision: 'B', copies: '1', controlled: 'controlled' }] }),
    act(7, '10:30', 'xiaoli', { do: 'act', act: 'submit', items: ['controlled-drawings'], note: '发放回收登记齐' }),
    act(6, '16:00', 'hr', { do: 'act', act: 'confirm', items: ['records-seal', 'helmet', 'badge', 'gate-card', 'dormitory-key'] }, { do: 'act', act: 'submit', items: (item) => item.standing.status === 'not_started' || item.standing.status === 'in_progress' }),
    act(5, '09:05', 'hr', { do: 'stage', to: 'awaiting_confirmation' }, { do: 'say', text: '资料已全部提交，请两位接收人今天核对签字。', mention: { id: xiaoli.id, name: xiaoli.name } }),
    act(4, '17:40', 'hr', ...done('post.cert', 'post.return')), act(4, '17:55', 'finance', ...done('post.wage', 'post.leave')),
  ],
}

/** 高峰 of the subcontractor: tools are back but for one. */
const gaofeng: DemoCase = {
  employee: 'demo-e-gaofeng', kind: 'subcontractor_exit', left: 8, started: { ago: 8, at: '16:30' }, reason: '班组调往其他项目', told: { channel: 'in_person', note: '劳务公司通知' },
  receivers: [user('supervisor')], witness: user('hr'), assignees: { head: user('supervisor') },
  acts: [
    act(8, '16:45', 'hr', begin), ...frozen(8, '18:20'), act(7, '08:20', 'supervisor', fill, { do: 'act', act: 'reserve', items: ['tools-returned'], note: '扳手少一把，劳务公司月底前补' }),
    act(6, '09:40', 'supervisor', { do: 'act', act: 'submit', items: (item) => item.standing.status === 'not_started' }), act(6, '09:45', 'hr', { do: 'stage', to: 'awaiting_confirmation' }, ...done('site.exit')),
  ],
}

/** 罗勇: handed over; wages and the health check are late by law, whatever is missing. */
const luoyong: DemoCase = {
  employee: 'demo-e-luoyong', kind: 'departed', left: 18, ended: 8, started: { ago: 17, at: '08:15' }, reason: '电话说不回来了', told: { channel: 'call', note: '' },
  receivers: [user('supervisor')], witness: user('hr'), assignees: { head: user('supervisor') },
  acts: [
    act(17, '08:30', 'hr', begin, ...done('abs.contact')), ...frozen(17, '09:00'), act(16, '14:00', 'supervisor', fill),
    act(15, '10:00', 'supervisor', { do: 'act', act: 'reserve', items: ['tools-returned', 'radio'], note: '焊帽和对讲机未归还，已登记' }, { do: 'act', act: 'refuse', items: ['pay-sheet'], note: '本人不在场，拒绝签字', witnesses: ['孙师傅', '王敏'] }),
    act(14, '15:30', 'hr', { do: 'act', act: 'waive', items: ['sim-card', 'meal-card'], note: '未配发' }, { do: 'act', act: 'confirm', items: 'open' }, { do: 'stage', to: 'to_settle' }),
    act(9, '11:00', 'hr', ...done('post.cert', 'site.exit', 'post.return')),
  ],
}

/** 徐洁: settled; the signed form is not filed yet. */
const xujie: DemoCase = {
  employee: 'demo-e-xujie', kind: 'resignation', left: 26, ended: 24, started: { ago: 30, at: '09:20' }, reason: '回乡照顾父母', told: { channel: 'letter', note: '提前三十日书面通知' },
  receivers: [user('finance')], witness: user('hr'), assignees: { head: user('finance') },
  acts: [
    act(30, '09:40', 'hr', begin), ...frozen(26, '15:00'), act(27, '14:20', 'finance', fill), act(26, '16:00', 'finance', { do: 'act', act: 'confirm', items: 'open' }), act(26, '16:10', 'hr', { do: 'stage', to: 'to_settle' }),
    act(24, '10:00', 'hr', ...done('post.cert', 'post.return', 'post.noncompete')), act(24, '15:10', 'finance', ...done('post.wage', 'post.leave'), { do: 'stage', to: 'to_file' }),
    act(22, '09:30', 'hr', { do: 'print', copies: ['leaver', 'receiver', 'archive'] }, ...done('post.insurance', 'post.unemployed')),
  ],
}

/** 钱进: archived, with the signed paper and a gap found late. */
const qianjin: DemoCase = {
  employee: 'demo-e-qianjin', kind: 'mutual', left: 45, ended: 44, started: { ago: 47, at: '09:00' }, reason: '协商一致解除', told: { channel: 'in_person', note: '' }, receivers: [xiaoli], witness: user('head'),
  acts: [
    act(47, '09:20', 'hr', begin), ...frozen(45, '10:00'), act(46, '10:00', 'xiaoli', fill),
    act(45, '11:00', 'xiaoli', { do: 'act', act: 'reserve', items: ['open-repairs'], note: '3 号空压机备件未到' }, { do: 'act', act: 'confirm', items: 'open' }, { do: 'stage', to: 'to_settle' }),
    act(44, '10:00', 'hr', ...done('post.cert', 'post.return', 'post.noncompete')), act(44, '14:00', 'finance', ...done('post.wage', 'post.leave', 'post.severance'), { do: 'stage', to: 'to_file' }),
    act(43, '09:00', 'hr', { do: 'print', copies: ['leaver', 'receiver', 'archive'] }), act(42, '16:30', 'hr', { do: 'signedCopy', file: 'signed-copy.png' }),
    act(35, '10:00', 'hr', ...done('post.file', 'post.insurance', 'post.unemployed')), act(34, '10:30', 'finance', ...done('post.fund')), act(33, '09:15', 'hr', { do: 'stage', to: 'archived' }),
    act(20, '15:00', 'hr', { do: 'addendum', text: '工具柜里另有 2 号车床的备用钥匙一把，已交小李，补记。' }),
  ],
}

/** 郑强 was only on leave. */
const zhengqiang: DemoCase = {
  employee: 'demo-e-zhengqiang', kind: 'departed', left: 15, started: { ago: 14, at: '08:40' }, reason: '两天未打卡', told: { channel: 'hearsay', note: '' }, receivers: [], assignees: { head: user('hr') },
  acts: [act(14, '10:05', 'hr', { do: 'void', text: '误建：本人请假两天，假条在部门' })],
}

/** The cases of the demonstration site, none of them 老张's: his is the user's to start. */
export const demoCases: readonly DemoCase[] = [...runningCases, fengli, gaofeng, luoyong, xujie, qianjin, zhengqiang]
