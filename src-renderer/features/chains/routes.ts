import { Connection } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const readers = ['admin', 'hr', 'head'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/chains', name: 'chains', meta: { titleKey: 'chains.title', roles: readers, menu: { group: 'rules', order: 70, icon: Connection, roles: readers } }, component: () => import('./ChainsPage.vue') },
  { path: '/chains/new', name: 'chain-new', meta: { titleKey: 'chains.new', roles: ['admin', 'hr'] }, component: () => import('./ChainPage.vue') },
  { path: '/chains/:id', name: 'chain', meta: { titleKey: 'chains.one', roles: readers }, component: () => import('./ChainPage.vue') },
]
