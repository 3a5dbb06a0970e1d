import { Printer } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/print/cases/:id', name: 'print-case', meta: { titleKey: 'print.title', print: true }, component: () => import('./CasePrintPage.vue') },
  { path: '/print/cases/:id/forms/:form', name: 'print-form', meta: { titleKey: 'print.forms', print: true }, component: () => import('./sheets/FormPrintPage.vue') },
  {
    path: '/print/morning', name: 'print-morning', component: () => import('./MorningPrintPage.vue'),
    meta: { titleKey: 'print.morning', print: true, menu: { group: 'work', order: 48, key: 'm', icon: Printer, roles: ['admin', 'hr', 'head', 'finance', 'it', 'supervisor'] } },
  },
]
