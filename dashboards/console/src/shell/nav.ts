import type { GlyphName } from '../components/glyph.tsx'
import type { MessageKey } from '../messages/t.ts'

/** A place in the navigation. The first three are always in reach on a phone, the others behind "more". */
export interface NavPlace {
  readonly path: string
  readonly title: MessageKey
  readonly glyph: GlyphName
  /** Goes there after "g". */
  readonly key: string
}

export const navPlaces: readonly NavPlace[] = [
  { path: '/', title: 'nav.needsMe', glyph: 'inbox', key: 'n' },
  { path: '/crises', title: 'nav.crises', glyph: 'list', key: 'c' },
  { path: '/brands', title: 'nav.brands', glyph: 'grid', key: 'b' },
  { path: '/coverage', title: 'nav.coverage', glyph: 'duty', key: 'w' },
  { path: '/people', title: 'nav.people', glyph: 'people', key: 'p' },
  { path: '/playbook', title: 'nav.playbook', glyph: 'book', key: 'l' },
  { path: '/inbox', title: 'nav.inbox', glyph: 'mail', key: 'i' },
  { path: '/settings', title: 'nav.settings', glyph: 'settings', key: 's' },
]

/** How many of them the bar at the foot of a phone has, besides "more". */
export const ALWAYS_IN_REACH = 3
