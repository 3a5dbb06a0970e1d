import { List } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const readers = ['admin', 'hr', 'head'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/templates', name: 'templates', meta: { titleKey: 'template.title', roles: readers, menu: { group: 'lists', order: 60, key: 'l', icon: List, roles: readers } }, component: () => import('./TemplatesPage.vue') },
  { path: '/templates/new', name: 'template-new', meta: { titleKey: 'template.new', roles: ['admin', 'hr'] }, component: () => import('./TemplatePage.vue') },
  { path: '/templates/:id', name: 'template', meta: { titleKey: 'template.one', roles: readers }, component: () => import('./TemplatePage.vue') },
]
