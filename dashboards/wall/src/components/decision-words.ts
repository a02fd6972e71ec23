import type { Formats } from '../format/formats.ts'
import type { Standing } from '../live/standing.ts'
import { t } from '../messages/t.ts'

export interface DecisionItem {
  readonly text: string
  /** Somebody is late: said with more weight. */
  readonly overdue?: boolean
}

type Decision = NonNullable<Standing['decision']>

/** Who has it, until when, and what was done: what matters most first, so that what finds no room matters least. */
export const decisionItems = (
  { decision }: Standing,
  formats: Formats,
  fits: (text: string) => boolean,
): readonly DecisionItem[] => {
  if (!decision) return []
  const { crisis } = decision
  const stopped = crisis.phase === 'active' || crisis.hold !== ''
  const items: readonly (DecisionItem | undefined)[] = [
    crisis.drill ? { text: t('decision.drill') } : undefined,
    crisis.waitsFor === '' ? undefined : { text: waitsWords(crisis.waitsFor, fits) },
    dueItem(decision, formats),
    crisis.loudness > 0 ? { text: t('decision.nobody', { count: crisis.loudness }), overdue: true } : undefined,
    crisis.recoveryProposed ? { text: t('decision.recoveryProposed') } : undefined,
    stopped || crisis.phase === 'suspected' ? { text: holdWords(crisis.hold) } : undefined,
    crisis.notified > 0 && crisis.phase !== 'review'
      ? { text: t('decision.acknowledged', { done: crisis.acknowledged, count: crisis.notified }) }
      : undefined,
    crisis.stage !== '' && crisis.phase !== 'suspected' ? { text: crisis.stage } : undefined,
  ]
  return items.filter(item => item !== undefined)
}

/** Items that stand on one line of this width, and those for the next. */
export const breakLine = (
  items: readonly DecisionItem[],
  widthRem: number,
  widthOf: (text: string) => number,
): readonly [readonly DecisionItem[], readonly DecisionItem[]] => {
  let used = 0
  const first = items.findIndex(({ text, overdue }) => {
    used += widthOf(text) * (overdue ? BOLD : 1) + BETWEEN_REM
    return used - BETWEEN_REM > widthRem
  })
  const at = first === -1 ? items.length : Math.max(1, first)
  return [items.slice(0, at), items.slice(at)]
}

const BETWEEN_REM = 0.9
const BOLD = 1.08

/** "waits for Anna K., Bo S.", or where that finds no room "waits for Anna K. + 1". */
const waitsWords = (names: string, fits: (text: string) => boolean): string => {
  const all = t('decision.waits', { who: names })
  const [first, ...others] = names.split(', ')
  if (others.length === 0 || fits(all)) return all
  return t('decision.waits', { who: t('decision.andMore', { who: first!, count: others.length }) })
}

const holdWords = (what: string): string => (what === '' ? t('decision.noHold') : t('decision.hold', { what }))

const dueItem = ({ crisis, leftMs }: Decision, formats: Formats): DecisionItem | undefined => {
  if (leftMs === undefined) return undefined
  const [inTime, late] =
    crisis.phase === 'review'
      ? (['decision.reviewIn', 'decision.reviewOverdue'] as const)
      : crisis.waitsFor === ''
        ? (['decision.updateIn', 'decision.updateOverdue'] as const)
        : (['decision.left', 'decision.overdue'] as const)
  const span = formats.countdown(Math.abs(leftMs))
  return leftMs >= 0 ? { text: t(inTime, { span }) } : { text: t(late, { span }), overdue: true }
}
