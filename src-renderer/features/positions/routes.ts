import { Briefcase } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/positions', name: 'positions', meta: { titleKey: 'positions.title', roles: ['admin', 'hr', 'head'], menu: { group: 'lists', order: 50, key: 'p', icon: Briefcase } }, component: () => import('./PositionsPage.vue') },
]
