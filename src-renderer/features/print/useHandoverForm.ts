import type { handoverCopies, Locale } from '@shared/vocabulary'
import { nextTick, ref, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'
import { printWindow } from './printWindow'

type HandoverCopy = (typeof handoverCopies)[number]

/** The handover form of a case as it stands now, and its printing: recorded first, so that no paper is unknown to the log. */
export function useHandoverForm(caseId: string, locale: Ref<Locale>) {
  const { data: form, loading, refusal, reload } = useLoad((signal) => client.forms.handover({ id: caseId, locale: locale.value }, { signal }))
  const record = useAction((copies: HandoverCopy[], contentHash: string) => client.forms.recordPrinting({ id: caseId, locale: locale.value, copies, contentHash }))
  const printing = ref(false)
  const printed = ref(false)
  // What is being printed stays as it is, else the first paper would already carry the mark of a reprint.
  const refresh = () => { if (!printing.value) void reload() }
  watch(locale, refresh)
  onChange('case', caseId, refresh)
  onGap(refresh)

  async function print(copies: readonly HandoverCopy[]): Promise<void> {
    if (!form.value || printing.value || copies.length === 0) return
    printing.value = true
    try {
      if (await record.run([...copies], form.value.contentHash)) {
        await nextTick()
        await printWindow()
        printed.value = true
      }
    } finally {
      printing.value = false
      await reload()
    }
  }
  return { form, loading, refusal, recordRefusal: record.refusal, print, printing, printed }
}
