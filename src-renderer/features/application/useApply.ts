import type { ApplyReceipt, ApplyView } from '@shared/contract/application'
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import { useRoute } from 'vue-router'
import { client } from '@renderer/app/client'
import { useAction } from '@renderer/app/client/useAction'
import { fieldsOf, forgetForm, keepForm, keptForm, lacksOf, newForm } from './applyForm'
import { useCountdown } from './useCountdown'

/** Filling in one's own application with a link: whom it is for, what is typed, and handing it in once. */
export function useApply() {
  const route = useRoute()
  const token = computed(() => route.hash.slice(1))
  const link = shallowRef<ApplyView | null>(null)
  const receipt = shallowRef<ApplyReceipt | null>(null)
  const gone = ref(false)
  const form = reactive(newForm())
  const lacks = computed(() => lacksOf(form))

  function end(): void {
    gone.value = true
    link.value = null
    forgetForm()
    Object.assign(form, newForm())
  }
  const countdown = useCountdown(() => { if (!receipt.value) end() })
  watch(form, () => { if (link.value && !receipt.value) keepForm(link.value.id, form) })

  const looking = useAction((of: string) => client.applications.look({ token: of }))
  async function look(): Promise<void> {
    gone.value = false
    receipt.value = null
    if (!token.value) return end()
    const view = await looking.run(token.value)
    if (looking.refusal.value?.code === 'APPLICATION_LINK_GONE') end()
    if (!view) return
    Object.assign(form, keptForm(view.id))
    link.value = view
    countdown.start(view.secondsLeft)
  }
  // The next person's link may be opened in the same window.
  watch(token, () => void look(), { immediate: true })

  const submitting = useAction((signature: string | null) => client.applications.submit({ token: token.value, fields: fieldsOf(form), signature }))
  async function submit(signature: string | null): Promise<void> {
    const answer = await submitting.run(signature)
    if (submitting.refusal.value?.code === 'APPLICATION_LINK_GONE') end()
    if (!answer) return
    countdown.stop()
    forgetForm()
    Object.assign(form, newForm())
    receipt.value = answer
  }
  return { link, receipt, gone, form, lacks, countdown, look, looking, submit, submitting }
}
