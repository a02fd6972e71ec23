import { useEffect, useState } from 'preact/hooks'
import { Glyph } from '../components/glyph.tsx'
import { t } from '../messages/t.ts'
import { ALWAYS_IN_REACH, type NavPlace, navPlaces } from './nav.ts'
import { hrefOf, place } from './router.ts'
import { SignOut } from './top-bar.tsx'

const isHere = (path: string): boolean =>
  path === '/' ? place.value.path === '/' : place.value.path === path || place.value.path.startsWith(`${path}/`)

const Place = ({ to, count }: { readonly to: NavPlace; readonly count: number }) => (
  <a href={hrefOf(to.path)} aria-current={isHere(to.path) ? 'page' : undefined}>
    <Glyph name={to.glyph} />
    <span>{t(to.title)}</span>
    {to.path === '/' && count > 0 ? (
      <span class="count">
        <span aria-hidden="true">{count}</span>
        <span class="unseen">{t('nav.waiting', { count })}</span>
      </span>
    ) : null}
  </a>
)

export const SideNav = ({ count }: { readonly count: number }) => (
  <nav class="side-nav" aria-label={t('nav.label')}>
    {navPlaces.map(to => (
      <Place key={to.path} to={to} count={count} />
    ))}
  </nav>
)

/** At the foot of a phone, in reach of a thumb. */
export const BottomNav = ({ count }: { readonly count: number }) => {
  const [open, setOpen] = useState(false)
  const more = navPlaces.slice(ALWAYS_IN_REACH)
  const here = more.some(({ path }) => isHere(path))
  const { path } = place.value
  useEffect(() => setOpen(false), [path])
  return (
    <nav class="bottom-nav" aria-label={t('nav.label')}>
      {open ? (
        <div class="bottom-more" id="more-places">
          {more.map(to => (
            <Place key={to.path} to={to} count={count} />
          ))}
          <SignOut />
        </div>
      ) : null}
      <div class="bottom-row">
        {navPlaces.slice(0, ALWAYS_IN_REACH).map(to => (
          <Place key={to.path} to={to} count={count} />
        ))}
        {more.length > 0 ? (
          <button
            type="button"
            aria-expanded={open}
            aria-controls="more-places"
            data-here={here ? '' : undefined}
            onClick={() => setOpen(!open)}
          >
            <Glyph name="more" />
            <span>{t('nav.more')}</span>
          </button>
        ) : null}
      </div>
    </nav>
  )
}
