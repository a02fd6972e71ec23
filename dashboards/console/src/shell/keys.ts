import { signal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { MessageKey } from '../messages/t.ts'

export interface Key {
  /** One key ("c", "?") or two in a row ("g n"). */
  readonly keys: string
  readonly does: MessageKey
  readonly run: () => void
}

const OFF = 'keys-off'
const SEQUENCE_MS = 1_500

const stored = (): boolean => {
  try {
    return localStorage.getItem(OFF) === null
  } catch {
    return true
  }
}

/** Whether single keys do something: who speaks to the machine, or types by mistake, turns them off. */
export const keysOn = signal(stored())
export const setKeysOn = (on: boolean): void => {
  keysOn.value = on
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
  } catch {
    // Not kept then: the next load has them on.
  }
}

/** All keys that work now, in the order in which they came; the help lists them. */
export const activeKeys = signal<readonly Key[]>([])

/** Makes these keys work while the component is there. */
export const useKeys = (keys: readonly Key[]): void => {
  const content = keys.map(key => `${key.keys} ${key.does}`).join('|')
  useEffect(() => {
    activeKeys.value = [...activeKeys.value, ...keys]
    return () => {
      activeKeys.value = activeKeys.value.filter(key => !keys.includes(key))
    }
  }, [content])
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]') !== null

let first = ''
let firstAtMs = 0

/** Listens for keys from now on. Nothing happens while a person types, or with Ctrl, Alt or Meta. */
export const listenForKeys = (): void => {
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return
    if (document.querySelector('dialog[open]') || (!keysOn.value && event.key !== '?')) return
    const sequence = event.timeStamp - firstAtMs < SEQUENCE_MS ? `${first} ${event.key}` : ''
    const key =
      activeKeys.value.findLast(({ keys }) => keys === sequence) ??
      activeKeys.value.findLast(({ keys }) => keys === event.key)
    first = event.key
    firstAtMs = event.timeStamp
    if (!key) return
    event.preventDefault()
    first = ''
    key.run()
  })
}

/** Moves the focus among what a page lists: elements with `data-item` that can have it. */
export const moveItem = (by: 1 | -1): void => {
  const items = [...document.querySelectorAll<HTMLElement>('main [data-item]')]
  const at = items.findIndex(item => item === document.activeElement || item.contains(document.activeElement))
  const next = items[at === -1 ? (by === 1 ? 0 : items.length - 1) : at + by]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}
