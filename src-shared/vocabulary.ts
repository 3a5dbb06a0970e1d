/**
 * The closed word lists of the product (DESIGN §1, CHECKLISTS.md, LAW.md §1): the same spelling in the database, the
 * log, the contract and the locale files. Adding a word here makes the compiler ask for its label in both languages.
 */

export const locales = ['zh-CN', 'en'] as const
export type Locale = (typeof locales)[number]

export const roles = ['admin', 'hr', 'head', 'finance', 'it', 'supervisor', 'receiver'] as const
export type Role = (typeof roles)[number]

/** The board's columns, in order (DESIGN §3). */
export const stages = ['to_start', 'handing_over', 'awaiting_confirmation', 'to_settle', 'to_file', 'archived'] as const
export type Stage = (typeof stages)[number]

/** How a case stands as a whole: `voided` was a mistake, `stayed` is 返岗, `archived` is finished. */
export const caseStatuses = ['open', 'archived', 'voided', 'stayed'] as const
export type CaseStatus = (typeof caseStatuses)[number]

/** An item's life. `reserved` is confirmed with reservation; `refused` is 拒绝移交 before two witnesses. */
export const itemStatuses = [
  'not_started', 'in_progress', 'submitted', 'returned', 'blocked', 'confirmed', 'reserved', 'waived', 'refused',
] as const
export type ItemStatus = (typeof itemStatuses)[number]

/** Statuses after which nothing more is expected of the item. */
export const settledItemStatuses = ['confirmed', 'reserved', 'waived', 'refused'] as const satisfies readonly ItemStatus[]
export const isSettledItem = (status: ItemStatus): boolean => (settledItemStatuses as readonly string[]).includes(status)

/** What the search finds, in the order it is shown. */
export const searchKinds = ['employee', 'case', 'message', 'attachment'] as const
export type SearchKind = (typeof searchKinds)[number]

/** Where in a document the search found the words. */
export const searchPlaces = [
  'name', 'number', 'caseNumber', 'phone', 'identityEnd', 'department', 'crew', 'employer', 'position', 'reason', 'told', 'receiver', 'item', 'itemNote', 'detail', 'addendum', 'author', 'message', 'fileName',
] as const
export type SearchPlace = (typeof searchPlaces)[number]

export const itemTags = ['urgent', 'important', 'immediate'] as const
export type ItemTag = (typeof itemTags)[number]

/** Categories of handover items (CHECKLISTS.md). */
export const itemCategories = [
  'work', 'documents', 'contacts', 'accounts', 'tasks', 'money', 'seals', 'site_work', 'assets', 'lodging', 'formalities',
] as const
export type ItemCategory = (typeof itemCategories)[number]

/** Shapes of detail rows (CHECKLISTS.md, "An item is a table"). `plain` has a name and a remark. */
export const detailShapes = ['plain', 'paper', 'digital', 'contact', 'account', 'money', 'seal', 'drawing', 'task', 'asset'] as const
export type DetailShape = (typeof detailShapes)[number]

/** The eight dates of a case that people confuse (CHECKLISTS.md). `insuranceMonth` is YYYY-MM, the others YYYY-MM-DD. */
export const caseDates = [
  'leftOn', 'lastAttendanceOn', 'noticeOn', 'endOn', 'payStopsOn', 'insuranceMonth', 'expectedBackOn', 'handoverDoneOn',
] as const
export type CaseDate = (typeof caseDates)[number]

/** Dates an item or a legal step may be counted from. */
export const dueAnchors = ['leftOn', 'lastAttendanceOn', 'noticeOn', 'endOn', 'payStopsOn', 'expectedBackOn', 'handoverDoneOn'] as const
export type DueAnchor = (typeof dueAnchors)[number]

export const dayUnits = ['calendar', 'working'] as const
export type DayUnit = (typeof dayUnits)[number]

/** What is known of a year of the calendar (LAW.md §5). */
export const calendarStates = ['confirmed', 'provisional', 'unknown'] as const
export type CalendarState = (typeof calendarStates)[number]

/** The week that a site works: Monday to Friday, to Saturday, or every day. Holidays are off and made-up days are worked in each. */
export const workPatterns = ['five', 'six', 'seven'] as const
export type WorkPattern = (typeof workPatterns)[number]

/** Groups of the site's rules: legal steps of a case, notice periods, keeping periods, what the board's columns ask for, the track of an absent person. */
export const ruleGroups = ['step', 'notice', 'keeping', 'gate', 'absence'] as const
export type RuleGroup = (typeof ruleGroups)[number]

/** From which day a record is kept. */
export const keepingStarts = ['endOn', 'madeOn', 'projectDone'] as const
export type KeepingStart = (typeof keepingStarts)[number]

export const employers = ['own', 'subcontractor', 'agency'] as const
export type Employer = (typeof employers)[number]

export const workerTypes = ['staff', 'worker'] as const
export type WorkerType = (typeof workerTypes)[number]

/** How the office learned that somebody left. */
export const toldChannels = ['call', 'message', 'letter', 'hearsay', 'in_person'] as const
export type ToldChannel = (typeof toldChannels)[number]

export const templateLayers = ['base', 'position', 'worker_type'] as const
export type TemplateLayer = (typeof templateLayers)[number]

/** Kinds of case (LAW.md §1, plus `departed`). Their facts are data: resources/rules/case-kinds.json. */
export const caseKinds = [
  'departed', 'resignation', 'forced', 'mutual', 'fault', 'no_fault', 'expiry', 'retirement', 'death',
  'dispatch_return', 'subcontractor_exit', 'transfer', 'long_leave',
] as const
export type CaseKind = (typeof caseKinds)[number]

export const legalStepStates = ['open', 'done', 'not_applicable'] as const
export type LegalStepState = (typeof legalStepStates)[number]

/** Copies of the handover form, in the order they are printed (LAW.md §4). */
export const handoverCopies = ['leaver', 'receiver', 'archive'] as const
/** Copies of any form; each form says which it has. */
export const formCopies = [...handoverCopies, 'person', 'finance'] as const
export type FormCopy = (typeof formCopies)[number]

/** Numbered forms besides the handover form: each is one file in src-main/forms/sheets (docs/forms.md). */
export const sheetForms = ['application', 'certificate', 'clearance', 'settlement', 'return_notice', 'termination_notice', 'delivery_proof', 'inventory_record'] as const
export type SheetForm = (typeof sheetForms)[number]
export const formKinds = ['handover', ...sheetForms] as const
export type FormKind = (typeof formKinds)[number]

/** What may be left out of a form or put on it (LAW.md §4): the kind of ending, and the reason at the person’s wish. */
export const formOptions = ['with_kind', 'with_reason'] as const
export type FormOption = (typeof formOptions)[number]

/** What may be owed between a leaver and the company. */
export const settlementComponents = ['wages', 'overtime', 'leave', 'severance', 'expenses', 'loan', 'petty_cash', 'meal_card', 'utilities', 'tools', 'damage', 'other'] as const
export type SettlementComponent = (typeof settlementComponents)[number]
/** Whether the company pays it, or it is deducted or owed by the leaver. */
export const settlementDirections = ['payable', 'receivable'] as const
export type SettlementDirection = (typeof settlementDirections)[number]

/** Systems a person usually has an account in; a site may name others in its own words. */
export const usualSystems = ['domain', 'mail', 'wecom', 'dingtalk', 'oa', 'erp', 'mes', 'crm', 'vpn', 'cloud', 'bank', 'gate', 'realname', 'sim'] as const
export type UsualSystem = (typeof usualSystems)[number]

/** How an account stands once its owner has left. */
export const accountStates = ['listed', 'requested', 'frozen', 'handed', 'deleted', 'unfrozen', 'not_held'] as const
export type AccountState = (typeof accountStates)[number]
export const accountActs = ['request', 'freeze', 'not_held', 'hand', 'delete', 'unfreeze'] as const
export type AccountAct = (typeof accountActs)[number]

/** How a paper reached the person: fetched by himself, by a proxy, sent by post. */
export const receiptChannels = ['in_person', 'proxy', 'post'] as const
export type ReceiptChannel = (typeof receiptChannels)[number]

/** Formats a list is written in. */
export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What an approver says (LAW.md §1: of a notice, `approved` acknowledges and `rejected` objects without stopping its term). `noted` is all that a step for information asks. */
export const approvalVerdicts = ['approved', 'rejected', 'returned', 'noted'] as const
export type ApprovalVerdict = (typeof approvalVerdicts)[number]

/** What a step of an approval chain looks at. */
export const approvalAsks = ['reason', 'procedure', 'salary', 'other'] as const
export type ApprovalAsk = (typeof approvalAsks)[number]

/** How a round of approvals stands. `superseded`: a date changed and it goes round again. */
export const approvalRoundStates = ['running', 'approved', 'rejected', 'returned', 'withdrawn', 'revoked', 'superseded'] as const
export type ApprovalRoundState = (typeof approvalRoundStates)[number]

/** Roles a step of a chain can be given to besides the head of the leaver's department. */
export const chainRoles = ['hr', 'finance', 'it', 'admin', 'supervisor'] as const satisfies readonly Role[]

/** Columns that ask for something before a case enters them: all but the first. */
export const gatedStages = ['handing_over', 'awaiting_confirmation', 'to_settle', 'to_file', 'archived'] as const satisfies readonly Stage[]
export type GatedStage = (typeof gatedStages)[number]

/** Conditions of the board's columns (DESIGN §3). Which column asks for which is data of the case's kind: resources/rules/gates.json, then the site's own. */
export const gateConditions = [
  'receiver_named', 'items_exist', 'items_submitted', 'items_settled', 'keeper_confirmed', 'approvals_submitted', 'approvals_done', 'wages_settled', 'severance_settled', 'certificate_given', 'end_date_set', 'signed_copy_filed',
] as const
export type GateConditionName = (typeof gateConditions)[number]

/** What a file on a case is for. `signature` comes with a signature on the screen. `message` comes with a message, `absence` with the track of somebody who is not there. */
export const attachmentPurposes = ['material', 'told', 'signed_copy', 'legal', 'absence', 'message', 'signature'] as const
export type AttachmentPurpose = (typeof attachmentPurposes)[number]
/** Purposes a file can be put on a case for by itself. */
export const uploadPurposes = ['material', 'told', 'signed_copy', 'legal', 'absence'] as const satisfies readonly AttachmentPurpose[]

/** The track of somebody who is not there (LAW.md §2, "The absent one"): how he was tried to be reached, and who answered. */
export const contactChannels = ['call', 'message', 'wechat', 'visit', 'email', 'other'] as const
export type ContactChannel = (typeof contactChannels)[number]
export const contactAnswerers = ['leaver', 'family', 'nobody', 'other'] as const
export type ContactAnswerer = (typeof contactAnswerers)[number]

/** What may justify an absence; `none` was ruled out all four. */
export const absenceFindings = ['none', 'accident', 'illness', 'detention', 'other'] as const
export type AbsenceFinding = (typeof absenceFindings)[number]

export const absenceNotices = ['return', 'return2', 'termination'] as const
export type AbsenceNotice = (typeof absenceNotices)[number]

/** Ways of delivery, in the order the law wants them tried. */
export const deliveryWays = ['person', 'family', 'courier', 'public'] as const
export type DeliveryWay = (typeof deliveryWays)[number]
/** How a delivery ended; all but `returned` count as served. */
export const deliveryResults = ['received', 'refused', 'returned', 'public_served'] as const
export type DeliveryResult = (typeof deliveryResults)[number]

export const absenceDecisions = ['returns', 'resigns_late', 'mutual', 'terminated'] as const
export type AbsenceDecision = (typeof absenceDecisions)[number]

export const checkAnswers = ['yes', 'no', 'not_applicable', 'unknown'] as const
export type CheckAnswer = (typeof checkAnswers)[number]

/** Entries of the track that can be withdrawn; none is ever edited. */
export const absenceEntries = ['contact', 'reason', 'notice', 'delivery', 'decision', 'check', 'inventory'] as const
export type AbsenceEntry = (typeof absenceEntries)[number]

/** What the track says to do next. The words and grounds of each are data: resources/rules/absence.json. */
export const absenceSteps = [
  'contact', 'check_reason', 'reason_found', 'tell_employer', 'prepare_return', 'send_return', 'record_return', 'wait_return', 'wait_threshold', 'decide', 'returned', 'end_agreed',
  'ending_check', 'prepare_termination', 'send_termination', 'record_termination', 'set_end', 'certificate',
] as const
export type AbsenceStepName = (typeof absenceSteps)[number]

/** Why somebody says himself that he leaves, on his own application. `employer`: for the employer's fault, which may be an ending of another kind (劳动合同法 38). */
export const applicationReasons = ['family', 'health', 'development', 'offer', 'personal', 'employer', 'other'] as const
export type ApplicationReason = (typeof applicationReasons)[number]
/** How an application stands: its link is out, it was handed in, a case was begun with it or it was put on one, it was set aside with a reason; or its link was taken back before. */
export const applicationStates = ['linked', 'submitted', 'taken', 'dismissed', 'cancelled'] as const
export type ApplicationState = (typeof applicationStates)[number]
/** What became of an application: its own case, or the one that was open. */
export const applicationUses = ['started', 'attached'] as const
export type ApplicationUse = (typeof applicationUses)[number]

/** The exit interview: how it was held, and whether he would come back. Its reason codes are data: resources/rules/interview.json. */
export const interviewWays = ['in_person', 'phone', 'page'] as const
export type InterviewWay = (typeof interviewWays)[number]
export const wouldReturns = ['yes', 'maybe', 'no'] as const
export type WouldReturn = (typeof wouldReturns)[number]
/** Parts that somebody can have in an open case of another. */
export const caseRoles = ['receiver', 'keeper', 'witness', 'assignee', 'approver'] as const
export type CaseRole = (typeof caseRoles)[number]
/** What somebody who leaves may still carry: parts in cases, what he keeps by his own checklist, chains that name him, and what his account is. */
export const openRoleKinds = [...caseRoles, 'keeping', 'chain', 'department', 'holder', 'stands_in', 'delegation'] as const
export type OpenRoleKind = (typeof openRoleKinds)[number]

/** Who signs on the clerk's screen, for he has no account, and the papers it can be for besides items. */
export const signerParts = ['leaver', 'receiver', 'keeper', 'witness'] as const
export type SignerPart = (typeof signerParts)[number]
export const signedPapers = ['handover', 'asset_return', 'settlement', 'termination', 'certificate_receipt'] as const
export type SignedPaper = (typeof signedPapers)[number]
/** Papers for which ink on paper is offered first (LAW.md §3). */
export const wetInkPapers = ['settlement', 'termination', 'certificate_receipt'] as const satisfies readonly SignedPaper[]

/** Why somebody is reminded: it is his; he sees to it for somebody without an account; or it was passed up to him as head or as HR. The strongest first. */
export const reminderParts = ['own', 'for', 'head', 'hr'] as const
export type ReminderPart = (typeof reminderParts)[number]

/** What a day's summary lists, and how a thing stands on it; `open` waits without a near day. */
export const dayKinds = ['item', 'step', 'approval', 'freeze'] as const
export type DayKind = (typeof dayKinds)[number]
export const dayStates = ['overdue', 'due', 'soon', 'open'] as const
export type DayState = (typeof dayStates)[number]
/** Whom something overdue was passed up to. */
export type EscalatedTo = 'head' | 'hr'

/** What somebody who comes back has to do, in the order he is led through it: his items, things handed in and given back, papers signed, money, the end of the contract. */
export const returnParts = ['items', 'things', 'papers', 'settle', 'end'] as const
export type ReturnPart = (typeof returnParts)[number]
export const returnPoints = ['item', 'step', 'paper', 'settlement', 'end_date', 'certificate'] as const
export type ReturnPointKind = (typeof returnPoints)[number]
/** What of the end of the contract falls on another day than today: its notice was served before, the certificate is late, the end is still to come. */
export const returnWarnings = ['served_before', 'certificate_late', 'end_ahead', 'notice_runs'] as const
export type ReturnWarning = (typeof returnWarnings)[number]

export const reminderLevels = ['overdue', 'due', 'before'] as const
export type ReminderLevel = (typeof reminderLevels)[number]
