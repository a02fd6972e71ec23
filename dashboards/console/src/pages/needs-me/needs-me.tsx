import { Countdown } from '../../components/countdown.tsx'
import { Empty } from '../../components/empty.tsx'
import { brandName } from '../../core/names.ts'
import { type Need, needsMe } from '../../core/needs-me.ts'
import { formats } from '../../format/here.ts'
import { crises, crisesReady, plan, serverNowMs, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { hrefOf } from '../../shell/router.ts'

const Item = ({ need }: { readonly need: Need }) => (
  <li>
    <a data-item href={hrefOf(`/crises/${encodeURIComponent(need.crisisId)}`)}>
      {t(`needs.${need.kind}`, { brands: formats.list(need.brandIds.map(id => brandName(plan.value, id))) })}
      {need.dueMs > 0 ? <Countdown untilMs={need.dueMs} /> : null}
    </a>
  </li>
)

export const NeedsMePage = () => {
  const needs = needsMe([...crises.value.values()], session.value, serverNowMs.value)
  return (
    <>
      <h1>{t('nav.needsMe')}</h1>
      {needs.length === 0 && crisesReady.value ? <Empty title={t('needs.none')} text={t('needs.noneText')} /> : null}
      <ul>
        {needs.map(need => (
          <Item key={need.key} need={need} />
        ))}
      </ul>
    </>
  )
}
