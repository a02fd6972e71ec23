import type { CoverageEntry, CoverageView } from '@tocsin/shared/live/plan.ts'

export interface BrandCoverage {
  readonly brandId: string
  readonly entries: readonly CoverageEntry[]
}

/** Roles that nobody holds at the moment of the answer. */
export const holesOf = ({ entries }: CoverageView): CoverageEntry[] => entries.filter(({ personId }) => personId === '')

/** Entries by brand, in the order of `brandIds`; brands that the plan does not name come last. Within a brand holes come first. */
export const byBrand = ({ entries }: CoverageView, brandIds: readonly string[]): BrandCoverage[] => {
  const found = [...new Set(entries.map(({ brandId }) => brandId))]
  const order = [...brandIds.filter(id => found.includes(id)), ...found.filter(id => !brandIds.includes(id))]
  return order.map(brandId => {
    const own = entries.filter(entry => entry.brandId === brandId)
    return {
      brandId,
      entries: [...own.filter(({ personId }) => personId === ''), ...own.filter(({ personId }) => personId !== '')],
    }
  })
}

/** A stretch of time in which one person, or nobody, holds a role; `unread` where nothing was asked. */
export interface Segment {
  readonly fromMs: number
  readonly toMs: number
  /** Empty when nobody does. */
  readonly personId: string
  readonly because: string
  readonly unread: boolean
}

export interface Strip {
  readonly brandId: string
  readonly roleId: string
  readonly roleTitle: string
  readonly segments: readonly Segment[]
}

/** Until when an answer stands: the earliest change of any of its entries. */
export const standsUntil = ({ atMs, entries }: CoverageView): number =>
  Math.min(...entries.map(({ untilMs }) => untilMs).filter(untilMs => untilMs > atMs), Number.POSITIVE_INFINITY)

const keyOf = ({ brandId, roleId }: Pick<CoverageEntry, 'brandId' | 'roleId'>): string => `${brandId}/${roleId}`

const joined = (segments: readonly Segment[]): Segment[] => {
  const out: Segment[] = []
  for (const segment of segments) {
    const last = out.at(-1)
    const same = last && last.personId === segment.personId && last.unread === segment.unread
    if (same && last.toMs === segment.fromMs) out[out.length - 1] = { ...last, toMs: segment.toMs }
    else out.push(segment)
  }
  return out
}

/** One strip per brand and role between two moments, from answers in any order. Neighbours with the same person are one segment. */
export const stripsOf = (answers: readonly CoverageView[], fromMs: number, toMs: number): Strip[] => {
  const sorted = [...answers].sort((a, b) => a.atMs - b.atMs)
  const roles = new Map(sorted.flatMap(({ entries }) => entries.map(entry => [keyOf(entry), entry] as const)))
  return [...roles.values()].map(({ brandId, roleId, roleTitle }) => {
    const segments: Segment[] = []
    let readTo = fromMs
    const skipTo = (ms: number): void => {
      if (ms > readTo) segments.push({ fromMs: readTo, toMs: ms, personId: '', because: '', unread: true })
    }
    sorted.forEach((answer, index) => {
      const entry = answer.entries.find(one => keyOf(one) === keyOf({ brandId, roleId }))
      const end = Math.min(standsUntil(answer), sorted[index + 1]?.atMs ?? toMs, toMs)
      if (!entry || end <= answer.atMs) return
      skipTo(answer.atMs)
      const { personId, because } = entry
      segments.push({ fromMs: answer.atMs, toMs: end, personId, because, unread: false })
      readTo = end
    })
    skipTo(toMs)
    return { brandId, roleId, roleTitle, segments: joined(segments) }
  })
}

export interface Hole {
  readonly brandId: string
  readonly roleId: string
  readonly roleTitle: string
  readonly fromMs: number
  readonly toMs: number
}

/** Stretches in which nobody holds a role, soonest first. */
export const holesAhead = (strips: readonly Strip[]): Hole[] =>
  strips
    .flatMap(({ brandId, roleId, roleTitle, segments }) =>
      segments
        .filter(({ personId, unread }) => personId === '' && !unread)
        .map(({ fromMs, toMs }) => ({ brandId, roleId, roleTitle, fromMs, toMs })),
    )
    .sort((a, b) => a.fromMs - b.fromMs)

/** Whether a part of the time was not asked about: no claim is made for it. */
export const hasUnread = (strips: readonly Strip[]): boolean =>
  strips.some(({ segments }) => segments.some(({ unread }) => unread))
