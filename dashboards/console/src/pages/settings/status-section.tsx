import { useEffect } from 'preact/hooks'
import { useResource } from '../../api/resource.ts'
import { Button } from '../../components/button.tsx'
import { Glyph } from '../../components/glyph.tsx'
import { Problem } from '../../components/problem.tsx'
import { Section } from '../../components/section.tsx'
import { Time } from '../../components/time.tsx'
import { awaySinceMs, crisesAwaySinceMs, link } from '../../live/store.ts'
import { t } from '../../messages/t.ts'

/** Answer of `GET /v1/status`. */
interface Status {
  readonly status: 'ok' | 'degraded' | 'starting'
  readonly reasons: readonly string[]
  readonly dataAsOf?: string
  readonly brands: number
  readonly openSignals: number
  readonly blindSources: readonly string[]
  readonly screens: number
  readonly history: boolean
  readonly demo: boolean
  readonly build: string
}

const ASK_EVERY_MS = 10_000

const Works = ({ ok, text }: { readonly ok: boolean; readonly text: string }) => (
  <li data-ok={ok ? '' : undefined}>
    <Glyph name={ok ? 'done' : 'warning'} />
    <span>{text}</span>
  </li>
)

/** What works and what does not, one line each; asked for again while it is looked at. */
export const StatusSection = () => {
  const { value, problem, reload } = useResource<Status>('/v1/status')
  useEffect(() => {
    const asking = setInterval(reload, ASK_EVERY_MS)
    return () => clearInterval(asking)
  }, [reload])
  return (
    <Section title={t('status.title')} aside={value ? <strong>{t(`status.${value.status}`)}</strong> : null}>
      {value ? (
        <>
          <ul class="works">
            <Works ok={link.value === 'live'} text={t(link.value === 'live' ? 'status.linkLive' : 'status.linkAway')} />
            <Works
              ok={crisesAwaySinceMs.value === 0}
              text={t(crisesAwaySinceMs.value === 0 ? 'status.crisesHeard' : 'status.crisesAway')}
            />
            <Works ok={value.history} text={t(value.history ? 'status.historyOn' : 'status.historyOff')} />
            <Works
              ok={value.blindSources.length === 0}
              text={
                value.blindSources.length === 0
                  ? t('status.sourcesLive')
                  : t('status.sourcesBlind', { sources: value.blindSources.join(', ') })
              }
            />
          </ul>
          <dl class="facts">
            {value.dataAsOf === undefined ? null : (
              <div>
                <dt>{t('status.dataAsOf')}</dt>
                <dd>
                  <Time ms={Date.parse(value.dataAsOf)} />
                </dd>
              </div>
            )}
            <div>
              <dt>{t('status.brands')}</dt>
              <dd>{value.brands}</dd>
            </div>
            <div>
              <dt>{t('status.signals')}</dt>
              <dd>{value.openSignals}</dd>
            </div>
            <div>
              <dt>{t('status.screens')}</dt>
              <dd>{value.screens}</dd>
            </div>
            <div>
              <dt>{t('status.build')}</dt>
              <dd>
                <code>{value.build}</code>
              </dd>
            </div>
          </dl>
        </>
      ) : problem ? null : (
        <p class="quiet">{t('page.loading')}</p>
      )}
      {awaySinceMs.value > 0 ? null : (
        <Problem problem={problem}>
          <Button onClick={reload}>{t('button.again')}</Button>
        </Problem>
      )}
    </Section>
  )
}
