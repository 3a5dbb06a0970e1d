import type { Role } from '@shared/vocabulary'
import type { Component } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from './session/useSession'

/** The parts of the menu: what one does all day stands open, the rest folds. */
export const menuGroups = ['work', 'lists', 'rules', 'system'] as const
export type MenuGroup = (typeof menuGroups)[number]

/** An entry of the menu. `badge` is a number of `today.badges`. */
export interface MenuEntry {
  group: MenuGroup; order: number; icon: Component; roles?: readonly Role[]
  /** The letter that opens it after `g`. */ key?: string
   badge?: 'overdue' | 'waiting' | 'legalOverdue' | 'unseen'
}

declare module 'vue-router' {
  interface RouteMeta {
    /** Key of the page's title, in the browser's tab and in the menu. */
    titleKey: string
    menu?: MenuEntry
    /** Who may open it; absent means everybody signed in. The server decides again. */
    roles?: readonly Role[]
    /** Without signing in. */
    public?: boolean
    /** A sheet for the printer: shown without menu and header. */
    print?: boolean
  }
}

const files = import.meta.glob<{ routes: RouteRecordRaw[] }>('../features/*/routes.ts', { eager: true })
export const featureRoutes: RouteRecordRaw[] = Object.values(files).flatMap((file) => file.routes)

/** Routes of the menu that this person may open, in order. */
export function menuFor(hasRole: (...roles: Role[]) => boolean): { path: string; titleKey: string; menu: MenuEntry }[] {
  return featureRoutes
    .flatMap((route) => (route.meta?.menu ? [{ path: route.path, titleKey: route.meta.titleKey, menu: route.meta.menu, roles: route.meta.menu.roles ?? route.meta.roles }] : []))
    .filter((entry) => !entry.roles || hasRole(...entry.roles))
    .sort((a, b) => menuGroups.indexOf(a.menu.group) - menuGroups.indexOf(b.menu.group) || a.menu.order - b.menu.order)
}

export const router = createRouter({
  history: createWebHistory('/'),
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
  routes: [
    { path: '/', name: 'home', meta: { titleKey: 'app.home' }, component: { render: () => null }, beforeEnter: () => menuFor(useSession().hasRole)[0]?.path ?? '/account' },
    ...featureRoutes,
    { path: '/:rest(.*)*', name: 'not-found', meta: { titleKey: 'app.notFound' }, component: () => import('./shell/NotFoundPage.vue') },
  ],
})

router.beforeEach(async (to) => {
  const session = useSession()
  await session.load()
  const isFirstStart = to.name === 'first-start'
  if (!session.site?.setUp) return isFirstStart ? true : { name: 'first-start' }
  if (isFirstStart) return { name: 'home' }
  if (!session.user) return to.meta.public ? true : { name: 'sign-in', query: to.name === 'home' ? {} : { next: to.fullPath } }
  if (to.name === 'sign-in') return pathOf(to.query['next'])
  return true
})

/** Where to go after signing in: a path of ours, never another site. */
export const pathOf = (next: unknown): string => (typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/')
