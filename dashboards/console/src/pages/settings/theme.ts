import { signal } from '@preact/signals'

export type Theme = 'system' | 'dark' | 'light'
export const THEMES: readonly Theme[] = ['system', 'dark', 'light']

const KEY = 'theme'
const LIGHT = '(prefers-color-scheme: light)'

const stored = (): Theme => {
  try {
    return THEMES.find(theme => theme === localStorage.getItem(KEY)) ?? 'system'
  } catch {
    return 'system'
  }
}

const held = signal(stored())
export const theme = held

/** Media conditions that the styles ask for light, as they were written; emptied and filled by the choice. */
let lightRules: readonly CSSMediaRule[] | undefined

const findLightRules = (): readonly CSSMediaRule[] =>
  [...document.styleSheets]
    .flatMap(sheet => [...sheet.cssRules])
    .filter(rule => rule instanceof CSSMediaRule && rule.conditionText === LIGHT) as CSSMediaRule[]

/**
 * Shows the page in the theme that was chosen. The styles know light as a media condition only; a choice sets that condition itself, so
 * that no colour is written down twice.
 */
export const applyTheme = (): void => {
  lightRules ??= findLightRules()
  const chosen = held.value
  for (const rule of lightRules) rule.media.mediaText = { system: LIGHT, light: 'all', dark: 'not all' }[chosen]
  document.documentElement.style.colorScheme = chosen === 'system' ? '' : chosen
}

/** Chooses a theme, for this browser. */
export const chooseTheme = (next: Theme): void => {
  held.value = next
  try {
    if (next === 'system') localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, next)
  } catch {
    // Not kept then: it holds until the page is loaded again.
  }
  applyTheme()
}
