import { Finished } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/settings/gates', name: 'gates', meta: { titleKey: 'gates.title', menu: { group: 'rules', order: 71, icon: Finished, roles: ['admin', 'hr'] } }, component: () => import('./GatesPage.vue') },
]
