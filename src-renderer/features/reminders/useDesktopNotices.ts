import { watch, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

/**
 * In the desktop window, a notice of the system when there is something new; pressed, it opens the list. In a browser nothing:
 * it would have to ask for leave, and the bell says the same.
 */
export function useDesktopNotices(unseen: Ref<number>, show: () => void): void {
  const { t } = useI18n()
  if (!('handoverDesktop' in window) || typeof Notification === 'undefined') return
  watch(unseen, (now, before) => {
    if (now <= (before ?? 0)) return
    const notice = new Notification(t('reminders.noticeTitle', { count: now }, now), { body: t('reminders.noticeBody'), tag: 'reminders', silent: false })
    notice.addEventListener('click', () => {
      window.focus()
      show()
    })
  })
}
