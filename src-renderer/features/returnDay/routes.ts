import type { RouteRecordRaw } from 'vue-router'

const office = ['admin', 'hr'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/cases/:id/return-day', name: 'return-day', meta: { titleKey: 'returnDay.title', roles: office }, props: true, component: () => import('./ReturnDayPage.vue') },
  { path: '/print/cases/:id/return-day', name: 'print-return-day', meta: { titleKey: 'returnDay.printAll', roles: office, print: true }, component: () => import('./ReturnPrintPage.vue') },
]
