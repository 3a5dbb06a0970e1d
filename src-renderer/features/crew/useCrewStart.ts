import type { CrewPerson, CrewRoster, NotDone } from '@shared/contract/crew'
import type { PersonRef } from '@shared/contract/common'
import type { CaseKind, ToldChannel } from '@shared/vocabulary'
import { computed, onScopeDispose, reactive, ref, watch } from 'vue'
import { client } from '@renderer/app/client'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'
import { useDates } from '@renderer/components/useDates'

export type SiteFunction = 'head' | 'it' | 'finance' | 'hr'
/** So many in one act: the bar moves, and a lost connection loses sight of few. */
const chunk = 10

/** Starting the cases of a crew: who is meant, what is common to all, and how far it has come. */
export function useCrewStart() {
  const { today } = useDates()
  const draft = reactive({
    crew: '', lines: '', ids: [] as string[], leftOut: [] as string[], name: '', kind: 'subcontractor_exit' as CaseKind, leftOn: today() as string | null, channel: 'in_person' as ToldChannel, toldNote: '', reason: '',
    receivers: [] as PersonRef[], assignees: {} as Partial<Record<SiteFunction, PersonRef>>,
  })
  const lines = computed(() => draft.lines.split(/\r?\n/).map((one) => one.trim().slice(0, 200)).filter(Boolean).slice(0, 200))
  const choices = useLoad((signal) => client.crews.choices({}, { signal }))
  const roster = useLoad<CrewRoster | null>((signal) => (draft.crew || lines.value.length > 0 || draft.ids.length > 0 ? client.crews.roster({ crew: draft.crew || null, lines: lines.value, ids: draft.ids }, { signal }) : Promise.resolve(null)))
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(() => [draft.crew, draft.lines, draft.ids.length], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void roster.reload(), 250)
  })
  onScopeDispose(() => clearTimeout(timer))

  const possible = (person: CrewPerson) => person.status === 'active' && !person.openCaseId
  const chosen = computed(() => (roster.data.value?.people ?? []).filter((one) => possible(one) && !draft.leftOut.includes(one.id)))
  const functions = computed<SiteFunction[]>(() => roster.data.value?.functionsWithoutPerson ?? [])
  const lacks = computed(() => [
    ...(chosen.value.length > 0 ? [] : ['people' as const]), ...(draft.name.trim() || draft.crew ? [] : ['name' as const]), ...(draft.leftOn ? [] : ['leftOn' as const]), ...(draft.receivers.length > 0 ? [] : ['receivers' as const]),
    ...(functions.value.every((one) => draft.assignees[one]) ? [] : ['assignees' as const]),
  ])

  const started = ref(0)
  const total = ref(0)
  const crewId = ref<string | null>(null)
  const notStarted = ref<NotDone[]>([])
  const { run, busy, refusal } = useAction(async (people: readonly string[]) => client.crews.start({
    name: draft.name.trim() || draft.crew, people: [...people], crewId: crewId.value, kind: draft.kind, leftOn: draft.leftOn!, reason: draft.reason.trim(), told: { channel: draft.channel, note: draft.toldNote.trim() },
    receivers: draft.receivers, assignees: Object.fromEntries(functions.value.flatMap((one) => (draft.assignees[one] ? [[one, draft.assignees[one]]] : []))),
  }))
  const running = ref(false)
  /** Starts them all, ten at a time; answers whether every one was begun. */
  async function start(): Promise<boolean> {
    if (lacks.value.length > 0 || running.value) return false
    const people = chosen.value.map((one) => one.id)
    running.value = true
    started.value = 0
    total.value = people.length
    notStarted.value = []
    crewId.value = null
    try {
      for (let from = 0; from < people.length; from += chunk) {
        const answer = await run(people.slice(from, from + chunk))
        if (!answer) return false
        if (answer.started.length > 0) crewId.value = answer.crewId
        started.value += answer.started.length
        notStarted.value = [...notStarted.value, ...answer.notStarted]
      }
    } finally {
      running.value = false
      void roster.reload()
    }
    return notStarted.value.length === 0
  }
  return { draft, choices: choices.data, roster, possible, chosen, functions, lacks, start, running, busy, refusal, started, total, crewId, notStarted }
}
export type CrewStart = ReturnType<typeof useCrewStart>
