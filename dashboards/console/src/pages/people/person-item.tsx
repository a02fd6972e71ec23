import type { PlannedContact } from '@tocsin/shared/live/plan.ts'
import { Glyph } from '../../components/glyph.tsx'
import { placeOf } from '../../components/time.tsx'
import { testAge } from '../../core/contact-tests.ts'
import { brandName, personName, roleTitle } from '../../core/names.ts'
import type { PersonCard } from '../../core/plan-people.ts'
import { formats } from '../../format/here.ts'
import { plan, serverNowMs, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { TryContacts } from './try-contacts.tsx'

const brandsText = (brandIds: readonly string[]): string => formats.list(brandIds.map(id => brandName(plan.value, id)))

const LocalTime = ({ zone }: { readonly zone: string }) => {
  const there = formats.timeIn(serverNowMs.value, zone)
  const place = placeOf(zone)
  return (
    <p class="quiet">
      {there === undefined ? t('people.sameTime', { place }) : t('people.localTime', { place, time: there })}
    </p>
  )
}

const Contact = ({ contact: { kind, contactId, target, testedAt } }: { readonly contact: PlannedContact }) => {
  const age = testAge(testedAt, serverNowMs.value)
  return (
    <li class="contact">
      <p>
        {t(`contact.${kind}`)} <span class="quiet">{contactId}</span>
      </p>
      <p class="contact-target">{target}</p>
      <p class="contact-age" data-age={age.kind}>
        {age.kind === 'fresh' ? null : <Glyph name="warning" />}{' '}
        {age.kind === 'never' ? t('contact.never') : t('contact.tested', { count: age.days })}
      </p>
    </li>
  )
}

/** One person: what for, where and when, how to reach, and a test that tells whether it works. */
export const PersonItem = ({ card: { person, roles, holds } }: { readonly card: PersonCard }) => (
  <li class="person-card" id={person.personId}>
    <div>
      <h2>
        {person.name}{' '}
        {session.value?.personId === person.personId ? <span class="quiet">({t('person.you')})</span> : null}
      </h2>
      <LocalTime zone={person.timeZone} />
      <p class="quiet">{formats.list(person.languages.map(formats.language))}</p>
      {person.manager === '' ? null : (
        <p class="quiet">{t('people.manager', { name: personName(plan.value, person.manager) })}</p>
      )}
      {person.agency ? (
        <p>
          {t('people.agency', {
            name: person.agency.name,
            brands: brandsText(person.agency.brandIds),
            until: person.agency.until.slice(0, 10),
          })}
        </p>
      ) : null}
    </div>
    <dl class="person-roles">
      {holds.length > 0 ? (
        <div>
          <dt>{t('people.now')}</dt>
          {holds.map(({ brandId, roleId, roleTitle: title }) => (
            <dd key={`${brandId}/${roleId}`}>
              <strong>{t('people.roleFor', { role: title, brands: brandName(plan.value, brandId) })}</strong>
            </dd>
          ))}
        </div>
      ) : null}
      {roles.length > 0 ? (
        <div>
          <dt>{t('people.roles')}</dt>
          {roles.map(({ roleId, title, brandIds }) => (
            <dd key={`${roleId}/${brandIds.join()}`}>
              {brandIds.length === 0 ? title : t('people.roleFor', { role: title, brands: brandsText(brandIds) })}
            </dd>
          ))}
        </div>
      ) : null}
      {person.qualifications.length > 0 ? (
        <div>
          <dt>{t('people.qualified')}</dt>
          <dd>{person.qualifications.map(id => roleTitle(plan.value, id)).join(' · ')}</dd>
        </div>
      ) : null}
    </dl>
    <div class="person-contacts">
      {person.contacts.length === 0 ? (
        <p class="contact-age" data-age="never">
          <Glyph name="warning" /> {t('people.noContact')}
        </p>
      ) : (
        <>
          <ul>
            {person.contacts.map(contact => (
              <Contact key={contact.contactId} contact={contact} />
            ))}
          </ul>
          <TryContacts person={person} />
        </>
      )}
    </div>
  </li>
)
