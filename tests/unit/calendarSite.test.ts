import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { LogEvent } from '@main/log/event'
import { addWorkingDays, isWorkday, loadCalendar } from '@main/subjects/calendar/calendar'
import { calendarBook } from '@main/subjects/calendar/domain/book'
import { decideSetPattern, decideSetYear, type SetYear } from '@main/subjects/calendar/domain/decide'
import { pastedDays } from '@main/subjects/calendar/domain/pasted'
import { initialCalendar } from '@main/subjects/calendar/domain/state'
import { statutoryDays } from '@main/subjects/calendar/domain/statutory'

const shipped = loadCalendar(fileURLToPath(new URL('../../resources', import.meta.url)))

describe('the statutory days of a year', () => {
  test.each(['2025', '2026', '2027'])('of %s are those that ship', (year) => {
    expect(statutoryDays(Number(year))).toEqual([...shipped.years.get(year)!.statutory])
  })

  test('of 2028, whose notice nobody has, have Spring Festival from New Year’s Eve, and Mid-Autumn on National Day', () => {
    expect(statutoryDays(2028)).toEqual(['2028-01-01', '2028-01-25', '2028-01-26', '2028-01-27', '2028-01-28', '2028-04-04', '2028-05-01', '2028-05-02', '2028-05-28', '2028-10-01', '2028-10-02', '2028-10-03'])
  })

  test('of years beyond the lunar table are those of the solar year, and not guessed', () => {
    expect(statutoryDays(2040)).toEqual(['2040-01-01', '2040-04-04', '2040-05-01', '2040-05-02', '2040-10-01', '2040-10-02', '2040-10-03'])
  })
})

describe('pasted days', () => {
  test('are read from the notice as the State Council words it', () => {
    const notice = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`
    const { off, work, problems } = pastedDays(notice, '2026')
    expect({ off, work, problems }).toEqual({ off: [...shipped.years.get('2026')!.off], work: [...shipped.years.get('2026')!.work], problems: [] })
  })

  test.each([
    ['2027-02-05, off', ['2027-02-05'], []], ['2027/2/5 休', ['2027-02-05'], []], ['2月5日 放假', ['2027-02-05'], []], ['2027-02-05~2027-02-07 off', ['2027-02-05', '2027-02-06', '2027-02-07'], []], ['off 2027.2.5', ['2027-02-05'], []],
    ['2027年2月5日至7日\t放假', ['2027-02-05', '2027-02-06', '2027-02-07'], []], ['2027-02-14\twork', [], ['2027-02-14']], ['2月14日、2月20日调休上班', [], ['2027-02-14', '2027-02-20']],
    ['2月28日至3月2日休息', ['2027-02-28', '2027-03-01', '2027-03-02'], []],
  ])('%s', (text, off, work) => { expect(pastedDays(text, '2027')).toEqual({ off, work, problems: [] }) })

  test('said later put right what was said before', () => {
    expect(pastedDays('2027-02-05~2027-02-07 off\n2027-02-06 work', '2027')).toEqual({ off: ['2027-02-05', '2027-02-07'], work: ['2027-02-06'], problems: [] })
  })

  test('that cannot be understood are named by their line', () => {
    const { off, work, problems } = pastedDays('日期 类型\n2027-02-05\n2027-02-30 off\n2026-12-31~2027-01-02 off\n2027-03-05~2027-03-01 off\n第 9 条 放假', '2027')
    expect({ off, work }).toEqual({ off: ['2027-01-01', '2027-01-02'], work: [] })
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[2, 'NO_KIND'], [3, 'NO_SUCH_DAY'], [4, 'OTHER_YEAR'], [5, 'RANGE'], [6, 'NOTHING']])
  })
})

const aYear = (part: Partial<SetYear> = {}): SetYear => ({ year: '2027', state: 'confirmed', statutory: ['2027-02-05'], off: ['2027-02-06'], work: ['2027-02-14'], source: '国办发明电', basedOn: 0, ...part })
const refusalOf = (part: Partial<SetYear>, version = 0) => {
  const decision = decideSetYear(initialCalendar('2027'), version, aYear(part))
  return decision.accepted ? decision.events : decision.refusal.code
}

describe('setting a year', () => {
  test('keeps its days sorted, the statutory ones among the days off', () => {
    expect(refusalOf({})).toEqual([{ type: 'calendar.yearSet', payload: { year: '2027', state: 'confirmed', statutory: ['2027-02-05'], off: ['2027-02-05', '2027-02-06'], work: ['2027-02-14'], source: '国办发明电' } }])
  })

  test.each<[Partial<SetYear>, number, string]>([
    [{}, 1, 'CALENDAR_CHANGED'], [{ off: ['2028-01-01'] }, 0, 'CALENDAR_OTHER_YEAR'], [{ work: ['2027-02-05'] }, 0, 'CALENDAR_STATUTORY_WORKED'], [{ work: ['2027-02-06'] }, 0, 'CALENDAR_OFF_AND_WORK'],
  ])('%j on version %i is refused: %s', (part, version, code) => { expect(refusalOf(part, version)).toBe(code) })

  test('the week records only a change', () => {
    expect([decideSetPattern(initialCalendar('pattern'), 'five'), decideSetPattern(initialCalendar('pattern'), 'six')]).toEqual([{ accepted: true, events: [] }, { accepted: true, events: [{ type: 'calendar.patternSet', payload: { from: 'five', to: 'six' } }] }])
  })
})

describe('the calendar as it was', () => {
  const fact = (hlc: string, payload: unknown, type = 'calendar.yearSet'): LogEvent => ({ position: 0, replica: 'a', epoch: 1, seq: 1, hlc, wallTime: '', actor: { userId: '', name: '', roles: [], via: 'system', pc: '' }, type, subject: 'calendar:2027', base: null, payload })
  const { basedOn: _basedOn, ...facts } = aYear({ off: ['2027-03-01'], work: [] })
  const book = calendarBook(shipped, [fact('3', { from: 'five', to: 'six' }, 'calendar.patternSet'), fact('2', facts)])

  test('is known for every place in the log, whatever the order its facts came in', () => {
    const monday = (order: string) => [isWorkday('2027-03-01', book.asOf(order)), isWorkday('2027-03-06', book.asOf(order))]
    expect([monday('1'), monday('2'), monday('3'), [isWorkday('2027-03-01', book.current), isWorkday('2027-03-06', book.current)]]).toEqual([[true, false], [false, false], [false, true], [false, true]])
  })

  test('a year without a notice refuses sums and names itself until it is set', () => {
    expect(addWorkingDays('2028-01-03', 1, book.current)).toEqual({ day: null, provisional: true, unknownYear: '2028' })
    const known = calendarBook(shipped, [fact('2', { ...facts, year: '2028', statutory: statutoryDays(2028), off: [], state: 'provisional' })])
    expect(addWorkingDays('2028-01-03', 1, known.current)).toEqual({ day: '2028-01-04', provisional: true, unknownYear: null })
  })
})
