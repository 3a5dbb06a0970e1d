import type { LocalText } from '@shared/contract/common'
import { employers, itemTags, type CaseKind } from '@shared/vocabulary'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '@renderer/app/client'
import { useLoad } from '@renderer/app/client/useLoad'
import { useLocaleText } from '@renderer/components/useLocaleText'
import type { ChosenFilter } from './boardLook'

interface Option { value: string; label: string }

/** What each filter may be set to, and how a set one reads. */
export function useBoardChoices() {
  const { t } = useI18n()
  const text = useLocaleText()
  const { data: choices, reload } = useLoad((signal) => client.board.choices(undefined, { signal }))
  const { data: kinds } = useLoad((signal) => client.cases.kinds(undefined, { signal }))
  const named = (items: readonly { id: string; name: LocalText }[]): Option[] => items.map(({ id, name }) => ({ value: id, label: text(name) }))
  const plain = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }))

  const options = computed<Record<ChosenFilter, Option[]>>(() => ({
    department: plain(choices.value?.departments ?? []),
    positionId: named((choices.value?.positions ?? []).map(({ id, title }) => ({ id, name: title }))),
    receiver: plain(choices.value?.receivers ?? []),
    kind: named((kinds.value?.items ?? []) as { id: CaseKind; name: LocalText }[]),
    employer: employers.map((value) => ({ value, label: t(`employer.${value}`) })),
    tag: itemTags.map((value) => ({ value, label: t(`tag.${value}`) })),
  }))
  /** The words of a value; the value itself while its list is not there, or when it occurs no more. */
  const label = (filter: ChosenFilter, value: string): string => options.value[filter].find((option) => option.value === value)?.label ?? value
  return { options, label, reload }
}
