import { signal } from '@preact/signals'

const BASE = '/console'

const here = (): string => location.pathname.slice(BASE.length).replace(/\/+$/, '') || '/'

const held = signal({ path: here(), query: location.search })
addEventListener('popstate', () => {
  held.value = { path: here(), query: location.search }
})

/** Where the viewer is, below /console: "/", "/crises/lumo-12". */
export const place = held

/** The address of a page of the console: `hrefOf('/crises/lumo-12')`. The language of a test stays in it. */
export const hrefOf = (path: string): string => {
  const [bare = '/', query = ''] = path.split('?')
  const params = new URLSearchParams(query)
  const lang = new URLSearchParams(held.value.query).get('lang')
  if (lang !== null) params.set('lang', lang)
  const search = params.toString()
  return `${BASE}${bare === '/' ? '' : bare}${search === '' ? '' : `?${search}`}`
}

/** Goes to a page of the console, as a link would. */
export const goTo = (path: string): void => {
  history.pushState(null, '', hrefOf(path))
  held.value = { path: here(), query: location.search }
  scrollTo(0, 0)
}

/** Follows links to the console without loading the page again; all others, and those opened elsewhere, are the browser's. */
export const followLinks = (): void => {
  document.addEventListener('click', event => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
    const link = (event.target as Element | null)?.closest?.('a')
    if (link?.target !== '' || link.origin !== location.origin || link.hasAttribute('download')) return
    if (link.pathname !== BASE && !link.pathname.startsWith(`${BASE}/`)) return
    if (link.pathname === location.pathname && link.hash !== '') return
    event.preventDefault()
    const params = new URLSearchParams(link.search)
    params.delete('lang')
    goTo(`${link.pathname.slice(BASE.length) || '/'}?${params}`)
  })
}
