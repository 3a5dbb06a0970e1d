import type { ApplicationView } from '@shared/contract/application'
import type { AttachmentView } from '@shared/contract/attachment'
import type { StartCaseInput } from '@shared/contract/case'
import type { PersonRef } from '@shared/contract/common'
import type { ComposedItem, TemplateItem } from '@shared/contract/template'
import type { CaseKind, ItemCategory, ToldChannel } from '@shared/vocabulary'

/** An item the clerk adds: one line, a category, and days after leaving. */
export interface OwnItem { title: string; category: ItemCategory; days: number | null; receiver: PersonRef | null }

/** A case being started, as typed; kept in this window until it is started. */
export interface Draft {
  employeeId: string; kind: CaseKind; leftOn: string | null; expectedBackOn: string | null; reason: string
  channel: ToldChannel; toldNote: string; toldFile: AttachmentView | null
  /** The person’s own application that it begins with. */ applicationId: string | null
  receivers: PersonRef[]
  /** `null`: a keeper as long as there is no receiver. */
  wantsKeeper: boolean | null
  /** `null`: the one the site offers, the head of the department. */
  keeper: PersonRef | null; keeperUntil: string | null; witness: PersonRef | null
  lastAttendanceOn: string | null; noticeOn: string | null; endOn: string | null; payStopsOn: string | null; insuranceMonth: string | null
  /** Asks for approval at once. */ submitApproval: boolean; /** Gave notice in probation. */ probation: boolean
  leaveOut: string[]; receiverOf: Record<string, PersonRef>; own: OwnItem[]; assignees: Partial<Record<'head' | 'it' | 'finance' | 'hr', PersonRef>>
}

export const newDraft = (employeeId: string, today: string): Draft => ({
  employeeId, kind: 'departed', leftOn: today, expectedBackOn: null, reason: '', channel: 'call', toldNote: '', toldFile: null, applicationId: null, receivers: [], wantsKeeper: null, keeper: null, keeperUntil: null, witness: null,
  lastAttendanceOn: null, noticeOn: null, endOn: null, payStopsOn: null, insuranceMonth: null, submitApproval: true, probation: false, leaveOut: [], receiverOf: {}, own: [], assignees: {},
})

/** As much as a case takes; the application keeps every word. */
const longestReason = 1000

/** The draft that somebody's own application makes: a resignation, in his words, received on the day he handed it in. `reason` is what he chose and said, in words. */
export const draftFrom = (application: ApplicationView, reason: string): Draft => {
  const { fields } = application
  return {
    ...newDraft(application.employee.id, fields.leftOn ?? fields.lastDay), kind: 'resignation', expectedBackOn: fields.expectedBackOn, reason: reason.slice(0, longestReason), channel: 'letter', applicationId: application.id, noticeOn: application.submittedOn,
  }
}

export const itemKey = (item: Pick<ComposedItem, 'templateId' | 'key'>): string => `${item.templateId}/${item.key}`
export const isKeeperWanted = (draft: Draft): boolean => draft.wantsKeeper ?? draft.receivers.length === 0

/** Days that the checklist's due rules count from. */
export const anchorsOf = (draft: Draft): Record<string, string> =>
  Object.fromEntries((['leftOn', 'expectedBackOn', 'lastAttendanceOn', 'noticeOn', 'endOn', 'payStopsOn'] as const).flatMap((name) => (draft[name] ? [[name, draft[name]]] : [])))

const shapes = { documents: 'paper', contacts: 'contact', accounts: 'account', tasks: 'task', work: 'task', money: 'money', seals: 'seal', assets: 'asset' } as const
const plainColumns: TemplateItem['columns'] = [
  { key: 'name', label: { 'zh-CN': '名称', en: 'Name' }, type: 'text', required: true, retired: false, choices: [] }, { key: 'remark', label: { 'zh-CN': '备注', en: 'Remark' }, type: 'text', required: false, retired: false, choices: [] },
]

/** An own item as the contract wants it; its columns are those of the same shape in the checklist, where there is one. */
function templateItem(own: OwnItem, index: number, composed: readonly ComposedItem[]): TemplateItem {
  const wanted = shapes[own.category as keyof typeof shapes] ?? 'plain'
  const like = composed.find((item) => item.shape === wanted && item.columns.length > 0)
  return {
    key: `own-${index + 1}`, title: { 'zh-CN': own.title, en: '' }, hint: null, category: own.category, shape: like ? wanted : 'plain', columns: like?.columns ?? plainColumns,
    due: own.days === null ? null : { anchor: 'leftOn', days: own.days, unit: 'calendar', shift: false }, needsMaterial: false, tags: [], hazardOnly: false, onlyLeaver: false, retired: false,
  }
}

/** The command; `keeper` is whom the site offers unless somebody else was chosen. */
export function startInput(draft: Draft, composed: readonly ComposedItem[], offeredKeeper: PersonRef | null): StartCaseInput {
  const keeper = isKeeperWanted(draft) ? draft.keeper ?? offeredKeeper : null
  const known = new Set(composed.map(itemKey))
  return {
    employeeId: draft.employeeId, kind: draft.kind, leftOn: draft.leftOn ?? '', expectedBackOn: draft.expectedBackOn, reason: draft.reason.trim(),
    told: { channel: draft.channel, note: draft.toldNote.trim(), attachmentId: draft.toldFile?.id ?? null }, applicationId: draft.applicationId, receivers: draft.receivers, submitApproval: draft.submitApproval, probation: draft.probation,
    keeper: keeper ? { person: keeper, until: draft.keeperUntil } : null, witness: draft.witness,
    dates: { lastAttendanceOn: draft.lastAttendanceOn, noticeOn: draft.noticeOn, endOn: draft.endOn, payStopsOn: draft.payStopsOn, insuranceMonth: draft.insuranceMonth },
    leaveOut: draft.leaveOut.filter((key) => known.has(key)), receiverOf: Object.fromEntries(Object.entries(draft.receiverOf).filter(([key]) => known.has(key) && !draft.leaveOut.includes(key))),
    extraItems: draft.own.filter((one) => one.title.trim()).map((one, index) => templateItem({ ...one, title: one.title.trim() }, index, composed)), assignees: draft.assignees,
  }
}
