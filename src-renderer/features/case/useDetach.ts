import { useI18n } from 'vue-i18n'
import { client } from '@renderer/app/client'
import { askReason } from '@renderer/app/feedback'
import { useCaseAction, useCaseDesk } from './caseDesk'

/** Takes a file off the case after asking; it stays in the log and on the disk. */
export function useDetach() {
  const { t } = useI18n()
  const desk = useCaseDesk()
  const { run, busy, refusal } = useCaseAction((attachmentId: string, reason: string) => client.cases.detach({ id: desk.id, attachmentId, reason }))
  async function detach(file: { id: string; name: string }): Promise<void> {
    const reason = await askReason({ title: t('case.files.detachTitle', { name: file.name }), text: t('case.files.detachText'), yes: t('app.remove'), required: false })
    if (reason !== null && (await run(file.id, reason))) desk.say(t('case.files.detached', { name: file.name }))
  }
  return { detach, busy, refusal }
}
