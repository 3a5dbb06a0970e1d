import { Promotion } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/outbox', name: 'outbox', meta: { titleKey: 'outbox.title', roles: ['admin', 'hr'], menu: { group: 'system', order: 90, icon: Promotion } }, component: () => import('./OutboxPage.vue') },
]
