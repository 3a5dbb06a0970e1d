import { Setting } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/settings', name: 'settings', meta: { titleKey: 'settings.title', roles: ['admin'], menu: { group: 'system', order: 82, key: 's', icon: Setting } }, component: () => import('./SettingsPage.vue') },
  { path: '/account', name: 'account', meta: { titleKey: 'settings.account' }, component: () => import('./AccountPage.vue') },
]
