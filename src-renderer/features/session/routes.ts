import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/sign-in', name: 'sign-in', meta: { titleKey: 'session.signIn', public: true }, component: () => import('./SignInPage.vue') },
  { path: '/first-start', name: 'first-start', meta: { titleKey: 'session.firstStart', public: true }, component: () => import('./FirstStartPage.vue') },
]
