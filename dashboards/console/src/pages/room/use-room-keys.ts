import { useKeys } from '../../shell/keys.ts'
import type { SectionId } from './room-section.tsx'

/** Shows a part, opened where it folds, and puts the focus on it, or on the field in it that is meant. */
const goToPart = (id: SectionId, field?: string): void => {
  // A change of the hash is what opens a part; going to the same one again must open it too.
  if (location.hash === `#${id}`) dispatchEvent(new HashChangeEvent('hashchange'))
  else location.hash = id
  requestAnimationFrame(() => {
    const part = document.getElementById(id)
    const wanted = field === undefined ? part : (part?.querySelector<HTMLElement>(field) ?? part)
    wanted?.focus()
    wanted?.scrollIntoView({ block: field === undefined ? 'start' : 'center' })
  })
}

const KEYS = [
  { keys: 'm', does: 'room.keys.mine', run: () => goToPart('mine', '.acknowledge[data-waits] .button') },
  { keys: 'u', does: 'room.keys.update', run: () => goToPart('updates', 'textarea') },
  { keys: 's', does: 'room.keys.steps', run: () => goToPart('steps') },
  { keys: 'h', does: 'room.keys.holds', run: () => goToPart('holds') },
  { keys: 't', does: 'room.keys.timeline', run: () => goToPart('timeline') },
] as const

/** The keys of a room, listed by the help. */
export const useRoomKeys = (): void => useKeys(KEYS)
