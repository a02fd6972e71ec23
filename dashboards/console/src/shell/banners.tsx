import { Button } from '../components/button.tsx'
import { Glyph } from '../components/glyph.tsx'
import { formats } from '../format/here.ts'
import { awaySinceMs, crisesAwaySinceMs, link, newBuild, notice, serverNowMs } from '../live/store.ts'
import { t } from '../messages/t.ts'

const since = (ms: number): string =>
  t('time.inZone', { time: formats.time(ms, serverNowMs.value), zone: formats.zone(ms) })

const Away = () => {
  if (link.value !== 'away') return null
  const ms = awaySinceMs.value
  return (
    <div class="banner" data-kind="away">
      <Glyph name="blind" />
      <p>
        <strong>{ms === 0 ? t('banner.never') : t('banner.away', { since: since(ms) })}</strong>{' '}
        {ms === 0 ? t('banner.trying') : t('banner.old', { span: formats.span(serverNowMs.value - ms) })}
      </p>
    </div>
  )
}

/** What keeps the page from being the present: shown above everything, spoken when it begins. */
export const Banners = () => {
  const crisesAway = crisesAwaySinceMs.value
  return (
    <div class="banners" role="status">
      <Away />
      {link.value === 'live' && crisesAway > 0 ? (
        <div class="banner" data-kind="away">
          <Glyph name="blind" />
          <p>
            <strong>{t('banner.crisesAway', { since: since(crisesAway) })}</strong> {t('banner.crisesAwayText')}
          </p>
        </div>
      ) : null}
      {link.value === 'live' && !notice.value.history ? (
        <div class="banner">
          <p>{t('banner.historyOff')}</p>
        </div>
      ) : null}
      {newBuild.value ? (
        <div class="banner">
          <p>{t('banner.newBuild')}</p>
          <Button onClick={() => location.reload()}>{t('banner.reload')}</Button>
        </div>
      ) : null}
    </div>
  )
}
