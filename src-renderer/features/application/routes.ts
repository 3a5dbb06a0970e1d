import type { RouteRecordRaw } from 'vue-router'

/** A link's token stands behind the `#`: no request, no log and no referrer ever holds it. */
export const routes: RouteRecordRaw[] = [
  { path: '/apply', name: 'apply', meta: { titleKey: 'apply.title', public: true }, component: () => import('./ApplyPage.vue') },
  { path: '/applications/:id', name: 'application', meta: { titleKey: 'application.title', roles: ['admin', 'hr'] }, props: true, component: () => import('./ApplicationPage.vue') },
]
