import { useEffect, useMemo } from 'preact/hooks'
import { Announcer } from '../components/announcer.tsx'
import { needsMe } from '../core/needs-me.ts'
import { crises, link, serverNowMs, session } from '../live/store.ts'
import { t } from '../messages/t.ts'
import { Banners } from './banners.tsx'
import { Help, openHelp } from './help.tsx'
import { moveItem, useKeys } from './keys.ts'
import { navPlaces } from './nav.ts'
import { BottomNav, SideNav } from './navigation.tsx'
import { CurrentPage } from './page.tsx'
import { goTo } from './router.ts'
import { TopBar } from './top-bar.tsx'

const KEYS = [
  { keys: '?', does: 'keys.help', run: openHelp },
  ...navPlaces.map(({ path, key, title }) => ({ keys: `g ${key}`, does: title, run: () => goTo(path) })),
  { keys: 'j', does: 'keys.next', run: () => moveItem(1) },
  { keys: 'k', does: 'keys.previous', run: () => moveItem(-1) },
] as const

/** How many things wait for the viewer; counted anew when something changed, not with each tick. */
const useCount = (): number => {
  const minute = Math.floor(serverNowMs.value / 60_000)
  return useMemo(
    () => needsMe([...crises.value.values()], session.value, minute * 60_000).filter(({ mine }) => mine).length,
    [crises.value, session.value, minute],
  )
}

/** All that stands around a page, for somebody who is signed in. */
export const Shell = () => {
  useKeys(KEYS)
  const count = useCount()
  useEffect(() => {
    document.documentElement.dataset.link = link.value
  }, [link.value])
  return (
    <>
      <a class="skip" href="#main">
        {t('skip')}
      </a>
      <div class="shell">
        <TopBar />
        <SideNav count={count} />
        <div class="content">
          <Banners />
          <main id="main" tabIndex={-1}>
            <CurrentPage />
          </main>
        </div>
        <BottomNav count={count} />
      </div>
      <Help />
      <Announcer />
    </>
  )
}
