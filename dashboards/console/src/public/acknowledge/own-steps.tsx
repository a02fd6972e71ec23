import type { Step } from '@tocsin/shared/gen/tocsin/crisis/v1/Step.ts'
import { Glyph } from '../../components/glyph.tsx'
import { openSteps } from '../../core/link-standing.ts'
import { spanText, timeText } from '../times.ts'
import { useNow } from '../use-now.ts'
import { t } from '../words.ts'

/** What this person is to do, soonest first. */
export const OwnSteps = ({ steps }: { readonly steps: readonly Step[] }) => {
  const nowMs = useNow()
  const open = openSteps(steps)
  return (
    <section aria-labelledby="steps">
      <h2 id="steps">{t('ack.steps')}</h2>
      {open.length === 0 ? <p>{t('ack.steps.none')}</p> : null}
      <ol class="steps">
        {open.map(({ stepId, text, mustDo, dueMs }) => (
          <li key={stepId}>
            <p>{text}</p>
            <p class="when" data-late={isLate(dueMs, nowMs) ? '' : undefined}>
              {isLate(dueMs, nowMs) ? <Glyph name="late" /> : null}
              {[dueMs > 0 ? dueText(dueMs, nowMs) : '', mustDo ? t('ack.step.must') : '']
                .filter(part => part !== '')
                .join(' · ')}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

const isLate = (dueMs: number, nowMs: number): boolean => dueMs > 0 && dueMs < nowMs

const dueText = (dueMs: number, nowMs: number): string =>
  t(dueMs < nowMs ? 'ack.step.late' : 'ack.step.due', { time: timeText(dueMs, nowMs), span: spanText(dueMs - nowMs) })
