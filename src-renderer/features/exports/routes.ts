import { Download } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/exports', name: 'exports', meta: { titleKey: 'exports.title', roles: ['admin'], menu: { group: 'system', order: 85, icon: Download } }, component: () => import('./ExportsPage.vue') },
]
