import { configVersionCodec } from '@tocsin/shared/events/codec.ts'
import type { ConfigVersion, ConfigVersionInput } from '@tocsin/shared/gen/tocsin/config/v1/ConfigVersion.ts'
import type { RuleInput } from '@tocsin/shared/gen/tocsin/config/v1/Rule.ts'

const published = (config: ConfigVersionInput): ConfigVersion =>
  configVersionCodec.decode(configVersionCodec.encode(config))

/** A version of brand lumo with these rules. */
export const brandWithRules = (version: number, rules: readonly RuleInput[]): ConfigVersion =>
  published({
    configId: 'brand/lumo',
    version,
    brand: { brandId: 'lumo', name: 'Lumo', terms: [{ text: 'lumo' }], rules: [...rules], languages: ['en'] },
  })

/** A version of brand lumo whose rules depend on a seed: eager ones, so that short logs open and close signals. */
export const brandVersion = (version: number, seed: number): ConfigVersion =>
  brandWithRules(version, [
    {
      ruleId: 'share',
      kind: 'RULE_KIND_SHARE',
      level: 'RULE_LEVEL_SUSPECT',
      windowMs: 300_000,
      minimumMentions: 6,
      minimumAuthors: 4,
      threshold: seed % 3 === 0 ? 0.5 : 0,
      deviations: 2,
      evaluations: (seed % 3) + 1,
      closeAfterMs: 30_000,
      coolDownMs: 20_000,
    },
    ...(seed % 4 === 0
      ? []
      : [
          {
            ruleId: 'count',
            kind: 'RULE_KIND_COUNT' as const,
            level: 'RULE_LEVEL_WATCH' as const,
            windowMs: 3_600_000,
            threshold: 10,
            evaluations: 1,
            closeAfterMs: 60_000,
          },
        ]),
    {
      ruleId: 'topic',
      kind: 'RULE_KIND_TOPIC',
      level: 'RULE_LEVEL_SUSPECT',
      windowMs: seed % 2 === 0 ? 3_600_000 : 300_000,
      minimumAuthors: 4,
      threshold: seed % 3 === 0 ? 6 : 0.3,
      evaluations: 1,
      closeAfterMs: 30_000,
      topics: seed % 5 === 0 ? ['delivery'] : [],
    },
    {
      ruleId: 'fight',
      kind: 'RULE_KIND_FIGHT',
      level: 'RULE_LEVEL_WATCH',
      windowMs: seed % 2 === 0 ? 300_000 : 3_600_000,
      minimumAuthors: 2,
      threshold: 5,
      evaluations: (seed % 2) + 1,
      closeAfterMs: 30_000,
    },
    { ruleId: 'flag', kind: 'RULE_KIND_FLAG', level: 'RULE_LEVEL_WATCH', windowMs: 300_000, threshold: 1 },
  ])

/** A baseline of brand lumo: a fifth negative, half a mention a minute, in every hour of the week. */
export const baselineVersion = (
  version: number,
  over: { share?: number; perMinute?: number; weeks?: number } = {},
): ConfigVersion => {
  const { share = 0.2, perMinute = 0.5, weeks = 4 } = over
  return published({
    configId: 'baseline/lumo',
    version,
    baseline: {
      brandId: 'lumo',
      weeks,
      meanShare: share,
      meanMentionsPerMinute: perMinute,
      hours: Array.from({ length: 168 }, (_, hourOfWeek) => ({
        hourOfWeek,
        share,
        shareMad: 0.02,
        mentionsPerMinute: perMinute,
        mentionsPerMinuteMad: perMinute / 10,
        weeks,
        mentions: 500,
      })),
    },
  })
}
