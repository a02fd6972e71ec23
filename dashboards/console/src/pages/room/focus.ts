import type { RefObject } from 'preact'

/** When what had the focus is gone after a command, the focus goes to what it stood in, not to the top of the page. */
export const keepFocusIn = (place: RefObject<HTMLElement | null>): void => {
  requestAnimationFrame(() => {
    const active = document.activeElement
    if (active === null || active === document.body) place.current?.focus({ preventScroll: true })
  })
}
