import type axe from 'axe-core'

declare global {
  interface Window {
    /** There once the test has put its script into the page. */
    readonly axe: typeof axe
  }
}
