import { AlarmClock } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/settings/reminders', name: 'reminder-rules', meta: { titleKey: 'reminders.rules', roles: ['admin', 'hr'], menu: { group: 'rules', order: 76, icon: AlarmClock, roles: ['admin', 'hr'] } }, component: () => import('./ReminderRulesPage.vue') }]
