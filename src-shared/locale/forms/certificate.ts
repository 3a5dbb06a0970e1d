import { formWording } from './words'

export const certificateWords = formWording({
  'zh-CN': {
    intro: '兹证明{name}（身份证号码：{identity}）原系本单位职工，双方劳动合同已于{endOn}解除（终止）。现将有关事项证明如下：',
    term: '一、劳动合同期限：自{from}起至{to}止。', ended: '二、劳动合同解除（终止）日期：{endOn}。', position: '三、工作岗位：{position}。', service: '四、在本单位工作年限：{years}（{joinedOn}至{endOn}）。',
    kind: '五、解除（终止）情形：{kind}。', reason: '{ordinal}、原因（应本人要求写明）：{reason}。', fifth: '五', sixth: '六', closing: '特此证明。',
    basis: '本证明依据《中华人民共和国劳动合同法》第五十条、《中华人民共和国劳动合同法实施条例》第二十四条出具。一式两份，本人一份，单位存档一份；涂改无效。',
    receipt: '离职证明领取回执', receiptText: '本人已收到上述编号的离职证明原件一份。', channels: '领取方式：□ 本人领取　□ 委托他人领取（附委托书）　□ 邮寄，单号：', receivedBy: '签收人：', receivedOn: '日期：', identityTail: '证件后四位：',
    sealOver: '（公章盖在单位名称和日期上）', tooEarly: '合同到{endOn}才解除（终止）：可以先印好，到那一天再盖章交给本人，并登记“出具离职证明”已办。',
  },
  en: {
    intro: 'This is to certify that {name} (ID number {identity}) was employed by this company and that the employment contract ended on {endOn}. The particulars are:',
    term: '1. Term of the employment contract: from {from} to {to}.', ended: '2. Day on which the contract ended: {endOn}.', position: '3. Position: {position}.', service: '4. Years of service with this company: {years} (from {joinedOn} to {endOn}).',
    kind: '5. Kind of ending: {kind}.', reason: '{ordinal}. Reason (stated at the employee’s wish): {reason}.', fifth: '5', sixth: '6', closing: 'Issued in witness thereof.',
    basis: 'Issued under art. 50 of the Labour Contract Law and art. 24 of its Implementing Regulations. In duplicate: one for the employee, one for the file; void if altered.',
    receipt: 'Receipt for the leaving certificate', receiptText: 'I have received one original of the leaving certificate with the number above.', channels: 'How:  □ fetched in person   □ fetched by a proxy (authorisation attached)   □ sent by post, waybill no.', receivedBy: 'Received by:', receivedOn: 'Date:', identityTail: 'ID, last four:',
    sealOver: '(company seal over name and date)', tooEarly: 'The contract ends on {endOn} only: print it ahead if you like, seal it and hand it over on that day, and mark “Leaving certificate” as done then.',
  },
})
