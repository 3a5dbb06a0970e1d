import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/settlement'

export default {
  addUsual: 'List the usual items', amountOf: 'Amount of {row} (CNY)', never: 'Wages are due by law and wait for no handover; figures are entered here, this is no payroll.', rows: 'Items to settle', none: 'There is nothing to settle yet.', component: 'Item', direction: 'Direction', source: 'Source', amount: 'Amount (CNY)', settled: 'Settled', remark: 'Remark', openRow: 'open', acts: 'Acts', add: 'Add an item', editOf: 'Change {row}', removeOf: 'Remove {row}', addTitle: 'Add an item to settle', editTitle: 'Change an item to settle', amountHint: 'Left empty it is open',
  newValue: 'Price when new (CNY)', boughtOn: 'Bought on', life: 'Life (months)', valueLeft: 'CNY {value} left by age and use', useValue: 'Take this figure', damage: 'Value left of what was damaged',
  payable: 'Payable', receivable: 'Deducted / owed', net: 'Net', inWords: 'In words', openCount: '{count} items are open and not in the totals.',
  cap: 'At most CNY {cap} may be deducted for damage and missing tools this month (Provisional Rules on Wage Payment art. 16: a fifth of the month’s pay, and what remains not below the minimum wage); entered are CNY {damage}.', over: 'CNY {over} above the limit.', capUnknown: 'This month’s pay has no figure yet, so the limit is not known.', noMinimum: 'The minimum wage is not set under Settings; only the fifth is checked.',
  head: 'Details', attendance: 'Days attended this month', payOn: 'Pay day', account: 'Account, last digits', confirm: 'Confirm as finance', confirmNote: 'Remark (above the limit a reason is needed)', confirmed: 'Confirmed by {by}, {at}', confirmedNote: 'Remark: {note}', unconfirmed: 'Not yet confirmed by finance. Whatever is changed has to be confirmed again.', print: 'Print the settlement sheet', signed: 'Once it is signed, upload it under “Printings and signed copies”.',
} satisfies Messages<typeof zh>
