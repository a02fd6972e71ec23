import { Empty } from '../../components/empty.tsx'
import { PhaseMark } from '../../components/phase-mark.tsx'
import { brands, brandsReady } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

export const BrandsPage = () => (
  <>
    <h1>{t('nav.brands')}</h1>
    {brands.value.size === 0 && brandsReady.value ? (
      <Empty title={t('brands.none')} text={t('brands.noneText')} command="tocsin apply deploy/playbooks/demo" />
    ) : null}
    <ul>
      {[...brands.value.values()].map(brand => (
        <li key={brand.brandId}>
          {brand.name} <PhaseMark phase={brand.phase} />
        </li>
      ))}
    </ul>
  </>
)
