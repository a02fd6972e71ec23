import { Empty } from '../../components/empty.tsx'
import { Section } from '../../components/section.tsx'
import { watchSignals } from '../../core/brand-list.ts'
import { brands, brandsReady } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { BrandTile } from './brand-tile.tsx'
import { CareList } from './care-list.tsx'
import './brands.css'

/** Every brand as it is now, and what is below the crisis line for those who answer customers. */
export const BrandsPage = () => {
  const shown = [...brands.value.values()]
  const watched = watchSignals(shown)
  return (
    <>
      <h1>{t('nav.brands')}</h1>
      {!brandsReady.value ? <p class="quiet">{t('page.loading')}</p> : null}
      {shown.length === 0 && brandsReady.value ? (
        <Empty title={t('brands.none')} text={t('brands.noneText')} command="tocsin apply deploy/playbooks/demo" />
      ) : null}
      <ul class="brand-grid">
        {shown.map(brand => (
          <li key={brand.brandId}>
            <BrandTile brand={brand} />
          </li>
        ))}
      </ul>
      {shown.length > 0 ? (
        <Section title={t('care.title', { count: watched.length })} id="care">
          <p class="hint">{t('care.text')}</p>
          {watched.length === 0 ? <p class="quiet">{t('care.none')}</p> : null}
          <CareList watched={watched} />
        </Section>
      ) : null}
    </>
  )
}
