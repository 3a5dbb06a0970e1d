import { Upload } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/import', name: 'imports', meta: { titleKey: 'import.title', roles: ['admin', 'hr'], menu: { group: 'lists', order: 65, icon: Upload } }, component: () => import('./ImportsPage.vue') },
  { path: '/import/:kind(employees|positions|templates)', name: 'import', meta: { titleKey: 'import.title', roles: ['admin', 'hr'] }, props: true, component: () => import('./ImportPage.vue') },
]
