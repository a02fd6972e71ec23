import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { Countdown } from '../../components/countdown.tsx'
import { peopleText } from '../../components/person.tsx'
import type { ConnectorView, HoldView } from '../../core/room-holds.ts'
import { plannedRole } from '../../core/room-people.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { ENFORCED_LOOK, Mark } from './marks.tsx'
import { Posts } from './posts.tsx'
import { idPath, useHoldCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { TextForm } from './text-form.tsx'

interface Props {
  readonly crisisId: string
  readonly view: ConnectorView
  readonly hold: HoldView
}

/** How far one publishing connector has got, in a word, with what it says as evidence. */
export const Connector = ({ crisisId, view, hold }: Props) => {
  const [confirming, setConfirming] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const close = () => {
    setConfirming(false)
    keepFocusIn(row)
  }
  return (
    <li class="connector" data-state={view.state} ref={row} tabIndex={-1}>
      <div class="connector-line">
        <span class="row-name">{view.title}</span>
        <Mark {...ENFORCED_LOOK[view.state]}>
          {t(`room.enforced.${view.state}`, { held: view.held, total: view.total })}
        </Mark>
        {view.state === 'asked' && view.answerByMs > 0 ? <Countdown untilMs={view.answerByMs} /> : null}
        {hold.on && view.needsHand && !confirming ? (
          <Button
            kind={view.state === 'requested' ? 'plain' : 'quiet'}
            label={t('room.connector.confirmLabel', { connector: view.title })}
            onClick={() => setConfirming(true)}
          >
            {t('room.connector.confirm')}
          </Button>
        ) : null}
      </div>
      {view.evidence === '' ? null : <p class="quiet evidence">{view.evidence}</p>}
      {hold.on && view.needsHand ? <Instructions connectorId={view.connector} /> : null}
      {confirming ? <ByHand crisisId={crisisId} view={view} hold={hold} onClose={close} /> : null}
      <Posts crisisId={crisisId} view={view} hold={hold} />
    </li>
  )
}

/** What the playbook says a person has to do, where, and whose it is. */
const Instructions = ({ connectorId }: { readonly connectorId: string }) => {
  const { crisis, plan } = useRoom()
  const planned = plan.connectors.find(one => one.connectorId === connectorId)
  if (planned?.kind !== 'manual') return null
  const owner = crisis.roles.find(({ roleId }) => roleId === planned.owner)?.personId ?? ''
  return (
    <p class="instructions">
      {planned.instructions === '' ? null : <>{planned.instructions} </>}
      {/^https?:\/\//.test(planned.target) ? (
        <>
          <a href={planned.target} target="_blank" rel="noreferrer noopener">
            {t('room.connector.openPage')}
          </a>{' '}
        </>
      ) : null}
      {planned.owner === '' ? null : (
        <span class="quiet">
          {t('room.connector.owner', {
            role: plannedRole(plan, planned.owner, crisis.brandIds)?.title ?? planned.owner,
            person: peopleText([owner].filter(Boolean)),
          })}
        </span>
      )}
    </p>
  )
}

/** A person has made it so outside of Tocsin, and says how. */
const ByHand = ({ crisisId, view, hold, onClose }: Props & { readonly onClose: () => void }) => {
  const { holdId } = hold.hold
  const command = useHoldCommand(`/v1/holds/${idPath(holdId)}/enforcements`)
  return (
    <TextForm
      label={t('room.connector.how', { connector: view.title })}
      hint={t('room.connector.howHint')}
      action={t('room.connector.howButton')}
      missing={t('room.connector.howMissing')}
      draft={['room', crisisId, 'by-hand', holdId, view.connector]}
      command={command}
      body={evidence => ({
        enforcement: {
          connector: view.connector,
          state: 'ENFORCEMENT_STATE_ENFORCED',
          held: view.total,
          total: view.total,
          evidence,
          posts: view.posts.map(({ post }) => post),
        },
      })}
      primary
      autofocus
      onDone={onClose}
      onCancel={{ label: t('panel.cancel'), run: onClose }}
    />
  )
}
