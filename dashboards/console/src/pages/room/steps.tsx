import { useState } from 'preact/hooks'
import { Person } from '../../components/person.tsx'
import { isOpen } from '../../core/room-ending.ts'
import { countSteps, type StepFilter, stepsByPerson } from '../../core/room-steps.ts'
import { t } from '../../messages/t.ts'
import { Chips } from './chips.tsx'
import { me } from './me.ts'
import { coarseNowMs, useRoom } from './room-data.ts'
import { RoomSection } from './room-section.tsx'
import { StepRow } from './step-row.tsx'

const FILTERS: readonly StepFilter[] = ['open', 'mine', 'overdue', 'all']

/** Every step of the crisis by who has it. */
export const Steps = () => {
  const { crisis } = useRoom()
  const [filter, setFilter] = useState<StepFilter>('open')
  const nowMs = coarseNowMs.value
  const open = isOpen(crisis)
  const counts = countSteps(crisis.steps, me(), nowMs)
  const groups = stepsByPerson(crisis.steps, filter, me(), nowMs)
  const done = counts.all - counts.open
  return (
    <RoomSection
      id="steps"
      title={t('room.steps')}
      alert={open && counts.overdue > 0}
      summary={
        open && counts.overdue > 0
          ? t('room.steps.overdue', { done, all: counts.all, overdue: counts.overdue })
          : t('room.steps.done', { done, all: counts.all })
      }
    >
      {counts.all === 0 ? (
        <p class="quiet room-nothing">{t('room.steps.none')}</p>
      ) : (
        <Chips
          label={t('room.steps.filter')}
          chosen={filter}
          onChoose={setFilter}
          options={FILTERS.map(value => ({ value, text: t(`room.steps.filter.${value}`), count: counts[value] }))}
        />
      )}
      {groups.map(group => (
        <div class="step-group" key={group.personId} data-empty={group.personId === '' ? '' : undefined}>
          <h3 class="step-group-title">
            <Person id={group.personId} />
            <span class="quiet">
              {t(group.overdue > 0 ? 'room.steps.groupOverdue' : 'room.steps.group', {
                left: group.unfinished,
                all: group.total,
                overdue: group.overdue,
              })}
            </span>
          </h3>
          <ol class="step-list">
            {group.steps.map(view => (
              <StepRow key={view.step.stepId} view={view} place="all" readOnly={!open} />
            ))}
          </ol>
        </div>
      ))}
      {counts.all > 0 && groups.length === 0 ? (
        <p class="quiet room-nothing">{t(`room.steps.empty.${filter}`)}</p>
      ) : null}
    </RoomSection>
  )
}
