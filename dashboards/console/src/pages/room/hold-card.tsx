import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { Person } from '../../components/person.tsx'
import { Time } from '../../components/time.tsx'
import { brandName } from '../../core/names.ts'
import type { HoldView } from '../../core/room-holds.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { Connector } from './connector.tsx'
import { keepFocusIn } from './focus.ts'
import { idPath, useHoldCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'

export const HoldCard = ({ view }: { readonly view: HoldView }) => {
  const { crisis, plan } = useRoom()
  const { hold, on, accounts, connectors, posts } = view
  const [ending, setEnding] = useState(false)
  const card = useRef<HTMLElement>(null)
  const brands = formats.list(hold.brandIds.map(id => brandName(plan, id)))
  const close = () => {
    setEnding(false)
    keepFocusIn(card)
  }
  return (
    <article
      class="hold"
      data-on={on ? '' : undefined}
      ref={card}
      tabIndex={-1}
      aria-label={t('room.hold', { brands })}
    >
      <header class="hold-head">
        <h3>
          <Glyph name={on ? 'held' : 'done'} />{' '}
          {accounts.length === 0
            ? t('room.hold.everything', { brands })
            : t('room.hold.accounts', { brands, accounts: formats.list(accounts) })}
        </h3>
        {hold.drill ? <strong class="drill">{t('drill')}</strong> : null}
        {on && !ending ? <Button onClick={() => setEnding(true)}>{t('room.hold.end')}</Button> : null}
      </header>
      <p>{hold.reason}</p>
      <p class="quiet hold-facts">
        <span>
          <Person id={hold.personId} /> · {t('room.hold.since')} <Time ms={hold.startedAtMs} />
        </span>
        {on && hold.reviewByMs > 0 ? (
          <span>
            {t('room.hold.review')} <Countdown untilMs={hold.reviewByMs} />
          </span>
        ) : null}
        {on ? null : (
          <span>
            {t('room.hold.endedAt')} <Time ms={hold.releasedAtMs} />
          </span>
        )}
      </p>
      {posts.out > 0 ? (
        <p class="hold-out">
          <Glyph name="warning" /> <strong>{t('room.hold.out', { count: posts.out })}</strong> {t('room.hold.outText')}
        </p>
      ) : null}
      {posts.unknown > 0 ? (
        <p class="hold-out">
          <Glyph name="blind" /> <strong>{t('room.hold.unknown', { count: posts.unknown })}</strong>{' '}
          {t('room.hold.unknownText')}
        </p>
      ) : null}
      {ending ? <EndHold view={view} onClose={close} /> : null}
      {connectors.length === 0 ? (
        <p class="quiet">{t('room.hold.noConnectors')}</p>
      ) : (
        <ul class="connectors">
          {connectors.map(connector => (
            <Connector key={connector.connector} crisisId={crisis.crisisId} view={connector} hold={view} />
          ))}
        </ul>
      )}
    </article>
  )
}

const EndHold = ({ view, onClose }: { readonly view: HoldView; readonly onClose: () => void }) => {
  const { crisis } = useRoom()
  const { holdId } = view.hold
  const command = useHoldCommand(`/v1/holds/${idPath(holdId)}/release`)
  return (
    <ConfirmPanel
      title={t('room.hold.endTitle')}
      action={t('room.hold.endButton')}
      kind="danger"
      draft={['room', crisis.crisisId, 'end-hold', holdId]}
      pending={command.pending}
      problem={command.problem}
      onCancel={onClose}
      onDecide={async reason => {
        const done = await command.run({ reason })
        if (done) onClose()
        return done
      }}
    >
      <p>{view.posts.held > 0 ? t('room.hold.endHeld', { count: view.posts.held }) : t('room.hold.endNone')}</p>
    </ConfirmPanel>
  )
}
