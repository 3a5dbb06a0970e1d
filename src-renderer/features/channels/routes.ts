import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/settings/channels', name: 'channels', meta: { titleKey: 'channels.title', roles: ['admin'] }, component: () => import('./ChannelsPage.vue') },
]
