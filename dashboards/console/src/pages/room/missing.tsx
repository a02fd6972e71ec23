import { Glyph } from '../../components/glyph.tsx'
import { peopleText } from '../../components/person.tsx'
import type { Missing } from '../../core/room-ending.ts'
import { t } from '../../messages/t.ts'

const wordsOf = (missing: Missing): { readonly text: string; readonly at: string } => {
  switch (missing.kind) {
    case 'recovery':
      return { text: t('room.missing.recovery'), at: '#ending' }
    case 'step':
      return {
        text: t('room.missing.step', {
          step: missing.step.text,
          person: peopleText([missing.step.personId].filter(Boolean)),
        }),
        at: '#steps',
      }
    case 'hold':
      return { text: t('room.missing.hold', { reason: missing.hold.reason }), at: '#holds' }
    case 'cause':
      return {
        text: t('room.missing.cause', { cause: missing.cause, person: peopleText([missing.ownerId].filter(Boolean)) }),
        at: '#cause',
      }
  }
}

/** What has to be so before the crisis can be closed, each with the way to it. */
export const MissingList = ({ missing }: { readonly missing: readonly Missing[] }) => (
  <ul class="missing-list">
    {missing.map((one, index) => {
      const { text, at } = wordsOf(one)
      return (
        <li
          key={one.kind === 'step' ? one.step.stepId : one.kind === 'hold' ? one.hold.holdId : `${one.kind}-${index}`}
        >
          <Glyph name="open" /> {at === '#ending' ? text : <a href={at}>{text}</a>}
        </li>
      )
    })}
  </ul>
)
