import { Notebook } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const roles = ['admin', 'hr', 'finance'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/ledger', name: 'ledger', meta: { titleKey: 'ledger.title', roles, menu: { group: 'work', order: 35, key: 'd', icon: Notebook } }, component: () => import('./LedgerPage.vue') },
  { path: '/print/ledger', name: 'print-ledger', meta: { titleKey: 'ledger.printTitle', roles, print: true }, component: () => import('./LedgerPrintPage.vue') },
]
