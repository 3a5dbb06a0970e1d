import type { RuleChange, RulesView } from '@shared/contract/rule'
import { ref, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import { client } from '@renderer/app/client'
import { useAction } from '@renderer/app/client/useAction'
import { toast } from '@renderer/app/feedback'

/** Saving one rule from a drawer as a new version of all: what its fields lack is said once somebody tried; `saved` gets the version made. */
export function useRuleForm<Field extends string>(given: { readonly version: () => string; readonly change: () => RuleChange; readonly problems: ComputedRef<Readonly<Record<Field, string | undefined>>>; readonly saved: (view: RulesView) => void }) {
  const { t } = useI18n()
  const note = ref('')
  const tried = ref(false)
  const say = (field: Field) => (tried.value ? given.problems.value[field] : undefined)
  const { run, busy, refusal } = useAction(() => client.rules.change({ basedOn: given.version(), change: given.change(), note: note.value }))
  async function save(): Promise<void> {
    tried.value = true
    if (Object.values(given.problems.value).some(Boolean)) return
    const view = await run()
    if (!view) return
    toast(t('rules.form.saved', { number: view.number }))
    given.saved(view)
  }
  return { note, say, save, busy, refusal }
}
