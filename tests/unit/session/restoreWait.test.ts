import { describe, expect, test } from 'vitest'
import { weighAnswer, type SiteAnswer, type Verdict, type Waiting } from '@renderer/features/session/restoreWait'

/** The verdict after each answer, given at its second. */
function verdicts(...answers: [second: number, answer: SiteAnswer][]): Verdict[] {
  let waiting: Waiting | null = null
  return answers.map(([second, answer]) => {
    const next = weighAnswer(waiting, answer, 1_000_000 + second * 1000)
    waiting = next.waiting
    return next.verdict
  })
}

describe('waiting for the restored site', () => {
  test('ends as soon as the site is there, however long it was silent', () => {
    expect(verdicts([0, 'empty'], [1, 'none'], [290, 'none'], [291, 'there'])).toEqual(['wait', 'wait', 'wait', 'restored'])
  })
  test('is given up when the application goes on answering for an empty site', () => {
    expect(verdicts([0, 'empty'], [19, 'empty'], [20, 'empty'])).toEqual(['wait', 'wait', 'failed'])
  })
  test('counts anew what is answered after a silence: the application has only just come back', () => {
    expect(verdicts([0, 'empty'], [15, 'none'], [60, 'empty'], [79, 'empty'], [80, 'empty'])).toEqual(['wait', 'wait', 'wait', 'wait', 'failed'])
  })
  test('is given up after minutes without any answer', () => {
    expect(verdicts([0, 'none'], [299, 'none'], [300, 'none'])).toEqual(['wait', 'wait', 'failed'])
  })
})
