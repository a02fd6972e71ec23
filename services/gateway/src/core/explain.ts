import type { Signal } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'

const number = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))
const time = (ms: number): string => new Date(ms).toISOString()

/** The arithmetic of a signal as lines: the sentence, what was looked at, each term with its formula, and every version that took part. */
export const explainLines = ({ arithmetic, ruleId, openedAtMs, closedAtMs, state }: Signal): string[] => {
  if (!arithmetic) return ['This signal carries no arithmetic.']
  const { sentence, window, rule, terms, ruleVersion, baselineVersion, scorerVersion, detectorVersion } = arithmetic
  return [
    ...(sentence ? [sentence] : []),
    `opened ${time(openedAtMs)}${state === 'SIGNAL_STATE_CLOSED' && closedAtMs > 0 ? `, closed ${time(closedAtMs)}` : ''}`,
    ...(window
      ? [
          `window ${time(window.windowStartMs)} to ${time(window.windowEndMs)}, revision ${window.revision}: ${number(window.mentions)} mentions, ${number(window.negative)} negative from ${window.negativeAuthorsCapped ? 'at least ' : ''}${window.negativeAuthors} authors`,
        ]
      : []),
    ...terms.map(({ name, value, formula }) => `${name} = ${number(value)}${formula ? `   (${formula})` : ''}`),
    ...(rule
      ? [
          `rule ${ruleId}, version ${ruleVersion}: at least ${number(rule.minimumMentions)} mentions and ${rule.minimumAuthors} authors of negatives, ${rule.evaluations} evaluations in a row`,
        ]
      : []),
    `baseline version ${baselineVersion}, scorer ${scorerVersion || 'unknown'}, detector ${detectorVersion || 'unknown'}`,
  ]
}
