import { expect, test } from 'vitest'
import { withoutNumbers } from '@main/subjects/export/columns/telling'

test.each([
  ['等张三 13800138000 回电', '等张三 ***8000 回电'],
  ['身份证 11010119900307109X。', '身份证 ***109X。'],
  ['卡号 6222 0202 0000 1234', '卡号 ***1234'],
  ['+86 138-0013-8000', '***8000'],
])('a long number is hidden but for its end: %s', (text, hidden) => {
  expect(withoutNumbers(text)).toBe(hidden)
})

test.each(['2026-03-05', 'HD-2026-00001', '2026-03-05 13:45', '离场 2026-03-05，返回 2026-03-09', '12 项，3 天'])('a day, the number of a case and small numbers stay: %s', (text) => {
  expect(withoutNumbers(text)).toBe(text)
})

test('a day beside a number does not save the number, nor does a number that only begins like a day', () => {
  expect(withoutNumbers('2026-03-05 13800138000')).toBe('2026-03-05 ***8000')
  expect(withoutNumbers('2026-03-05138001')).toBe('***8001')
})
