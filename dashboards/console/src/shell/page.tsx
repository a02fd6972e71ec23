import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { t } from '../messages/t.ts'
import { type Page, type Route, routes } from '../routes.ts'
import { matchPath } from './match-path.ts'
import { hrefOf, place } from './router.ts'

const loaded = new Map<Route, Page>()

/** The page of the present address; its code is loaded once. */
export const CurrentPage = ({ waiting }: { readonly waiting: number }) => {
  const { path, query } = place.value
  const found = useMemo(() => {
    for (const route of routes) {
      const params = matchPath(route.path, path)
      if (params) return { route, params }
    }
    return undefined
  }, [path])
  const [, setTurn] = useState(0)
  const [failed, setFailed] = useState(false)
  const firstPath = useRef(path)

  const route = found?.route
  const load = () => {
    if (!route || loaded.has(route)) return
    setFailed(false)
    route.load().then(
      page => {
        loaded.set(route, page)
        setTurn(turn => turn + 1)
      },
      () => setFailed(true),
    )
  }
  useEffect(load, [route])
  useEffect(() => {
    const title = t('title', { page: t(route?.title ?? 'nav.unknown') })
    document.title = waiting === 0 ? title : `(${waiting}) ${title}`
  }, [route, waiting])
  useEffect(() => {
    if (firstPath.current === path) return
    firstPath.current = ''
    document.getElementById('main')?.focus()
  }, [path])

  if (!found)
    return (
      <Empty title={t('page.unknown')} text={t('page.unknownText')}>
        <a href={hrefOf('/')}>{t('nav.needsMe')}</a>
      </Empty>
    )
  const Shown = loaded.get(found.route)
  if (Shown) return <Shown key={path} params={found.params} query={new URLSearchParams(query)} />
  if (!failed) return <p class="quiet">{t('page.loading')}</p>
  return (
    <Empty title={t('page.notLoaded')} text={t('page.notLoadedText')}>
      <Button onClick={load}>{t('button.again')}</Button>
    </Empty>
  )
}
