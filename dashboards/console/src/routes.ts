import type { ComponentType } from 'preact'
import type { MessageKey } from './messages/t.ts'
import type { RouteParams } from './shell/match-path.ts'

export interface PageProps {
  readonly params: RouteParams
  readonly query: URLSearchParams
}

export type Page = ComponentType<PageProps>

/** A page of the console: its path below /console, its title, and its code, which is loaded when it is first opened. */
export interface Route {
  readonly path: string
  readonly title: MessageKey
  readonly load: () => Promise<Page>
}

/** The first that matches is shown. */
export const routes: readonly Route[] = [
  { path: '/', title: 'nav.needsMe', load: async () => (await import('./pages/needs-me/needs-me.tsx')).NeedsMePage },
  { path: '/crises', title: 'nav.crises', load: async () => (await import('./pages/crises/crises.tsx')).CrisesPage },
  {
    path: '/crises/:id',
    title: 'nav.crisis',
    load: async () => (await import('./pages/crises/crisis.tsx')).CrisisPage,
  },
  { path: '/brands', title: 'nav.brands', load: async () => (await import('./pages/brands/brands.tsx')).BrandsPage },
  {
    path: '/coverage',
    title: 'nav.coverage',
    load: async () => (await import('./pages/coverage/coverage-page.tsx')).CoveragePage,
  },
  {
    path: '/people',
    title: 'nav.people',
    load: async () => (await import('./pages/people/people-page.tsx')).PeoplePage,
  },
  {
    path: '/playbook',
    title: 'nav.playbook',
    load: async () => (await import('./pages/playbook/playbook-page.tsx')).PlaybookPage,
  },
  { path: '/inbox', title: 'nav.inbox', load: async () => (await import('./pages/inbox/inbox-page.tsx')).InboxPage },
  {
    path: '/settings',
    title: 'nav.settings',
    load: async () => (await import('./pages/settings/settings-page.tsx')).SettingsPage,
  },
]
