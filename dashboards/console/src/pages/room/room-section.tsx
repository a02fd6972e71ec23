import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useId } from 'preact/hooks'
import { useDraft } from '../../components/draft.ts'
import { useRoom } from './room-data.ts'

const phone = matchMedia('(max-width: 61.99rem)')
const isPhone = signal(phone.matches)
phone.addEventListener('change', () => {
  isPhone.value = phone.matches
})

export type SectionId =
  | 'mine'
  | 'steps'
  | 'people'
  | 'roles'
  | 'updates'
  | 'facts'
  | 'cause'
  | 'stages'
  | 'statements'
  | 'holds'
  | 'messages'
  | 'timeline'
  | 'ending'

interface Props {
  readonly id: SectionId
  readonly title: string
  /** In a few words, beside the title: what one needs to know without opening it. */
  readonly summary?: ComponentChildren
  readonly alert?: boolean
  /** Open on a phone from the start. */
  readonly open?: boolean
  readonly children: ComponentChildren
}

/**
 * A part of the room. On a phone it opens and closes; what is closed stays there, so that nothing typed is lost. Elsewhere it is always open.
 */
export const RoomSection = ({ id, title, summary, alert = false, open = false, children }: Props) => {
  const headingId = useId()
  const { crisis } = useRoom()
  const [state, setState] = useDraft(['room', crisis.crisisId, 'open', id], open ? 'yes' : 'no')
  const folds = isPhone.value
  const shown = !folds || state === 'yes'
  useEffect(() => {
    const follow = () => {
      if (location.hash === `#${id}`) setState('yes')
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [id, crisis.crisisId])
  const about = summary ? (
    <span class="room-summary" data-alert={alert ? '' : undefined}>
      {summary}
    </span>
  ) : null
  return (
    <section class="room-section" id={id} aria-labelledby={headingId} tabIndex={-1}>
      <h2 id={headingId}>
        {folds ? (
          <button
            type="button"
            aria-expanded={shown}
            aria-controls={`${id}-body`}
            onClick={() => setState(shown ? 'no' : 'yes')}
          >
            <span>{title}</span>
            {about}
          </button>
        ) : (
          <>
            <span>{title}</span>
            {about}
          </>
        )}
      </h2>
      <div class="room-body" id={`${id}-body`} hidden={!shown}>
        {children}
      </div>
    </section>
  )
}
