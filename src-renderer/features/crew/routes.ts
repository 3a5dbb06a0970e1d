import { Van } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const seen = ['admin', 'hr', 'finance'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/crew', name: 'crews', meta: { titleKey: 'crew.title', roles: ['admin', 'hr'], menu: { group: 'work', order: 45, icon: Van } }, component: () => import('./CrewStartPage.vue') },
  { path: '/crew/:id', name: 'crew', meta: { titleKey: 'crew.tableTitle', roles: seen }, props: true, component: () => import('./CrewPage.vue') },
  { path: '/print/crew/:id', name: 'print-crew', meta: { titleKey: 'crew.sheetTitle', roles: seen, print: true }, props: true, component: () => import('./CrewPrintPage.vue') },
]
