import { Reading } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/settings/rules', name: 'rules', meta: { titleKey: 'rules.title', menu: { group: 'rules', order: 74, icon: Reading, roles: ['admin', 'hr'] } }, component: () => import('./RulesPage.vue') },
]
