import { ChatLineRound } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

const roles = ['admin', 'hr'] as const
export const routes: RouteRecordRaw[] = [
  { path: '/interviews', name: 'interviews', meta: { titleKey: 'interview.summary', roles, menu: { group: 'work', order: 37, icon: ChatLineRound, roles } }, component: () => import('./InterviewsPage.vue') },
]
