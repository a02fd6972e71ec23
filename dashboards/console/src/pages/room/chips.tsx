import { formats } from '../../format/here.ts'

interface Props<V extends string> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly text: string; readonly count?: number }[]
  readonly chosen: V
  readonly onChoose: (value: V) => void
}

/** One of a few, all in sight: a filter. */
export const Chips = <V extends string>({ label, options, chosen, onChoose }: Props<V>) => (
  <fieldset class="chips">
    <legend class="unseen">{label}</legend>
    {options.map(({ value, text, count }) => (
      <button key={value} type="button" class="chip" aria-pressed={value === chosen} onClick={() => onChoose(value)}>
        {text}
        {count === undefined ? null : <span class="chip-count"> {formats.count(count)}</span>}
      </button>
    ))}
  </fieldset>
)
