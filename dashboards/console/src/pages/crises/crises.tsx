import { Empty } from '../../components/empty.tsx'
import { PhaseMark, phaseName } from '../../components/phase-mark.tsx'
import { brandName } from '../../core/names.ts'
import { formats } from '../../format/here.ts'
import { crises, crisesReady, plan } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { hrefOf } from '../../shell/router.ts'

export const CrisesPage = () => (
  <>
    <h1>{t('crises.title')}</h1>
    {crises.value.size === 0 && crisesReady.value ? (
      <Empty title={t('crises.none')} text={t('crises.noneText')} />
    ) : null}
    <ul>
      {[...crises.value.values()].map(crisis => (
        <li key={crisis.crisisId}>
          <a data-item href={hrefOf(`/crises/${encodeURIComponent(crisis.crisisId)}`)}>
            {formats.list(crisis.brandIds.map(id => brandName(plan.value, id)))}{' '}
            <PhaseMark phase={phaseName(crisis.phase)} drill={crisis.drill} />
          </a>
        </li>
      ))}
    </ul>
  </>
)
