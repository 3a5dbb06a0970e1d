import { Avatar } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/employees', name: 'employees', meta: { titleKey: 'employees.title', roles: ['admin', 'hr', 'finance', 'it', 'head', 'supervisor'], menu: { group: 'work', order: 40, key: 'e', icon: Avatar } }, component: () => import('./EmployeesPage.vue') },
  { path: '/employees/:id', name: 'employee', meta: { titleKey: 'employees.one', roles: ['admin', 'hr', 'finance', 'it', 'head'] }, props: true, component: () => import('./EmployeePage.vue') },
]
