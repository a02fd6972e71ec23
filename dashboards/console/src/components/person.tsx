import { personName } from '../core/names.ts'
import { formats } from '../format/here.ts'
import { plan, session } from '../live/store.ts'
import { t } from '../messages/t.ts'

/** A person by name, "you" for the viewer; nobody has a name too. */
export const Person = ({ id }: { readonly id: string }) => {
  if (id === '') return <span class="quiet">{t('person.nobody')}</span>
  const me = session.value?.personId === id
  return (
    <span class="person" data-me={me ? '' : undefined}>
      {me ? t('person.you') : personName(plan.value, id)}
    </span>
  )
}

/** "Anna, Jan and you". */
export const peopleText = (ids: readonly string[]): string =>
  ids.length === 0
    ? t('person.nobody')
    : formats.list(ids.map(id => (session.value?.personId === id ? t('person.you') : personName(plan.value, id))))
