import { FolderChecked } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/backups', name: 'backups', meta: { titleKey: 'backup.title', roles: ['admin', 'hr'], menu: { group: 'system', order: 92, icon: FolderChecked } }, component: () => import('./BackupsPage.vue') },
]
