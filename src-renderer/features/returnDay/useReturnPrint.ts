import type { FormSheet, HandoverForm } from '@shared/contract/form'
import { handoverCopies, type FormKind, type Locale } from '@shared/vocabulary'
import { nextTick, ref, shallowRef, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { useLoad } from '@renderer/app/client/useLoad'
import { printWindow } from '../print/printWindow'

export type Paper = { readonly form: 'handover'; readonly handover: HandoverForm } | { readonly form: Exclude<FormKind, 'handover'>; readonly sheet: FormSheet }
export interface NotPrinted { readonly form: FormKind; readonly refusal: ShownRefusal }
interface Job { readonly papers: readonly Paper[]; readonly refused: readonly NotPrinted[] }

/** Several forms of a case in one print job: each is recorded and numbered for itself, so that one that is refused stops no other. */
export function useReturnPrint(caseId: string, locale: Ref<Locale>, chosen: Ref<readonly FormKind[]>) {
  const asked = () => ({ id: caseId, locale: locale.value })
  const read = async (form: FormKind, signal?: AbortSignal): Promise<Paper> =>
    (form === 'handover' ? { form, handover: await client.forms.handover(asked(), { signal }) } : { form, sheet: await client.forms.get({ ...asked(), form }, { signal }) })
  /** Reads it once more, so that what is recorded is what the case says now. */
  async function issue(form: FormKind): Promise<Paper> {
    const paper = await read(form)
    if (paper.form === 'handover') {
      await client.forms.recordPrinting({ ...asked(), copies: [...handoverCopies], contentHash: paper.handover.contentHash })
      return paper
    }
    const { copies, contentHash } = paper.sheet
    const issued = await client.forms.print({ ...asked(), form: paper.form, copies: [...copies], contentHash })
    return { form: paper.form, sheet: { ...paper.sheet, ...issued } }
  }
  /** One after the other, in the order of the list: numbers then run in the order of the papers. */
  async function each(one: (form: FormKind) => Promise<Paper>): Promise<Job> {
    const papers: Paper[] = []
    const refused: NotPrinted[] = []
    for (const form of chosen.value) {
      try {
        papers.push(await one(form))
      } catch (error) {
        refused.push({ form, refusal: toRefusal(error) })
      }
    }
    return { papers, refused }
  }

  const { data: preview, loading, reload } = useLoad<Job>((signal) => each((form) => read(form, signal)))
  /** What was printed stays on the screen as it was printed, until something else is chosen. */
  const printed = shallowRef<Job | null>(null)
  const printing = ref(false)
  const refresh = () => { if (!printing.value && !printed.value) void reload() }
  watch([locale, chosen], () => {
    printed.value = null
    void reload()
  })
  onChange('case', caseId, refresh)
  onGap(refresh)

  async function print(): Promise<void> {
    if (printing.value || chosen.value.length === 0) return
    printing.value = true
    try {
      printed.value = await each(issue)
      if (printed.value.papers.length === 0) return
      await nextTick()
      await printWindow()
    } finally {
      printing.value = false
    }
  }
  return { preview, loading, printed, printing, print }
}
