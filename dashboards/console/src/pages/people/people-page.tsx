import type { CoverageView } from '@tocsin/shared/live/plan.ts'
import { useState } from 'preact/hooks'
import { useResource } from '../../api/resource.ts'
import { Empty } from '../../components/empty.tsx'
import { Check, Field } from '../../components/field.tsx'
import { matchesPerson, peopleOf } from '../../core/plan-people.ts'
import { plan, serverNowMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import './people.css'
import { PersonItem } from './person-item.tsx'

/** From so many people on it is quicker to type a name than to look for it. */
const WORTH_SEARCHING = 6

/** Who can be reached, how, and whether that was ever tried. */
export const PeoplePage = () => {
  const [typed, setTyped] = useState('')
  const [onlyDoubtful, setOnlyDoubtful] = useState(false)
  const { value: coverage } = useResource<CoverageView>('/v1/coverage')
  if (!plan.value)
    return (
      <>
        <h1>{t('people.title')}</h1>
        <p class="quiet">{t('page.loading')}</p>
      </>
    )
  const all = peopleOf(plan.value, coverage, serverNowMs.value)
  const doubtful = all.filter(card => card.doubtful).length
  const shown = all.filter(card => matchesPerson(card, typed) && (!onlyDoubtful || card.doubtful))
  return (
    <>
      <h1>{t('people.title')}</h1>
      {all.length === 0 ? (
        <Empty title={t('playbook.none')} text={t('people.noneText')} command={t('playbook.command')} />
      ) : (
        <p>
          {t('count.people', { count: all.length })}.{' '}
          {doubtful > 0 ? t('people.doubtful', { count: doubtful }) : t('people.allTested')}
        </p>
      )}
      {all.length >= WORTH_SEARCHING ? (
        <search class="people-filter">
          <Field label={t('people.search')} type="search" value={typed} onInput={setTyped} />
          {doubtful > 0 ? (
            <Check label={t('people.onlyDoubtful')} checked={onlyDoubtful} onChange={setOnlyDoubtful} />
          ) : null}
        </search>
      ) : null}
      {all.length > 0 && shown.length === 0 ? <p class="quiet">{t('people.nobodyFound')}</p> : null}
      <ul class="people">
        {shown.map(card => (
          <PersonItem key={card.person.personId} card={card} />
        ))}
      </ul>
    </>
  )
}
