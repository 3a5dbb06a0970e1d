import { Calendar } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/settings/calendar', name: 'calendar', meta: { titleKey: 'calendar.title', menu: { group: 'rules', order: 72, icon: Calendar, roles: ['admin', 'hr'] } }, component: () => import('./CalendarPage.vue') },
]
