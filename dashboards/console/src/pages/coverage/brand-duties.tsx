import type { CoverageEntry, PlannedBrand } from '@tocsin/shared/live/plan.ts'
import { Glyph } from '../../components/glyph.tsx'
import { Person, peopleText } from '../../components/person.tsx'
import { Section } from '../../components/section.tsx'
import { placeOf, Time } from '../../components/time.tsx'
import { formats } from '../../format/here.ts'
import { serverNowMs } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { DutyStrip } from './duty-strip.tsx'
import type { Week } from './use-week.ts'

interface Props {
  readonly brand: PlannedBrand | undefined
  readonly brandId: string
  readonly entries: readonly CoverageEntry[]
  readonly week: Week | undefined
}

const ZoneNow = ({ zone }: { readonly zone: string }) => {
  const there = formats.timeIn(serverNowMs.value, zone)
  return there === undefined ? null : (
    <span class="quiet">{t('coverage.zoneNow', { time: there, place: placeOf(zone) })}</span>
  )
}

/** Role by role: who, by which rule, until when, who is next, and the next seven days. */
export const BrandDuties = ({ brand, brandId, entries, week }: Props) => (
  <Section title={brand?.name ?? brandId} aside={brand ? <ZoneNow zone={brand.timeZone} /> : null}>
    <ul class="duties">
      {entries.map(entry => {
        const strip = week?.strips.find(one => one.brandId === brandId && one.roleId === entry.roleId)
        return (
          <li key={entry.roleId} class="duty" data-hole={entry.personId === '' ? '' : undefined}>
            <div>
              <h3>{entry.roleTitle}</h3>
              <p class="duty-who">
                {entry.personId === '' ? <Glyph name="warning" /> : null}
                <Person id={entry.personId} />
              </p>
            </div>
            <div class="duty-why">
              <p>{entry.because}</p>
              <p>
                {entry.untilMs > 0 ? (
                  <>
                    {t('coverage.until')} <Time ms={entry.untilMs} zone={brand?.timeZone} />
                    {' · '}
                  </>
                ) : null}
                {entry.next.length > 0
                  ? t('coverage.next', { people: peopleText(entry.next) })
                  : t('coverage.nobodyNext')}
              </p>
            </div>
            {strip && week ? <DutyStrip strip={strip} week={week} /> : null}
          </li>
        )
      })}
    </ul>
  </Section>
)
