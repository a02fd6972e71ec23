import { signal } from '@preact/signals'

const said = signal<{ readonly text: string; readonly turn: number }>({ text: '', turn: 0 })

/** Speaks `text` politely to screen readers, after what they are saying now. */
export const announce = (text: string): void => {
  said.value = { text, turn: said.value.turn + 1 }
}

/** The one polite live region of the page. Two places take turns, so that the same words twice are spoken twice. */
export const Announcer = () => {
  const { text, turn } = said.value
  return (
    <div class="unseen" aria-live="polite">
      <p>{turn % 2 === 0 ? text : ''}</p>
      <p>{turn % 2 === 1 ? text : ''}</p>
    </div>
  )
}
