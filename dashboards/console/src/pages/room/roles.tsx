import { useRef, useState } from 'preact/hooks'
import { Button } from '../../components/button.tsx'
import { ConfirmPanel } from '../../components/confirm-panel.tsx'
import { Choice } from '../../components/field.tsx'
import { Person, peopleText } from '../../components/person.tsx'
import { isOpen } from '../../core/room-ending.ts'
import { candidatesFor, type RoleRow, roleRows } from '../../core/room-people.ts'
import { t } from '../../messages/t.ts'
import { keepFocusIn } from './focus.ts'
import { me } from './me.ts'
import { useRoomCommand } from './room-command.ts'
import { useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'

/** Who does what, by which rule, and who is next. */
export const Roles = () => {
  const { crisis, plan } = useRoom()
  const rows = roleRows(crisis, plan, me())
  const empty = isOpen(crisis) ? rows.filter(({ personId }) => personId === '').length : 0
  return (
    <RoomSection
      id="roles"
      title={t('room.roles')}
      alert={empty > 0}
      summary={
        empty > 0
          ? t('room.roles.empty', { count: empty })
          : rows.length > 0
            ? t('room.roles.summary', { count: rows.length })
            : undefined
      }
    >
      {rows.length === 0 ? <p class="quiet room-nothing">{t('room.roles.none')}</p> : null}
      <ul class="lines">
        {rows.map(row => (
          <Role key={row.roleId} row={row} />
        ))}
      </ul>
    </RoomSection>
  )
}

const Role = ({ row }: { readonly row: RoleRow }) => {
  const { crisis } = useRoom()
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLLIElement>(null)
  const close = () => {
    setOpen(false)
    keepFocusIn(place)
  }
  return (
    <li class="role-row" ref={place} tabIndex={-1} data-empty={row.personId === '' ? '' : undefined}>
      <div class="role-line">
        <span class="row-name">{row.title}</span>
        <Person id={row.personId} />
        {isOpen(crisis) && !open ? (
          <Button kind="quiet" label={t('room.roles.handOverLabel', { role: row.title })} onClick={() => setOpen(true)}>
            {t('room.roles.handOver')}
          </Button>
        ) : null}
      </div>
      <p class="quiet">
        {row.because === '' ? '' : `${row.because} · `}
        {row.next.length === 0 ? t('room.roles.nobodyNext') : t('room.roles.next', { people: peopleText(row.next) })}
      </p>
      {open ? <HandOver row={row} onClose={close} /> : null}
    </li>
  )
}

const HandOver = ({ row, onClose }: { readonly row: RoleRow; readonly onClose: () => void }) => {
  const { crisis, plan } = useRoom()
  const [personId, setPersonId] = useState('')
  const command = useRoomCommand('roles')
  const candidates = candidatesFor(plan, row.roleId, row.personId)
  if (candidates.length === 0)
    return (
      <div class="panel">
        <p>{t('room.roles.noCandidates', { role: row.title })}</p>
        <div class="buttons">
          <Button onClick={onClose}>{t('panel.cancel')}</Button>
        </div>
      </div>
    )
  return (
    <ConfirmPanel
      title={t('room.roles.panel', { role: row.title })}
      action={t('room.roles.button')}
      draft={['room', crisis.crisisId, 'role', row.roleId]}
      missing={personId === '' ? t('room.roles.personMissing') : undefined}
      pending={command.pending}
      problem={command.problem}
      onCancel={onClose}
      onDecide={async reason => {
        const done = await command.run({ roleId: row.roleId, personId, reason })
        if (done) onClose()
        return done
      }}
    >
      <p class="quiet">{t('room.roles.effect')}</p>
      <Choice
        label={t('room.roles.person')}
        value={personId}
        onChange={setPersonId}
        placeholder={t('room.roles.choose')}
        options={candidates.map(one => ({ value: one.personId, text: one.name }))}
        autofocus
      />
    </ConfirmPanel>
  )
}
