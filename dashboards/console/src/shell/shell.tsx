import { useEffect, useMemo, useRef } from 'preact/hooks'
import { Announcer, announce } from '../components/announcer.tsx'
import { brandName } from '../core/names.ts'
import { needsMe } from '../core/needs-me.ts'
import { formats } from '../format/here.ts'
import { crises, crisesReady, link, plan, serverNowMs, session } from '../live/store.ts'
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

/** How many things wait for the viewer; counted anew when something changed, not with each tick. A new one is announced. */
const useCount = (): number => {
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  const minute = Math.floor(serverNowMs.value / 60_000)
  const mine = useMemo(
    () => needsMe([...crises.value.values()], session.value, minute * 60_000).filter(need => need.mine),
    [crises.value, session.value, minute],
  )
  useEffect(() => {
    if (!crisesReady.value) return
    const added = known.current && mine.find(({ key }) => !known.current?.has(key))
    if (added) announce(t('needs.new', { what: t(`needs.${added.kind}`), brands: brandsText(added.brandIds) }))
    known.current = new Set(mine.map(({ key }) => key))
  }, [mine])
  return mine.length
}

const brandsText = (brandIds: readonly string[]): string => formats.list(brandIds.map(id => brandName(plan.value, id)))

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
            <CurrentPage waiting={count} />
          </main>
        </div>
        <BottomNav count={count} />
      </div>
      <Help />
      <Announcer />
    </>
  )
}
