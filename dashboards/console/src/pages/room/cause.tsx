import { useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { useDraft } from '../../components/draft.ts'
import { Choice } from '../../components/field.tsx'
import { Person, peopleText } from '../../components/person.tsx'
import { isRunning } from '../../core/room-ending.ts'
import { t } from '../../messages/t.ts'
import { Mark } from './marks.tsx'
import { useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'
import { TextForm } from './text-form.tsx'

/** What it comes from, who removes it, and whether it is gone. */
export const Cause = () => {
  const { crisis } = useRoom()
  const [form, setForm] = useState<'name' | 'removed'>()
  const named = crisis.cause !== ''
  const running = isRunning(crisis)
  const close = () => setForm(undefined)
  return (
    <RoomSection
      id="cause"
      title={t('room.cause')}
      summary={t(crisis.causeRemoved ? 'room.cause.isRemoved' : named ? 'room.cause.isNamed' : 'room.cause.isUnknown')}
    >
      {named ? (
        <div class="cause">
          <p class="said-text">{crisis.cause}</p>
          <p class="quiet">
            <Mark glyph={crisis.causeRemoved ? 'done' : 'open'} tone={crisis.causeRemoved ? 'good' : 'quiet'}>
              {crisis.causeRemoved
                ? t('room.cause.removedBy', { person: peopleText([crisis.causeOwner]) })
                : t('room.cause.removes')}
            </Mark>{' '}
            {crisis.causeRemoved ? null : <Person id={crisis.causeOwner} />}
          </p>
        </div>
      ) : (
        <p class="quiet room-nothing">{t('room.cause.none')}</p>
      )}
      {running && form === undefined ? (
        <div class="buttons">
          {named && !crisis.causeRemoved ? (
            <Button onClick={() => setForm('removed')}>{t('room.cause.markRemoved')}</Button>
          ) : null}
          <Button kind={named ? 'quiet' : 'plain'} onClick={() => setForm('name')}>
            {t(named ? 'room.cause.rename' : 'room.cause.name')}
          </Button>
        </div>
      ) : null}
      {running && form === 'name' ? <NameCause onClose={close} /> : null}
      {running && form === 'removed' ? <RemoveCause onClose={close} /> : null}
    </RoomSection>
  )
}

interface FormProps {
  readonly onClose: () => void
}

const NameCause = ({ onClose }: FormProps) => {
  const { crisis, plan } = useRoom()
  const command = useRoomCommand('cause')
  const [ownerId, setOwnerId, forget] = useDraft(['room', crisis.crisisId, 'cause-owner'], crisis.causeOwner)
  return (
    <TextForm
      label={t('room.cause.label')}
      action={t('room.cause.nameButton')}
      missing={t('room.cause.missing')}
      draft={['room', crisis.crisisId, 'cause']}
      command={command}
      body={text => ({ text, ownerId, removed: false })}
      blockedBy={ownerId === '' ? t('room.cause.ownerMissing') : undefined}
      primary
      autofocus
      onDone={() => {
        forget()
        onClose()
      }}
      onCancel={{ label: t('panel.cancel'), run: onClose }}
    >
      <Choice
        label={t('room.cause.owner')}
        hint={t('room.cause.ownerHint')}
        value={ownerId}
        onChange={setOwnerId}
        placeholder={t('room.cause.chooseOwner')}
        options={plan.people.map(({ personId, name }) => ({ value: personId, text: name }))}
      />
    </TextForm>
  )
}

const RemoveCause = ({ onClose }: FormProps) => {
  const { crisis } = useRoom()
  const command = useRoomCommand('cause')
  return (
    <TextForm
      label={t('room.cause.removedLabel')}
      action={t('room.cause.removedButton')}
      missing={t('room.cause.removedMissing')}
      draft={['room', crisis.crisisId, 'cause-removed']}
      command={command}
      body={text => ({ text, ownerId: crisis.causeOwner, removed: true })}
      primary
      autofocus
      onDone={onClose}
      onCancel={{ label: t('panel.cancel'), run: onClose }}
    />
  )
}
