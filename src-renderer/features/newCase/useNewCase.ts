import type { EmployeeRow, EmployeeView } from '@shared/contract/employee'
import { computed, onScopeDispose, reactive, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRoute, useRouter } from 'vue-router'
import { client } from '@renderer/app/client'
import { onChange } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'
import { useDates } from '@renderer/components/useDates'
import { plusDays } from '../case/days'
import { anchorsOf, draftFrom, isKeeperWanted, newDraft, startInput, type Draft } from './draft'

const kept = 'handover-desk.newCase'

function readDraft(employeeId: string, today: string): Draft {
  const fresh = newDraft(employeeId, today)
  try {
    const draft = { ...fresh, ...(JSON.parse(sessionStorage.getItem(kept) ?? '{}') as Partial<Draft>) }
    // Another person's link begins another case.
    return employeeId && draft.employeeId !== employeeId ? fresh : draft
  } catch {
    return fresh
  }
}

/** A case being started: what is typed (it survives a reload), the checklist that follows from it, and the start. */
export function useNewCase() {
  const route = useRoute()
  const router = useRouter()
  const { t } = useI18n()
  const { today } = useDates()
  const draft = reactive(readDraft(typeof route.query.employee === 'string' ? route.query.employee : '', today()))
  let started = false
  watch(draft, () => { if (!started) sessionStorage.setItem(kept, JSON.stringify(draft)) })

  /** The application that the case begins with; it fills the draft in once, what is changed after stays. */
  const wanted = typeof route.query.application === 'string' ? route.query.application : ''
  const application = useLoad((signal) => (wanted || draft.applicationId ? client.applications.get({ id: wanted || draft.applicationId! }, { signal }) : Promise.resolve(null)))
  watch(application.data, (one) => {
    if (!one || draft.applicationId === one.id || draft.employeeId !== one.employee.id) return
    const chosen = t(`applicationReason.${one.fields.reason}`)
    Object.assign(draft, draftFrom(one, one.fields.words ? t('application.reasonWords', { reason: chosen, words: one.fields.words }) : chosen), { keeperUntil: draft.keeperUntil })
  })

  const employee = useLoad<EmployeeView | null>((signal) => (draft.employeeId ? client.employees.get({ id: draft.employeeId }, { signal }) : Promise.resolve(null)))
  watch(() => draft.employeeId, () => void employee.reload())
  onChange('employee', '*', (change) => { if (change.id === draft.employeeId) void employee.reload() })
  onChange('case', '*', () => { if (draft.employeeId && !started) void employee.reload() })

  const preview = useLoad((signal) => (draft.employeeId ? client.templates.compose({ employeeId: draft.employeeId, kind: draft.kind, dates: anchorsOf(draft) }, { signal }) : Promise.resolve(null)))
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(() => [draft.employeeId, draft.kind, JSON.stringify(anchorsOf(draft))], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void preview.reload(), 150)
  })
  onScopeDispose(() => clearTimeout(timer))

  const offeredKeeper = computed(() => preview.data.value?.defaultKeeper ?? null)
  const until = ref(draft.keeperUntil)
  // Keeping is for a while: a week from the day of leaving, unless another day was chosen.
  watch(() => draft.leftOn, (day) => { if (day && draft.keeperUntil === until.value) draft.keeperUntil = until.value = plusDays(day, 7) }, { immediate: draft.keeperUntil === null })

  function choose(row: EmployeeRow | null): void {
    Object.assign(draft, newDraft(row?.id ?? '', today()), { kind: draft.kind, leftOn: draft.leftOn, keeperUntil: draft.keeperUntil, reason: draft.applicationId ? '' : draft.reason, channel: draft.channel, toldNote: draft.toldNote, toldFile: draft.toldFile, receivers: draft.receivers, witness: draft.witness })
    void router.replace({ query: row ? { employee: row.id } : {} })
  }
  function reset(): void {
    Object.assign(draft, newDraft(draft.employeeId, today()))
  }

  const functions = computed(() => preview.data.value?.functionsWithoutPerson ?? [])
  const chosenItems = computed(() => (preview.data.value?.items ?? []).filter((item) => !draft.leaveOut.includes(`${item.templateId}/${item.key}`)).length + draft.own.filter((one) => one.title.trim()).length)
  /** What still has to be filled in, as keys of the words to show. */
  const lacks = computed(() => [
    ...(draft.employeeId ? [] : ['who' as const]), ...(draft.leftOn ? [] : ['leftOn' as const]),
    ...(draft.receivers.length || (isKeeperWanted(draft) && (draft.keeper ?? offeredKeeper.value)) || !draft.employeeId ? [] : ['taker' as const]),
    ...(functions.value.every((one) => draft.assignees[one]) ? [] : ['assignees' as const]), ...(!preview.data.value || chosenItems.value > 0 ? [] : ['items' as const]),
  ])

  const { run, busy, refusal, clear } = useAction(() => client.cases.start(startInput(draft, preview.data.value?.items ?? [], offeredKeeper.value)))
  watch(draft, clear)
  const openCase = computed(() => (employee.data.value?.openCaseId ? { id: employee.data.value.openCaseId, number: employee.data.value.openCaseNumber ?? '' } : null))
  const ready = computed(() => lacks.value.length === 0 && preview.data.value !== null && !openCase.value && employee.data.value?.status === 'active')
  const starting = shallowRef(false)
  async function start(): Promise<void> {
    if (!ready.value || starting.value) return
    starting.value = true
    const view = await run().finally(() => { starting.value = false })
    if (!view) return
    started = true
    sessionStorage.removeItem(kept)
    await router.push({ name: 'case', params: { id: view.id } })
  }
  const ownApplication = computed(() => (draft.applicationId && application.data.value?.id === draft.applicationId ? application.data.value : null))
  return { draft, application: ownApplication, applicationRefusal: application.refusal, employee: employee.data, employeeRefusal: employee.refusal, preview, offeredKeeper, functions, chosenItems, lacks, openCase, ready, choose, reset, start, busy, refusal }
}
export type NewCase = ReturnType<typeof useNewCase>
