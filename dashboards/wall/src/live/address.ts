import type { Options } from '../options.ts'

/** Where this page's live feed is, and how the list of screens knows it. */
export const liveAddress = (page: Pick<Location, 'href' | 'pathname'>, { token, screen }: Options): string => {
  const address = new URL('/v1/live', page.href)
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:'
  address.searchParams.set('page', page.pathname)
  if (screen !== undefined) address.searchParams.set('screen', screen)
  if (token !== undefined) address.searchParams.set('token', token)
  return address.href
}
