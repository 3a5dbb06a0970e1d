import { Sunny } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/today', name: 'today', meta: { titleKey: 'today.title', menu: { group: 'work', order: 10, key: 't', icon: Sunny, badge: 'overdue' } }, component: () => import('./TodayPage.vue') },
]
