import type { AboutTermInput } from '@tocsin/shared/gen/tocsin/window/v1/AboutTerm.ts'

interface Entry {
  readonly fingerprint: number
  readonly negative: number
  readonly backgroundVersion: number
  readonly samplesVersion: number
  readonly terms: AboutTermInput[]
}

/** The last answers of one brand: what it is about is a function of the keys, so a window whose negatives did not change is not asked again. */
export interface AboutCache {
  /** Changes when sealed panes give up examples. */
  samplesVersion: number
  readonly entries: (Entry | undefined)[]
  next: number
}

const ENTRIES = 4

export const createAboutCache = (): AboutCache => ({
  samplesVersion: 0,
  entries: new Array(ENTRIES).fill(undefined),
  next: 0,
})

export const cachedAbout = (
  cache: AboutCache,
  of: { readonly fingerprint: number; readonly negative: number },
  backgroundVersion: number,
  compute: () => AboutTermInput[],
): AboutTermInput[] => {
  const { samplesVersion } = cache
  for (const entry of cache.entries) {
    if (
      entry !== undefined &&
      entry.fingerprint === of.fingerprint &&
      entry.negative === of.negative &&
      entry.backgroundVersion === backgroundVersion &&
      entry.samplesVersion === samplesVersion
    ) {
      return entry.terms
    }
  }
  const terms = compute()
  cache.entries[cache.next] = {
    fingerprint: of.fingerprint,
    negative: of.negative,
    backgroundVersion,
    samplesVersion,
    terms,
  }
  cache.next = (cache.next + 1) % ENTRIES
  return terms
}
