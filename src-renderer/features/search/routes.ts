import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/search', name: 'search', meta: { titleKey: 'search.title' }, component: () => import('./SearchPage.vue') },
]
