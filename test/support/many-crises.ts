import type { SignalInput } from '@tocsin/shared/gen/tocsin/signal/v1/Signal.ts'
import { crisisPlan } from './crisis-plan.ts'
import { SATURDAY_MS } from './saturday.ts'

export const RECEIVER_SECRET = 'whsec_d2hvLWdldHMtdGhlLW1lc3NhZ2VzLWluLXRlc3RzMQ=='

/** The plan of the Saturday night for many brands; everybody is told by webhook, and nobody by what merely informs. */
export const manyBrandsPlan = (
  brandIds: readonly string[],
  urls: { readonly deskUrl: string; readonly receiverUrl: string },
): string => {
  const brand = (id: string): string =>
    `  - { id: ${id}, name: ${id}, timeZone: Europe/Warsaw, languages: [pl], terms: [${id}] }`
  const change = (text: string, from: RegExp, to: string): string => {
    if (!from.test(text)) throw new Error(`the plan has no ${from}`)
    return text.replace(from, to)
  }
  return [
    [/^ {2}- \{ id: lumo, name.*$/m, brandIds.map(brand).join('\n')],
    [
      /\{ id: mail, kind: email, target: (\w+)@lumo\.example \}/g,
      `{ id: hook, kind: webhook, target: "${urls.receiverUrl}/$1", secret: receiver }`,
    ],
    [/title: Potential, notify: \[duty\]/, 'title: Potential'],
    [/^flagCodes:.*\n/m, ''],
  ].reduce((text, [from, to]) => change(text, from as RegExp, to as string), crisisPlan(urls.deskUrl))
}

/** One for each brand, with mentions of its own. */
export const signalOf = (brandId: string): SignalInput => ({
  signalId: `${brandId}/share-5m/1`,
  brandId,
  ruleId: 'share-5m',
  kind: 'RULE_KIND_SHARE',
  level: 'RULE_LEVEL_SUSPECT',
  state: 'SIGNAL_STATE_OPEN',
  openedAtMs: SATURDAY_MS,
  updatedAtMs: SATURDAY_MS,
  ver: '1',
  arithmetic: {
    sentence: `Half of what is said of ${brandId} is negative.`,
    window: { brandId, sizeMs: 300_000, mentions: 380, negative: 190, share: 0.5, shareLow: 0.45 },
  },
  mentionIds: [`web:${brandId}:1`],
})

/** What people are told of one confirmed crisis, by the parts of the keys behind the crisis's id. */
export const TOLD = ['question-1/nina/hook', 'entry-2/anna/hook', 'entry-2/olle/hook']
