import type { ComponentChildren } from 'preact'
import type { DecisionItem } from './decision-words.ts'
import { Line } from './line.tsx'

export const decisionChildren = (items: readonly DecisionItem[]): readonly ComponentChildren[] =>
  items.map(({ text, overdue }) => (overdue ? <strong key={text}>{text}</strong> : text))

/** One line: who has it, by when, what was done. */
export const Decision = ({ items }: { items: readonly DecisionItem[] }) => (
  <Line kind="decision" items={decisionChildren(items)} />
)
