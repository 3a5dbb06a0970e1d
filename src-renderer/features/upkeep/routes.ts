import { Checked } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/upkeep', name: 'upkeep', meta: { titleKey: 'upkeep.title', roles: ['admin'], menu: { group: 'system', order: 94, icon: Checked } }, component: () => import('./UpkeepPage.vue') },
]
