import { Grid } from '@element-plus/icons-vue'
import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/board', name: 'board', meta: { titleKey: 'board.title', menu: { group: 'work', order: 20, key: 'b', icon: Grid, badge: 'waiting' } }, component: () => import('./BoardPage.vue') },
]
