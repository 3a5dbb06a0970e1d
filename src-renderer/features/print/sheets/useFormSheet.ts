import type { FormSheet } from '@shared/contract/form'
import type { FormCopy, FormOption, Locale, SheetForm } from '@shared/vocabulary'
import { computed, nextTick, ref, shallowRef, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'
import { printWindow } from '../printWindow'

export interface PrintWish { readonly copies: readonly FormCopy[]; readonly newIssue: boolean; readonly markStep: boolean }
type Issued = Pick<FormSheet, 'number' | 'issuedOn' | 'issuedText' | 'reprint' | 'changed'>

/**
 * A numbered form of a case as it stands now, and its printing: recorded first, so that the paper carries its number and none is
 * unknown to the log. While it is being printed it shows what was recorded.
 */
export function useFormSheet(caseId: string, form: SheetForm, locale: Ref<Locale>, options: Ref<FormOption[]>) {
  const asked = () => ({ id: caseId, form, locale: locale.value, options: options.value })
  const { data, loading, refusal, reload } = useLoad((signal) => client.forms.get(asked(), { signal }))
  const record = useAction((wish: PrintWish, contentHash: string) => client.forms.print({ ...asked(), ...wish, copies: [...wish.copies], contentHash }))
  const issued = shallowRef<Issued | null>(null)
  const sheet = computed<FormSheet | null>(() => (data.value && issued.value ? { ...data.value, ...issued.value } : data.value))
  const printing = ref(false)
  const printed = ref<string | null>(null)
  const refresh = () => { if (!printing.value) void reload() }
  watch([locale, options], refresh)
  onChange('case', caseId, refresh)
  onGap(refresh)

  async function print(wish: PrintWish): Promise<void> {
    if (!data.value || printing.value || wish.copies.length === 0) return
    printing.value = true
    try {
      const answer = await record.run(wish, data.value.contentHash)
      if (!answer) return
      issued.value = answer
      await nextTick()
      await printWindow()
      printed.value = answer.number
    } finally {
      printing.value = false
      await reload()
      issued.value = null
    }
  }
  return { sheet, loading, refusal, recordRefusal: record.refusal, print, printing, printed }
}
