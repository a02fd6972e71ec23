import { useState } from 'preact/hooks'

const PREFIX = 'draft/'

/** Storage may be forbidden; then a draft lives as long as its form. */
const attempt = <T>(use: () => T): T | undefined => {
  try {
    return use()
  } catch {
    return undefined
  }
}

/**
 * What a person types, kept under `key` for this tab: a reload, another page, a refusal or the end of the session loses nothing.
 * Give `['room', crisisId, 'update']` and the like. `set('')` or `forget` ends it.
 */
export const useDraft = (
  key: readonly string[],
  initial = '',
): readonly [value: string, set: (value: string) => void, forget: () => void] => {
  const name = PREFIX + key.join('/')
  const [state, setState] = useState({ name, value: attempt(() => sessionStorage.getItem(name)) ?? initial })
  const value = state.name === name ? state.value : (attempt(() => sessionStorage.getItem(name)) ?? initial)
  const set = (next: string) => {
    attempt(() => (next === '' ? sessionStorage.removeItem(name) : sessionStorage.setItem(name, next)))
    setState({ name, value: next })
  }
  const forget = () => {
    attempt(() => sessionStorage.removeItem(name))
    setState({ name, value: initial })
  }
  return [value, set, forget]
}
