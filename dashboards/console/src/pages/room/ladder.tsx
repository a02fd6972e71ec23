import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { peopleText } from '../../components/person.tsx'
import { stageTitle } from '../../core/names.ts'
import { phaseOf } from '../../core/room-ending.ts'
import { ladderOf, type Reach, type Rung, type StageChange } from '../../core/room-ladder.ts'
import { formats } from '../../format/here.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

/** The playbook's stages, the highest on top as on a ladder; people go up and down by decision. */
export const Ladder = () => {
  const { crisis, plan } = useRoom()
  const rungs = ladderOf(crisis, plan)
  return (
    <RoomSection id="stages" title={t('room.stages')} summary={stageTitle(plan, crisis.stageId)}>
      {rungs.length === 0 ? <p class="quiet room-nothing">{t('room.stages.none')}</p> : null}
      <ol class="ladder" reversed>
        {rungs.toReversed().map(rung => (
          <Stage key={rung.stage.stageId} rung={rung} />
        ))}
      </ol>
    </RoomSection>
  )
}

const Stage = ({ rung }: { readonly rung: Rung }) => {
  const { crisis } = useRoom()
  const { stage, position, potential, change } = rung
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLLIElement>(null)
  const current = position === 'current'
  const close = () => {
    setOpen(false)
    keepFocusIn(place)
  }
  return (
    <li class="rung" data-position={position} aria-current={current ? 'step' : undefined} ref={place} tabIndex={-1}>
      <div class="rung-line">
        <span class="rung-title">
          {current ? <Glyph name="live" /> : null}
          {stage.title}
        </span>
        {current ? <span class="quiet">{t('room.stages.here')}</span> : null}
        {change && phaseOf(crisis) === 'active' && !open ? (
          <Button
            kind="quiet"
            label={t(position === 'above' ? 'room.stages.upTo' : 'room.stages.downTo', { stage: stage.title })}
            onClick={() => setOpen(true)}
          >
            {t(position === 'above' ? 'room.stages.up' : 'room.stages.down')}
          </Button>
        ) : null}
      </div>
      {potential ? <p class="quiet">{t('room.stages.potential')}</p> : <Criteria rung={rung} />}
      {open && change ? <ChangeStage rung={rung} change={change} onClose={close} /> : null}
    </li>
  )
}

const Criteria = ({ rung: { stage, position } }: { readonly rung: Rung }) => {
  const list = (title: string, items: readonly string[]) =>
    items.length === 0 ? null : (
      <div class="criteria">
        <p class="quiet">{title}</p>
        <ul>
          {items.map(text => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
    )
  if (stage.entry.length + stage.exit.length === 0) return null
  return (
    <details class="room-fold" open={position === 'current'}>
      <summary>{t('room.stages.criteria')}</summary>
      {list(t('room.stages.entry'), stage.entry)}
      {list(t('room.stages.exit'), stage.exit)}
    </details>
  )
}

interface ChangeProps {
  readonly rung: Rung
  readonly change: StageChange
  readonly onClose: () => void
}

const ChangeStage = ({ rung: { stage, position }, change, onClose }: ChangeProps) => {
  const { crisis } = useRoom()
  const command = useRoomCommand('stage')
  const params = { stage: stage.title }
  return (
    <ConfirmPanel
      title={t(position === 'above' ? 'room.stages.upTo' : 'room.stages.downTo', params)}
      action={t('room.stages.button', params)}
      kind={position === 'above' ? 'danger' : 'primary'}
      draft={['room', crisis.crisisId, 'stage', stage.stageId]}
      pending={command.pending}
      problem={command.problem}
      onCancel={onClose}
      onDecide={async reason => {
        const done = await command.run({ stageId: stage.stageId, reason })
        if (done) onClose()
        return done
      }}
    >
      <p>{t('room.stages.brings')}</p>
      <ul class="brings">
        <li>{t('room.stages.told', { people: reachText(change.notified) })}</li>
        {change.mustAcknowledge.length > 0 ? (
          <li>{t('room.stages.mustAcknowledge', { people: reachText(change.mustAcknowledge) })}</li>
        ) : null}
        <li>
          {t('room.stages.newSteps', { count: change.newSteps.length })}
          {change.newSteps.length > 0 ? (
            <ul>
              {change.newSteps.map(step => (
                <li key={step.stepId}>{step.text}</li>
              ))}
            </ul>
          ) : null}
        </li>
        {change.updateEveryMs > 0 ? (
          <li>{t('room.stages.updates', { every: formats.span(change.updateEveryMs) })}</li>
        ) : null}
        {change.widensHold ? (
          <li>
            <strong>
              {change.holdAccounts.length === 0
                ? t('room.stages.holdsAll')
                : t('room.stages.holdsAccounts', { accounts: formats.list(change.holdAccounts) })}
            </strong>
          </li>
        ) : null}
      </ul>
    </ConfirmPanel>
  )
}

/** "Anna (crisis lead) and the lawyer on duty" */
const reachText = (reach: readonly Reach[]): string =>
  reach.length === 0
    ? t('person.nobody')
    : formats.list(
        reach.map(({ title, personId }) =>
          personId === '' ? title : t('room.stages.personWithRole', { person: peopleText([personId]), role: title }),
        ),
      )
