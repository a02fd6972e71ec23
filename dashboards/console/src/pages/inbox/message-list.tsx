import { Glyph, type GlyphName } from '../../components/glyph.tsx'
import { Time } from '../../components/time.tsx'
import type { Delivery, DeliveryWord } from '../../core/deliveries.ts'
import { personName } from '../../core/names.ts'
import { plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

const GLYPHS: Readonly<Record<DeliveryWord, GlyphName>> = {
  waiting: 'open',
  sending: 'taken',
  delivered: 'done',
  kept: 'inbox',
  retrying: 'late',
  dead: 'warning',
  disabled: 'blocked',
  digested: 'done',
  expired: 'blocked',
}

/** What became of a message: glyph and word. */
export const DeliveryMark = ({ word }: { readonly word: DeliveryWord }) => (
  <span class="delivery" data-word={word}>
    <Glyph name={GLYPHS[word]} /> {t(`delivery.${word}`)}
  </span>
)

interface Props {
  readonly deliveries: readonly Delivery[]
  readonly openKey: string
  readonly onOpen: (key: string) => void
  /** Says to whom each went. */
  readonly named: boolean
}

export const MessageList = ({ deliveries, openKey, onOpen, named }: Props) => (
  <ul class="messages">
    {deliveries.map(({ key, requested, word }) => (
      <li key={key}>
        <button
          type="button"
          class="message-row"
          data-item
          aria-current={key === openKey ? 'true' : undefined}
          onClick={() => onOpen(key)}
        >
          <span class="message-top">
            {named ? <strong>{personName(plan.value, requested.personId)}</strong> : <DeliveryMark word={word} />}
            <span class="quiet">
              <Time ms={requested.requestedAtMs} bare />
            </span>
          </span>
          <span class="message-subject">{requested.subject}</span>
          {named ? (
            <span>
              <DeliveryMark word={word} />
            </span>
          ) : null}
        </button>
      </li>
    ))}
  </ul>
)
