import type { RouteRecordRaw } from 'vue-router'

const roles = ['admin', 'hr'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/print/cases/:id/slips', name: 'print-slips', meta: { titleKey: 'reach.slips', roles, print: true }, component: () => import('./SlipsPrintPage.vue') },
  { path: '/print/cases/:id/courier', name: 'print-courier', meta: { titleKey: 'reach.courier', roles, print: true }, component: () => import('./CourierPrintPage.vue') },
]
