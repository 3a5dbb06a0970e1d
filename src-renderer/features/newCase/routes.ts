import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/cases/new', name: 'new-case', meta: { titleKey: 'newCase.title', roles: ['admin', 'hr'] }, component: () => import('./NewCasePage.vue') },
]
