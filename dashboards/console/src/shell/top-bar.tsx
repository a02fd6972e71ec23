import { Button } from '../components/button.tsx'
import { Glyph } from '../components/glyph.tsx'
import { formats } from '../format/here.ts'
import { signOut } from '../live/session.ts'
import { link, notice, serverNowMs, session } from '../live/store.ts'
import { t } from '../messages/t.ts'
import { hrefOf } from './router.ts'

/** Nobody who had to show no token can sign out. */
export const SignOut = () =>
  session.value && !session.value.open ? (
    <Button kind="quiet" onClick={() => void signOut().catch(() => {})}>
      {t('who.signOut')}
    </Button>
  ) : null

const Who = () => {
  const who = session.value
  if (!who) return null
  return (
    <span class="who">
      <span>{t(who.open ? 'who.actingAs' : 'who.signedInAs', { name: who.name })}</span>
      <span class="quiet role">{t(`role.${who.role}`)}</span>
      <SignOut />
    </span>
  )
}

/** The server's clock, its zone named, and whether this page is connected. */
const Clock = () => {
  const now = serverNowMs.value
  const state = link.value
  return (
    <span class="clock" data-link={state}>
      <Glyph name={state === 'live' ? 'live' : 'blind'} />
      <span class="link-word">{t(`link.${state}`)}</span>
      {state === 'connecting' ? null : (
        <time dateTime={new Date(now).toISOString()} title={formats.full(now)}>
          {formats.clock(now)} <span class="quiet">{formats.zone(now)}</span>
        </time>
      )}
    </span>
  )
}

export const TopBar = () => (
  <header class="top-bar">
    <a class="product" href={hrefOf('/')}>
      Tocsin
    </a>
    {notice.value.demo ? <span class="demo">{t('notice.demo')}</span> : null}
    <Who />
    <Clock />
  </header>
)
