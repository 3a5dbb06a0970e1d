import { describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { decideActOnAccounts, decideListAccounts, decideNameAccount, type ActOnAccounts } from '@main/subjects/case/accounts/decide'
import { freezeRows } from '@main/subjects/case/accounts/projection'
import { accountViews } from '@main/subjects/case/accounts/view'
import { loadUsualAccounts } from '@main/subjects/case/accounts/usual'
import { decideLegalStep, decideStay, decideVoid } from '@main/subjects/case/domain/paper'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { accountActs, accountStates, type AccountAct, type AccountState } from '@shared/vocabulary'
import { ACase, asPerson, partyIn, users, type UserName } from '../../support/cases'

const accounts = [{ id: 'mail', system: 'mail', account: 'zhang' }, { id: 'mes', system: 'mes', account: '' }, { id: 'own', system: '设备诊断', account: 'eq-02' }]
const started = (more: readonly { id: string; system: string; account: string }[] = accounts) => ACase.started({ accounts: more, legalSteps: ['abs.freeze', 'post.cert'] })
const toDo = (act: AccountAct, ids: readonly string[], more: Partial<ActOnAccounts> = {}): ActOnAccounts => ({ accountIds: ids, act, on: '2026-11-21', note: '', to: act === 'hand' ? asPerson('xiaoli') : null, today: '2026-11-21', ...more })
const doing = (one: ACase, who: UserName, act: AccountAct, ids: readonly string[] = ['mail'], more: Partial<ActOnAccounts> = {}) => one.do(who, (state, party) => decideActOnAccounts(state, toDo(act, ids, more), party))
const stateOf = (one: ACase, id = 'mail') => one.state.accounts.find((other) => other.id === id)?.state
const stepOf = (one: ACase) => one.state.legalSteps['abs.freeze']

/** The way to each state. */
const ways: Readonly<Record<AccountState, readonly AccountAct[]>> = { listed: [], requested: ['request'], frozen: ['freeze'], handed: ['freeze', 'hand'], deleted: ['freeze', 'delete'], unfrozen: ['freeze', 'unfreeze'], not_held: ['not_held'] }
const inState = (state: AccountState): ACase => ways[state].reduce((one, act) => doing(one, 'hr', act), started())
const archived = (one: ACase): ACase => {
  for (const to of ['handing_over', 'awaiting_confirmation', 'to_settle', 'to_file', 'archived'] as const) one.do('hr', (state, party) => decideMoveStage(state, { to, overrideReason: '测试', today: '2026-11-24' }, party))
  return one
}
const may = (one: ACase, who: UserName) => accountViews(one.state, partyIn(one.state, who)).find((row) => row.id === 'mail')!.may

describe('what may be done with an account', () => {
  // Written from what the office wants: rows are states, words the acts.
  const open: Readonly<Record<AccountState, string>> = {
    listed: 'request freeze not_held', requested: 'freeze not_held', frozen: 'hand delete unfreeze', handed: 'delete', deleted: '', unfrozen: 'request freeze', not_held: 'freeze',
  }
  const words = (acts: readonly AccountAct[]) => acts.join(' ')

  test.each(accountStates)('that is %s, in each state of the case', (state) => {
    expect(words(may(inState(state), 'hr'))).toBe(open[state])
    expect(words(may(archived(inState(state)), 'hr'))).toBe(open[state].split(' ').filter((act) => act !== 'request').join(' '))
    const back = state === 'frozen' ? 'unfreeze' : ''
    expect(words(may(inState(state).do('hr', (one) => decideStay(one, '不走了')), 'it'))).toBe(back)
    expect(words(may(inState(state).do('hr', (one) => decideVoid(one, '开错')), 'it'))).toBe(back)
  })

  test.each(accountStates)('that is %s is what the rule lets through, act by act', (state) => {
    const allowed = accountActs.filter((act) => { const one = inState(state); return one.ask('hr', (now, party) => decideActOnAccounts(now, toDo(act, ['mail']), party)).accepted })
    expect(words(allowed)).toBe(open[state])
  })

  test('and by whom: the office all, IT all but asking itself, the head asks, others look', () => {
    const who = (names: readonly UserName[]) => Object.fromEntries(names.map((name) => [name, words(may(started(), name))]))
    expect(who(Object.keys(users) as UserName[])).toEqual({
      hr: 'request freeze not_held', admin: 'request freeze not_held', it: 'freeze not_held', head: 'request', otherHead: '', finance: '', supervisor: '', foreman: '', xiaoli: '', stranger: '',
    })
    started().refused('finance', (state, party) => decideActOnAccounts(state, toDo('freeze', ['mail']), party), 'NOT_ALLOWED').refused('head', (state, party) => decideActOnAccounts(state, toDo('freeze', ['mail']), party), 'NOT_ALLOWED')
      .refused('xiaoli', (state, party) => decideListAccounts(state, { accounts, fromPosition: [] }, party), 'NOT_ALLOWED')
  })

  test('and by who was named for IT on this case', () => {
    const one = ACase.started({ accounts, assignees: { it: asPerson('xiaoli') } })
    expect(words(may(one, 'xiaoli'))).toBe('freeze not_held')
  })
})

describe('freezing', () => {
  test('the last account that he could sign in with fulfils the legal step by itself', () => {
    const one = doing(started(), 'it', 'freeze', ['mail'], { note: 'AD 控制台' })
    expect(stepOf(one)?.state).toBe('open')
    doing(doing(one, 'it', 'not_held', ['mes']), 'it', 'freeze', ['own'])
    expect(stepOf(one)).toMatchObject({ state: 'done', by: '赵磊', note: '邮箱、设备诊断' })
    expect(one.state.accounts.map(({ id, state, on, note, by }) => [id, state, on, note, by])).toEqual([['mail', 'frozen', '2026-11-21', 'AD 控制台', '赵磊'], ['mes', 'not_held', '2026-11-21', '', '赵磊'], ['own', 'frozen', '2026-11-21', '', '赵磊']])
  })

  test('all at once is one fact, and leaves a step alone that was marked by hand', () => {
    const one = started().do('it', (state, party) => decideLegalStep(state, { step: 'abs.freeze', owner: 'it', to: 'done', note: '电话通知' }, party))
    doing(one, 'it', 'freeze', ['mail', 'mes', 'own'])
    expect([one.events.at(-1)?.type, stepOf(one)?.note]).toEqual(['account.frozen', '电话通知'])
  })

  test('opens the legal step again for an account that is found later or given back, in an archived case too, and closes it when it is gone', () => {
    const find = (one: ACase, id: string) => one.do('it', (state, party) => decideListAccounts(state, { accounts: [{ id, system: id, account: '' }], fromPosition: [] }, party))
    const one = doing(started(), 'it', 'freeze', ['mail', 'mes', 'own'])
    expect(stepOf(find(one, 'erp'))).toMatchObject({ state: 'open', by: null })
    expect(stepOf(doing(one, 'it', 'not_held', ['erp']))).toMatchObject({ state: 'done', note: '邮箱、MES、设备诊断' })
    expect(stepOf(doing(one, 'it', 'unfreeze'))?.state).toBe('open')
    expect(stepOf(archived(doing(one, 'it', 'freeze')))?.state).toBe('done')
    expect(stepOf(find(one, 'vpn'))?.state).toBe('open')
    expect(stepOf(doing(one, 'it', 'freeze', ['vpn']))?.state).toBe('done')
    // Opened by hand while nothing is usable: handing over or deleting is an act after which nothing is.
    const opened = doing(started(), 'it', 'freeze', ['mail', 'mes', 'own']).do('it', (state, party) => decideLegalStep(state, { step: 'abs.freeze', owner: 'it', to: 'open', note: '' }, party))
    expect(stepOf(doing(opened, 'it', 'hand'))?.state).toBe('done')
    expect(stepOf(doing(opened, 'it', 'delete'))?.state).toBe('done')
  })

  test('leaves a step alone that was marked by hand as done or not applying while other accounts wait, and of somebody who stays', () => {
    const marked = (to: 'done' | 'not_applicable') => started().do('it', (state, party) => decideLegalStep(state, { step: 'abs.freeze', owner: 'it', to, note: '电话通知' }, party))
    expect(stepOf(doing(marked('done'), 'it', 'freeze'))?.state).toBe('done')
    expect(stepOf(doing(doing(marked('not_applicable'), 'it', 'freeze'), 'it', 'unfreeze'))?.state).toBe('not_applicable')
    const stayed = doing(started(), 'it', 'freeze', ['mail', 'mes', 'own']).do('hr', (state) => decideStay(state, '不走了'))
    expect(stepOf(doing(stayed, 'it', 'unfreeze'))?.state).toBe('done')
  })

  test('is all or nothing, known accounts only, and on a day that has come', () => {
    const one = doing(started(), 'it', 'freeze')
    one.refused('it', (state, party) => decideActOnAccounts(state, toDo('freeze', ['mes', 'mail']), party), 'ACCOUNT_ACT_NOT_POSSIBLE').refused('it', (state, party) => decideActOnAccounts(state, toDo('freeze', ['gone']), party), 'ACCOUNT_UNKNOWN')
      .refused('it', (state, party) => decideActOnAccounts(state, toDo('freeze', ['mes'], { on: '2026-11-22' }), party), 'DAY_IN_FUTURE').refused('it', (state, party) => decideActOnAccounts(state, toDo('hand', ['mail'], { to: null }), party), 'ACCOUNT_HANDED_TO_WHOM')
    expect(stateOf(one, 'mes')).toBe('listed')
  })

  test('stands on the list of IT until nothing is left, and again when somebody stays', () => {
    const rows = (one: ACase) => freezeRows(one.state).map((row) => [row['to_freeze'], row['requested'], row['to_unfreeze']])
    const one = doing(started(), 'head', 'request')
    expect(rows(one)).toEqual([[3, 1, 0]])
    doing(one, 'it', 'freeze', ['mail', 'mes', 'own'])
    expect(rows(one)).toEqual([])
    one.do('hr', (state) => decideStay(state, '不走了'))
    expect(rows(one)).toEqual([[0, 0, 3]])
    doing(one, 'it', 'unfreeze', ['mail', 'mes', 'own'])
    expect(rows(one)).toEqual([])
  })
})

test('who stays is told which accounts are to be given back', () => {
  const one = doing(doing(started(), 'it', 'freeze', ['mail', 'own']), 'it', 'hand', ['own'])
  one.do('hr', (state) => decideStay(state, '不走了'))
  expect(one.state.closed?.toUndo).toEqual(['account:mail', 'account:own'])
})

test('an account handed over keeps to whom when it is deleted', () => {
  const one = ['freeze', 'hand', 'delete'].reduce((now, act) => doing(now, 'it', act as AccountAct), started())
  expect(one.state.accounts[0]).toMatchObject({ state: 'deleted', handedTo: { name: '小李' } })
})

describe('the list', () => {
  test('comes from the position: what it says itself, else what ships for it, else for its kind of worker', () => {
    const usual = loadUsualAccounts(resourcesDir)
    expect(usual.of({ id: 'technician', workerType: 'staff', systems: ['mail', '设备诊断'] })).toEqual(['mail', '设备诊断'])
    expect(usual.of({ id: 'technician', workerType: 'staff', systems: [] })).toEqual([])
    expect(usual.of({ id: 'technician', workerType: 'staff', systems: null })).toContain('mes')
    expect(usual.of({ id: 'welder', workerType: 'worker' })).toEqual(['gate', 'realname', 'wecom'])
  })

  test('takes no account twice by hand, and from the position only what is missing', () => {
    const one = started()
    one.refused('it', (state, party) => decideListAccounts(state, { accounts: [{ id: 'again', system: 'mail', account: 'zhang' }], fromPosition: [] }, party), 'ACCOUNT_TWICE')
    one.do('it', (state, party) => decideListAccounts(state, { accounts: [], fromPosition: [{ id: 'n1', system: 'mail', account: '' }, { id: 'n2', system: 'erp', account: '' }] }, party))
    expect(one.state.accounts.map((account) => account.system)).toEqual(['mail', 'mes', '设备诊断', 'erp'])
  })

  test('learns what he signs in as', () => {
    const one = started().do('it', (state, party) => decideNameAccount(state, { accountId: 'mes', account: 'zhang.mes' }, party))
    expect(one.state.accounts[1]).toMatchObject({ account: 'zhang.mes', state: 'listed' })
    one.refused('it', (state, party) => decideNameAccount(state, { accountId: 'gone', account: 'x' }, party), 'ACCOUNT_UNKNOWN')
  })
})

test('two PCs that had not met hold the same accounts once they have', () => {
  const here = started()
  const there = here.copyTo('pc2')
  doing(here, 'it', 'freeze', ['mail', 'mes'])
  doing(there, 'hr', 'not_held', ['mes'])
  here.receive(there.events)
  there.receive(here.events)
  expect(here.state.accounts).toEqual(there.state.accounts)
})
