/** What the address of the page says about this screen. A wall has no keyboard: everything is set here. */
export interface Options {
  /** Hides the pointer. */
  readonly kiosk: boolean
  readonly theme: 'dark' | 'light' | 'auto'
  /** Metres from the farthest seat to the screen. */
  readonly distanceM: number
  /** The screen's diagonal in inches. */
  readonly diagonalInches: number
  /** Seconds a page of brands stays while all are calm; undefined: no rotation. */
  readonly rotateS?: number
  readonly lang: string
  readonly sound: boolean
  /** Read-only display token, where the gateway asks for one. */
  readonly token?: string
  /** What the list of screens calls this one. */
  readonly screen?: string
  /** Hours of the night (viewer's zone) in which a calm wall is dimmed. */
  readonly dim?: { readonly fromHour: number; readonly toHour: number }
  /** `name=value` of what was not understood; shown on the wall, since nobody looks at its console. */
  readonly problems: readonly string[]
}

export const LEAST_DWELL_S = 15
const KNOWN = ['kiosk', 'theme', 'distance', 'diagonal', 'rotate', 'lang', 'sound', 'dim', 'token', 'screen']

export const readOptions = (search: string): Options => {
  const given = new URLSearchParams(search)
  const problems: string[] = []
  const refuse = (name: string) => problems.push(`${name}=${given.get(name)}`)

  const number = (name: string, least: number, most: number): number | undefined => {
    const text = given.get(name)
    if (text === null) return undefined
    const value = Number(text)
    if (text.trim() !== '' && value >= least && value <= most) return value
    refuse(name)
    return undefined
  }
  const flag = (name: string): boolean => {
    const text = given.get(name)
    if (text === null || ['0', 'false', 'off'].includes(text)) return false
    if (!['', '1', 'true', 'on'].includes(text)) refuse(name)
    return true
  }
  const theme = (): Options['theme'] => {
    const text = given.get('theme') ?? 'dark'
    if (text === 'dark' || text === 'light' || text === 'auto') return text
    refuse('theme')
    return 'dark'
  }
  const dim = (): Options['dim'] => {
    const text = given.get('dim')
    if (text === null || text === 'off') return undefined
    if (['', '1', 'on'].includes(text)) return { fromHour: 22, toHour: 6 }
    const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
    if (from !== undefined && to !== undefined && Number(from) < 24 && Number(to) < 24) {
      return { fromHour: Number(from), toHour: Number(to) }
    }
    refuse('dim')
    return undefined
  }

  const rotateS = number('rotate', 0, 86_400)
  const night = dim()
  for (const name of new Set(given.keys())) if (!KNOWN.includes(name)) refuse(name)
  return {
    kiosk: flag('kiosk'),
    theme: theme(),
    distanceM: number('distance', 0.3, 50) ?? 5,
    diagonalInches: number('diagonal', 5, 500) ?? 55,
    ...(rotateS ? { rotateS: Math.max(LEAST_DWELL_S, rotateS) } : {}),
    lang: given.get('lang') ?? 'en',
    sound: flag('sound'),
    ...(given.get('token') ? { token: given.get('token')! } : {}),
    ...(given.get('screen') ? { screen: given.get('screen')! } : {}),
    ...(night ? { dim: night } : {}),
    problems,
  }
}
