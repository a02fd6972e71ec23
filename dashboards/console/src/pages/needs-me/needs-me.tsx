import { Countdown } from '../../components/countdown.tsx'
import { Empty } from '../../components/empty.tsx'
import { Glyph, type GlyphName } from '../../components/glyph.tsx'
import { Section } from '../../components/section.tsx'
import { worstFirst } from '../../core/evidence.ts'
import { brandName } from '../../core/names.ts'
import { type Need, type NeedKind, needsMe } from '../../core/needs-me.ts'
import { formats } from '../../format/here.ts'
import { crises, crisesReady, plan, serverNowMs, session } from '../../live/store.ts'
import { t } from '../../messages/t.ts'
import { hrefOf } from '../../shell/router.ts'
import './needs-me.css'

/** What waits for the viewer, the most urgent first; below, what others were asked and the viewer may decide. */
export const NeedsMePage = () => {
  const needs = needsMe([...crises.value.values()], session.value, serverNowMs.value)
  const mine = needs.filter(need => need.mine)
  const others = needs.filter(need => !need.mine)
  return (
    <>
      <h1>{mine.length === 0 ? t('nav.needsMe') : t('needs.title', { count: mine.length })}</h1>
      {!crisesReady.value ? <p class="quiet">{t('page.loading')}</p> : null}
      {mine.length === 0 && crisesReady.value ? <Nothing /> : null}
      <List needs={mine} />
      {others.length > 0 ? (
        <Section title={t('needs.others')}>
          <p class="hint">{t('needs.othersText')}</p>
          <List needs={others} />
        </Section>
      ) : null}
    </>
  )
}

const Nothing = () =>
  plan.value?.version === 0 ? (
    <Empty title={t('needs.noPlan')} text={t('needs.noPlanText')} command="tocsin apply deploy/playbooks/demo" />
  ) : (
    <Empty title={t('needs.none')} text={t('needs.noneText')} />
  )

const GLYPHS: Readonly<Record<NeedKind, GlyphName>> = {
  decide: 'suspected',
  second: 'suspected',
  acknowledge: 'live',
  acknowledgeAgain: 'live',
  step: 'open',
  question: 'taken',
  update: 'list',
  holdGap: 'held',
  holdReview: 'held',
  recovery: 'recovering',
  close: 'done',
  review: 'review',
}

const List = ({ needs }: { readonly needs: readonly Need[] }) => (
  <ol class="rows needs">
    {needs.map(need => (
      <li key={need.key}>
        <Item need={need} />
      </li>
    ))}
  </ol>
)

const Item = ({ need }: { readonly need: Need }) => (
  <a class="row need" data-item data-kind={need.kind} href={hrefOf(`/crises/${encodeURIComponent(need.crisisId)}`)}>
    <Glyph name={GLYPHS[need.kind]} />
    <span class="need-what">
      <strong>{t(`needs.${need.kind}`)}</strong>
      <span>{formats.list(need.brandIds.map(id => brandName(plan.value, id)))}</span>
      {need.drill ? <strong class="drill">{t('drill')}</strong> : null}
    </span>
    <span class="need-when">{need.dueMs > 0 ? <Countdown untilMs={need.dueMs} /> : t('needs.now')}</span>
    <span class="row-text need-text">{textOf(need)}</span>
  </a>
)

/** The words of the crisis, else what doing it means. */
const textOf = ({ kind, text, crisisId, mustDo }: Need): string => {
  if (kind === 'step' && mustDo) return t('needs.mustDo', { text })
  if (text !== '') return text
  if (kind === 'decide' || kind === 'second')
    return worstFirst(crises.value.get(crisisId)?.evidence ?? [])[0]?.sentence ?? ''
  return t(`needsText.${kind as Exclude<NeedKind, 'decide' | 'second' | 'step' | 'question'>}`)
}
