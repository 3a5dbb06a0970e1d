import { UserFilled } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/users', name: 'users', meta: { titleKey: 'users.title', roles: ['admin'], menu: { group: 'system', order: 80, key: 'u', icon: UserFilled } }, component: () => import('./UsersPage.vue') },
]
