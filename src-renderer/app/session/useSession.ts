import type { SessionView, SiteView } from '@shared/contract/site'
import type { Locale, Role } from '@shared/vocabulary'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { client, onRefused, road } from '../client'
import { forgetPosition, startFollowing, stopFollowing } from '../client/live'
import { callRest } from '../client/rest'
import { currentLocale, hasKeptLocale, noteChoiceBeforeSignIn, setCurrentLocale, takeChoiceBeforeSignIn } from '../locale'

type SetUpInput = Parameters<typeof client.site.setUp>[0]

/** Who is signed in at this window, at which site, and whether it is locked. */
export const useSession = defineStore('session', () => {
  const site = shallowRef<SiteView | null>(null)
  const session = shallowRef<SessionView | null>(null)
  const locked = ref(false)
  /** True once the site and the session are known. */
  const ready = ref(false)
  const user = computed(() => session.value?.user ?? null)
  const hasRole = (...wanted: readonly Role[]): boolean => user.value?.roles.some((role) => wanted.includes(role)) ?? false

  let loading: Promise<void> | null = null
  /** Asks who is signed in, until there is an answer: a window may open before the application does. */
  const load = (): Promise<void> => (loading ??= (async () => {
    for (;;) {
      try {
        const [theSite, theSession] = await Promise.all([client.site.get(), client.session.get()])
        site.value = theSite
        if (!hasKeptLocale()) setCurrentLocale(theSession?.user.locale ?? theSite.locale)
        if (theSession) enter(theSession)
        ready.value = true
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 800))
      }
    }
  })())

  function enter(view: SessionView): void {
    session.value = view
    locked.value = view.locked
    if (!view.locked) void startFollowing()
  }

  function leave(): void {
    stopFollowing()
    forgetPosition()
    session.value = null
    locked.value = false
  }

  /** Signs in. In a browser by REST, because only an HTTP answer can set the cookie that the next WebSocket carries. */
  async function signIn(name: string, password: string): Promise<void> {
    if (road.kind === 'desktop') enter(await client.session.signIn({ name, password }))
    else {
      const view = await callRest<SessionView>('POST', '/session', { name, password })
      await road.reopen()
      enter(view)
    }
    // Whoever has just chosen a language here keeps it; otherwise the account's own.
    if (takeChoiceBeforeSignIn()) await saveLocale()
    else if (user.value) setCurrentLocale(user.value.locale)
  }

  /** The account's language becomes this window's. Without a connection the window keeps its own all the same. */
  async function saveLocale(): Promise<void> {
    const saved = await client.users.setLocale({ locale: currentLocale() }).catch(() => null)
    if (saved && session.value) session.value = { ...session.value, user: saved }
  }

  async function signOut(): Promise<void> {
    if (road.kind === 'desktop') await client.session.signOut()
    else await callRest('DELETE', '/session')
    leave()
    if (road.kind === 'browser') await road.reopen()
  }

  async function lock(): Promise<void> {
    if (!session.value || locked.value) return
    // Covers the screen first: the answer may be slow, the person has already gone.
    locked.value = true
    stopFollowing()
    await client.session.lock()
  }

  async function unlock(password: string): Promise<void> {
    enter({ ...(await client.session.unlock({ password })), locked: false })
  }

  /** First start: makes the site and its administrator, then signs him in. */
  async function setUp(input: SetUpInput): Promise<void> {
    site.value = await client.site.setUp(input)
    await signIn(input.administrator.name, input.administrator.password)
  }

  /** Language of this window and of the account: printed words, refusals and the next window follow. */
  async function chooseLocale(locale: Locale): Promise<void> {
    setCurrentLocale(locale)
    if (user.value) await saveLocale()
    else noteChoiceBeforeSignIn()
  }

  onRefused((code) => {
    if (code === 'NOT_SIGNED_IN') leave()
    if (code === 'SESSION_LOCKED' && session.value) {
      locked.value = true
      stopFollowing()
    }
  })
  window.handoverDesktop?.onLock(() => void lock().catch(() => {}))

  // Another tab may have signed in as somebody else: the new connection then speaks for him, and this screen must not.
  let opened = 0
  road.onOpen(async () => {
    if (opened++ === 0 || !session.value || road.kind === 'desktop') return
    const now = await client.session.get().catch(() => undefined)
    if (now === undefined || !session.value) return
    if (now === null) leave()
    else if (now.user.id !== session.value.user.id) location.reload()
  })

  /** What the account says of itself was changed here. */
  const takeUser = (changed: SessionView['user']): void => { if (session.value) session.value = { ...session.value, user: changed } }

  const reloadSite = async (): Promise<void> => { site.value = await client.site.get() }

  return { site, session, user, locked, ready, hasRole, load, signIn, signOut, lock, unlock, setUp, chooseLocale, takeUser, reloadSite }
})
