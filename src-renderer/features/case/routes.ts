import { FolderOpened } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/cases', name: 'cases', meta: { titleKey: 'case.list.title', menu: { group: 'work', order: 30, key: 'c', icon: FolderOpened } }, component: () => import('./CasesPage.vue') },
  { path: '/cases/:id', name: 'case', meta: { titleKey: 'case.title' }, props: true, component: () => import('./CasePage.vue') },
]
