import { t } from '../../messages/t.ts'
import type { SectionId } from './room-section.tsx'

const PLACES: readonly SectionId[] = [
  'mine',
  'updates',
  'facts',
  'cause',
  'steps',
  'people',
  'roles',
  'stages',
  'statements',
  'ending',
  'holds',
  'messages',
  'timeline',
]

/** The parts of the room, for where they all stand open; on a phone their headings do the same. */
export const RoomNav = () => (
  <nav class="room-nav" aria-label={t('room.nav')}>
    {PLACES.map(id => (
      <a key={id} href={`#${id}`}>
        {t(`room.nav.${id}`)}
      </a>
    ))}
  </nav>
)
