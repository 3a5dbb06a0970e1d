import { readdirSync, readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { words } from '../../src-shared/locale'
import type { Language, Server } from './support'

type Tree = { [key: string]: string | Tree }
const trees: Record<Language, Tree> = { 'zh-CN': { ...(words['zh-CN'] as unknown as Tree) }, en: { ...(words.en as unknown as Tree) } }
for (const language of ['zh-CN', 'en'] as const) {
  for (const file of readdirSync(`src-renderer/locales/${language}`)) {
    trees[language][file.replace('.ts', '')] = ((await import(`../../src-renderer/locales/${language}/${file}`)) as { default: Tree }).default
  }
}

/** The words of a key as a pattern of the whole text: places stand for anything, of plural forms any. */
function pattern(language: Language, key: string): RegExp {
  const found = key.split('.').reduce<string | Tree | undefined>((tree, part) => (typeof tree === 'object' ? tree[part] : undefined), trees[language])
  if (typeof found !== 'string') throw new Error(`no words ${language} ${key}`)
  const forms = found.split(' | ').map((form) => form.replaceAll(/[.*+?^$()[\]\\]/g, String.raw`\$&`).replaceAll(/\{\w+\}/g, '.*'))
  return new RegExp(`^\\s*(${forms.join('|')})\\s*$`)
}

/** Where a visit happens. */
export interface Stage {
  readonly page: Page
  readonly server: Server
  /** The address of 老张's case. */
  readonly zhang: string
  say(key: string): RegExp
}
export const stageOf = (page: Page, server: Server, zhang: string, language: Language): Stage => ({ page, server, zhang, say: (key) => pattern(language, key) })

export interface Visit {
  /** Who looks; null for nobody signed in. */
  readonly as: string | null
  readonly path: string | ((stage: Stage) => string)
  /** Other faces of the page: what comes after the path. */
  readonly faces?: readonly string[]
  /** Needs a server of its own: only the first start. */
  readonly emptySite?: true
}

/** Every page of the router, by its name. A new page needs a line: the first test of access.spec.ts fails without. */
export const pages: Readonly<Record<string, Visit>> = {
  today: { as: 'hr', path: '/today' },
  board: { as: 'hr', path: '/board', faces: ['?lanes=receiver'] },
  cases: { as: 'hr', path: '/cases' },
  case: { as: 'hr', path: ({ zhang }) => zhang, faces: ['?view=board', '?tab=approvals', '?tab=absence', '?tab=messages', '?tab=timeline', '?tab=accounts', '?tab=settlement', '?tab=prints', '?step=post.cert'] },
  'new-case': { as: 'hr', path: '/cases/new', faces: ['?employee=demo-e-xiaoli'] },
  'return-day': { as: 'hr', path: ({ zhang }) => `${zhang}/return-day` },
  'print-return-day': { as: 'hr', path: ({ zhang }) => `/print${zhang}/return-day` },
  crews: { as: 'hr', path: '/crew' },
  crew: { as: 'hr', path: '/crew/none' },
  'print-crew': { as: 'hr', path: '/print/crew/none' },
  employees: { as: 'hr', path: '/employees' },
  employee: { as: 'hr', path: '/employees/demo-e-laozhang' },
  application: { as: 'hr', path: '/applications/none' },
  // Without a link; with one in apply.spec.ts.
  apply: { as: null, path: '/apply' },
  imports: { as: 'hr', path: '/import' },
  import: { as: 'hr', path: '/import/employees' },
  exports: { as: 'admin', path: '/exports' },
  backups: { as: 'admin', path: '/backups' },
  upkeep: { as: 'admin', path: '/upkeep' },
  ledger: { as: 'hr', path: '/ledger' },
  'print-slips': { as: 'hr', path: ({ zhang }) => `/print${zhang}/slips` },
  'print-courier': { as: 'hr', path: ({ zhang }) => `/print${zhang}/courier` },
  interviews: { as: 'hr', path: '/interviews' },
  'print-ledger': { as: 'hr', path: '/print/ledger' },
  positions: { as: 'hr', path: '/positions' },
  templates: { as: 'hr', path: '/templates' },
  'template-new': { as: 'hr', path: '/templates/new' },
  template: { as: 'hr', path: '/templates/everybody' },
  users: { as: 'admin', path: '/users' },
  settings: { as: 'admin', path: '/settings' },
  calendar: { as: 'hr', path: '/settings/calendar', faces: ['?year=2027', '?year=2028'] },
  rules: { as: 'hr', path: '/settings/rules' },
  gates: { as: 'hr', path: '/settings/gates' },
  'reminder-rules': { as: 'hr', path: '/settings/reminders' },
  chains: { as: 'hr', path: '/chains' },
  'chain-new': { as: 'hr', path: '/chains/new' },
  chain: { as: 'hr', path: '/chains/standard' },
  channels: { as: 'admin', path: '/settings/channels' },
  outbox: { as: 'hr', path: '/outbox', faces: ['?shelf=trouble'] },
  account: { as: 'hr', path: '/account' },
  search: { as: 'hr', path: `/search?text=${encodeURIComponent('客户')}` },
  'print-case': { as: 'hr', path: ({ zhang }) => `/print${zhang}` },
  'print-form': { as: 'hr', path: ({ zhang }) => `/print${zhang}/forms/clearance` },
  'print-morning': { as: 'hr', path: '/print/morning', faces: ['?sheet=posted', '?sheet=cases'] },
  'sign-in': { as: null, path: '/sign-in' },
  'first-start': { as: null, path: '/first-start', emptySite: true },
  'not-found': { as: 'hr', path: '/no-such-page' },
}

export interface Opening {
  readonly as: string
  /** Opens it; the focus should be on what opened it, so that it can go back there. */
  readonly open: (stage: Stage) => Promise<void>
}
const press = (stage: Stage, key: string, index = 0): Promise<void> => stage.page.getByRole('main').getByRole('button', { name: stage.say(key) }).nth(index).press('Enter')
const goto = async (stage: Stage, path: string): Promise<void> => {
  await stage.page.goto(stage.server.url + path)
  await expect(stage.page.getByRole('heading', { level: 1 })).toBeVisible()
}
const on = (path: string, key: string): Opening['open'] => async (stage) => {
  await goto(stage, path)
  await press(stage, key)
}
const inCase = (key: string, query = ''): Opening['open'] => async (stage) => {
  await goto(stage, stage.zhang + query)
  await press(stage, key)
}
/** Opens the item of a category in the drawer. */
const openItem = async (stage: Stage, title: RegExp): Promise<void> => {
  await goto(stage, stage.zhang)
  await stage.page.getByRole('main').getByRole('button', { name: title }).first().press('Enter')
  await expect(stage.page.getByRole('dialog')).toBeVisible()
}
const records = /^(设备维护记录|Equipment maintenance records|Maintenance records.*)$/
const passwords = /^(系统账号密码|.*[Aa]ccounts? and passwords?.*|.*passwords?.*)$/
const inItem = (title: RegExp, key: string): Opening['open'] => async (stage) => {
  await openItem(stage, title)
  await stage.page.getByRole('dialog').getByRole('button', { name: stage.say(key) }).first().press('Enter')
  // Its part of the program may have to come first; until then the drawer is the last dialog.
  await expect(stage.page.getByRole('dialog')).toHaveCount(2)
}
/** An act from the menu of the first row. */
const fromMenu = (button: string, item: string): Opening['open'] => async (stage) => {
  await goto(stage, stage.zhang)
  await press(stage, button)
  await stage.page.getByRole('menuitem', { name: stage.say(item) }).press('Enter')
}

/** Every file that draws a dialog or a drawer, or asks by a message box; a new one needs a line. */
export const dialogs: Readonly<Record<string, Opening | readonly Opening[]>> = {
  'app/shortcuts/ShortcutHelp.vue': { as: 'hr', open: async (stage) => { await goto(stage, '/positions'); await stage.page.getByRole('link').first().focus(); await stage.page.keyboard.press('?') } },
  'app/feedback.ts': [{ as: 'hr', open: on('/positions', 'positions.retireOf') }, { as: 'hr', open: inCase('case.next.override') }],
  'features/board/LoadPanel.vue': { as: 'hr', open: on('/board', 'board.load') },
  'features/board/GatePanel.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, '/board')
    await stage.page.locator('section[data-stage=handing_over] [data-card]').first().focus()
    await stage.page.keyboard.press(']')
    await stage.page.getByRole('button', { name: stage.say('board.override') }).press('Enter')
  } },
  'features/users/UserDrawer.vue': { as: 'admin', open: on('/users', 'users.add') },
  'features/outbox/SendMessage.vue': { as: 'hr', open: on('/outbox', 'outbox.write') },
  'features/channels/ChannelDrawer.vue': { as: 'admin', open: on('/settings/channels', 'channels.add') },
  'features/users/PasswordDialog.vue': { as: 'admin', open: on('/users', 'users.resetOf') },
  'features/employees/EmployeeDrawer.vue': { as: 'hr', open: on('/employees', 'employees.add') },
  'features/employees/RehireDialog.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, '/employees?status=left')
    await stage.page.getByRole('main').getByRole('table').getByRole('link').first().click()
    await press(stage, 'employees.rehire')
  } },
  'features/application/LinkDialog.vue': [{ as: 'hr', open: on('/employees/demo-e-xiaoli', 'application.letApply') }, { as: 'hr', open: on('/cases/new?employee=demo-e-xiaoli', 'application.letApply') }],
  'features/positions/PositionDrawer.vue': { as: 'hr', open: on('/positions', 'positions.add') },
  'features/template/PreviewDialog.vue': { as: 'hr', open: on('/templates', 'template.preview') },
  'features/template/ItemDrawer.vue': { as: 'hr', open: on('/templates/everybody', 'template.editOf') },
  'features/interview/InterviewDialog.vue': { as: 'hr', open: inCase('interview.record', '?tab=side') },
  'features/signature/SignDialog.vue': { as: 'hr', open: inCase('signature.again', '?tab=prints') },
  'features/reach/ReachDialog.vue': { as: 'hr', open: inCase('reach.open', '?tab=side') },
  'features/case/AddItem.vue': { as: 'hr', open: inCase('case.items.add') },
  'features/case/ItemDrawer.vue': { as: 'hr', open: (stage) => openItem(stage, records) },
  'features/case/PersonDialog.vue': [{ as: 'hr', open: inCase('case.people.editKeeper') }, { as: 'hr', open: inCase('case.people.editReceivers') }],
  'features/case/PasteRows.vue': { as: 'hr', open: inItem(records, 'case.rows.paste') },
  'features/case/ReassignDialog.vue': { as: 'hr', open: inItem(records, 'case.items.reassign') },
  'features/case/ActDialog.vue': { as: 'hr', open: inItem(records, 'itemAct.reserve') },
  'features/case/SealDialog.vue': { as: 'hr', open: inItem(passwords, 'case.secret.seal') },
  'features/case/RevealDialog.vue': { as: 'xiaoli', open: inItem(passwords, 'case.secret.reveal') },
  'features/case/LegalDialog.vue': { as: 'hr', open: inCase('case.legal.markDone', '?step=post.wage') },
  'features/case/EndDialog.vue': { as: 'hr', open: fromMenu('case.moreActs', 'case.end.void') },
  'features/calendar/ImportDialog.vue': { as: 'hr', open: on('/settings/calendar', 'calendar.import') },
  'features/calendar/DayDialog.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, '/settings/calendar?year=2027')
    await stage.page.locator('[data-day="2027-03-01"]').press('Enter')
  } },
  'features/rules/StepDrawer.vue': [{ as: 'hr', open: on('/settings/rules', 'rules.add') }, { as: 'hr', open: on('/settings/rules', 'rules.editOf') }],
  'features/rules/TermDrawer.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, '/settings/rules')
    await stage.page.getByRole('row', { name: /Contract text|劳动合同文本/ }).getByRole('button').press('Enter')
  } },
  'features/rules/AbsenceDrawer.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, '/settings/rules')
    await stage.page.getByRole('button', { name: /修改“失联处理”|Change “Absence without a word”/ }).press('Enter')
  } },
  'features/absence/AbsenceForm.vue': [
    { as: 'hr', open: inCase('absence.act.contact', '?tab=absence') }, { as: 'hr', open: inCase('absence.act.prepare_return', '?tab=absence') }, { as: 'hr', open: inCase('absence.act.decide', '?tab=absence') }, { as: 'hr', open: inCase('absence.check.begin', '?tab=absence') }, { as: 'hr', open: inCase('absence.inventory.begin', '?tab=absence') },
  ],
  'features/approvals/SubmitDialog.vue': { as: 'hr', open: inCase('approvals.submit', '?tab=approvals') },
  // A round that runs is what can be withdrawn; handed in by the same person just before.
  'features/approvals/ApprovalsTab.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, `${stage.zhang}?tab=approvals`)
    const withdraw = stage.page.getByRole('main').getByRole('button', { name: stage.say('approvals.withdraw') })
    const submit = stage.page.getByRole('main').getByRole('button', { name: stage.say('approvals.submit') })
    await withdraw.or(submit).first().waitFor()
    if (!(await withdraw.isVisible())) {
      await submit.click()
      await stage.page.getByRole('dialog').getByRole('button', { name: stage.say('approvals.submit') }).click()
      await expect(stage.page.getByRole('dialog')).toHaveCount(0)
    }
    await withdraw.press('Enter')
  } },
  'features/reminders/ReminderBell.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, '/positions')
    await stage.page.getByRole('button', { name: stage.say('reminders.bell') }).or(stage.page.getByRole('button', { name: stage.say('reminders.bellUnseen') })).press('Enter')
  } },
  'features/reminders/SnoozeDialog.vue': { as: 'hr', open: async (stage) => {
    // Whatever the hour, today's reminders are there.
    await stage.page.request.put(`${stage.server.url}/api/v1/reminder-rules`, { data: { sendAt: '00:00', itemBefore: [1], stepBefore: [7, 3, 1], approvalBefore: [], headAfter: 2, hrAfter: 4, snoozeMost: 7, legalSnoozeMost: 1, channels: true } })
    await goto(stage, '/positions')
    await stage.page.getByRole('button', { name: stage.say('reminders.bell') }).or(stage.page.getByRole('button', { name: stage.say('reminders.bellUnseen') })).press('Enter')
    await stage.page.getByRole('dialog').getByRole('button', { name: stage.say('reminders.snoozeOf') }).first().press('Enter')
    await expect(stage.page.getByRole('dialog')).toHaveCount(2)
  } },
  'features/backup/PassphraseDialog.vue': { as: 'admin', open: on('/backups', 'backup.secretSet') },
  'components/ExportDialog.vue': { as: 'hr', open: on('/positions', 'exports.of') },
  'components/AttachmentPreview.vue': { as: 'hr', open: async (stage) => {
    await goto(stage, `${stage.zhang}?tab=prints`)
    await press(stage, 'parts.previewOf')
  } },
}

/** Files under src-renderer that draw a dialog or a drawer of their own. */
export const dialogFiles = (): string[] =>
  readdirSync('src-renderer', { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/')).filter((path) => path.endsWith('.vue') && /<el-(dialog|drawer)\b/.test(readFileSync(`src-renderer/${path}`, 'utf8')))

/** Names of the router's pages, from the same files that the router collects. */
export async function routeNames(): Promise<string[]> {
  const features = readdirSync('src-renderer/features').filter((name) => readdirSync(`src-renderer/features/${name}`).includes('routes.ts'))
  const found = await Promise.all(features.map(async (name) => ((await import(`../../src-renderer/features/${name}/routes.ts`)) as { routes: { name: string }[] }).routes.map((route) => route.name)))
  return [...found.flat(), 'not-found']
}
