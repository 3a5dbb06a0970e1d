import { expect, test } from 'vitest'
import { columnKey, headerKey } from '@main/spreadsheets/headerName'
import { plainText, trimmed } from '@main/spreadsheets/plainText'

test('blanks that nobody sees are trimmed, those between words stay', () => {
  expect(trimmed('　\u00A0\u200B 张　三 \uFEFF\t\n')).toBe('张　三')
  expect(trimmed('　 ')).toBe('')
  expect(trimmed('张三')).toBe('张三')
})

test('digits, letters and punctuation are compared half-width, characters of names stay what they are', () => {
  expect(plainText('Ｅ００１（甲）：２０２４－３－５　\u200Bok')).toBe('E001(甲):2024-3-5 ok')
  expect(plainText('\uFA1F〇㐂①㎡')).toBe('\uFA1F〇㐂①㎡')
})

test.each([
  ['姓名 *', '姓名'], ['＊姓　名', '姓名'], ['手机（必填）', '手机'], ['入职日期(yyyy-mm-dd)：', '入职日期'], ['【必填】部门', '部门'], ['Employee No. [required]', 'employeeno.'], ['（备注）', '(备注)'], ['工\n号', '工号'], ['', ''],
])('the column %j is compared as %j', (header, key) => expect(headerKey(header)).toBe(key))

test('columns of one file that differ in brackets are two', () => {
  expect(columnKey('金额（元）')).not.toBe(columnKey('金额（美元）'))
})
