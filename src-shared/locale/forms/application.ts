import { formWording } from './words'

export const applicationWords = formWording({
  'zh-CN': {
    who: '一、本人情况', serviceAddress: '送达地址', about: '二、申请内容', noticeOn: '提出日期', wished: '希望最后工作日', reason: '离职原因', told: '收到方式', receivedOn: '收到日期', receivedBy: '收件人',
    said: '本人因上述原因提出离职，知悉：本申请自送达本单位之日起计算提前通知期（三十日，试用期内三日）；期满即可解除劳动合同，不以本表是否批准为条件。上述送达地址和电话真实有效，如有变更即书面告知。',
    opinions: '三、意见', headOpinion: '部门意见', hrOpinion: '人事意见', leaderOpinion: '单位负责人意见', sign: '签字：', on: '日期：', signatures: '四、签字', applicant: '申请人', receiver: '收件人（人事）',
    electronic: '双方同意本表可采用电子签署。一式两份，本人与单位各执一份。', onBehalf: '（由人事根据本人{channel}代填，凭据见系统存档）', asIs: '本人提出', byHimself: '本人凭一次性链接填写', reasonWords: '{reason}：{words}', note: '补充说明', left: '已离场', leftOn: '{leftOn} 离场', leftAndBack: '{leftOn} 离场，预计 {backOn} 返回',
    submitted: '本申请由本人于 {on} {time} 凭人事发给的一次性链接填写并提交（来自 {pc}），上述内容为本人原话，提交记录见系统存档。', drawn: '提交时另附本人手绘签名一份，仅作辅助证据；请本人仍在下方亲笔签字。',
    acknowledged: '知悉', objected: '有异议（不影响期满）', agreedDay: '同意提前到 {day}', clause: '，', inPlaceOf: '{by}（代 {name}）', said1: '{opinion}　{name}　{on} {time}　{pc}',
  },
  en: {
    who: '1. The employee', serviceAddress: 'Address for service', about: '2. What is applied for', noticeOn: 'Applied on', wished: 'Last day wished', reason: 'Reason', told: 'Received by way of', receivedOn: 'Received on', receivedBy: 'Received by',
    said: 'I wish to leave for the reason above. I know that the notice period (thirty days; three days in probation) runs from the day this application reached the employer, and that the contract may end when it is over whether or not this form is approved. The address and phone above are true and valid; I shall tell any change in writing.',
    opinions: '3. Opinions', headOpinion: 'Department', hrOpinion: 'HR', leaderOpinion: 'Head of the unit', sign: 'Signature:', on: 'Date:', signatures: '4. Signatures', applicant: 'Applicant', receiver: 'Received by (HR)',
    electronic: 'The parties agree that this form may be signed electronically. In duplicate, one copy each.', onBehalf: '(filled in by HR from the employee’s own words, received by: {channel}; the proof is on file)', asIs: 'By the employee', byHimself: 'By himself, with a one-time link', reasonWords: '{reason}: {words}', note: 'Note', left: 'Has left', leftOn: 'Left on {leftOn}', leftAndBack: 'Left on {leftOn}, expected back on {backOn}',
    submitted: 'The employee filled in and handed in this application himself on {on} at {time}, with a one-time link given to him by HR (from {pc}). The words above are his own; the record is on file.', drawn: 'A signature drawn on the screen came with it and is supporting evidence only; please still sign below in ink.',
    acknowledged: 'Acknowledged', objected: 'Objected (the term runs on)', agreedDay: 'agreed earlier: {day}', clause: '; ', inPlaceOf: '{by} (in place of {name})', said1: '{opinion} · {name} · {on} {time} · {pc}',
  },
})
