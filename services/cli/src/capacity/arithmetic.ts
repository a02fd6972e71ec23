import { COSTS } from './costs.ts'

export interface Load {
  readonly mentionsPerDay: number
  readonly brands: number
  /** Posts that are looked through for brands; mentions are some of them. */
  readonly postsPerDay: number
  /** How many times the average the busiest second is. */
  readonly peak: number
}

/** Prices of a month, in any currency: the reader's own. */
export interface Prices {
  readonly core: number
  readonly gibMemory: number
  readonly gibDisk: number
  /** Between zones. */
  readonly gibNetwork: number
}

export const EXAMPLE_PRICES: Prices = { core: 25, gibMemory: 3, gibDisk: 0.1, gibNetwork: 0.01 }

/** What a deployment keeps and how it is laid out, as `deploy/kubernetes` has it. */
const LOG_DAYS = 7
const MENTION_DAYS = 90
const WINDOW_DAYS = 400
const LOG_COPIES = 3
const HISTORY_COPIES = 2
const PARTITIONS_STEP = 12
/** Of a core: above that, queues grow in bad seconds. */
const BUSY = 0.5
const DAY_S = 86_400
const GIB = 1024 ** 3
const MONTH_DAYS = 30
/** Two of everything are there anyway, idle or not. */
const LEAST_CORES = 4
/** Three brokers of 1 GiB, two ClickHouse of 2, processes of 150 MiB. */
const LEAST_MEMORY_GIB = 9
/** Twice what aggregator and gateway had grown by per brand under load (472 and 331 MiB with 200 brands), since they still grew. */
const MEMORY_PER_BRAND_MIB = 5
/** How far back a gateway reads windows when it starts. */
const GATEWAY_READS_S = 7_200

/** Hopping windows that hold at least one mention, in a day: 5 min each 10 s, 1 h each 60 s. */
const SIZES = [
  { sizeS: 300, advanceS: 10 },
  { sizeS: 3_600, advanceS: 60 },
] as const

/** How many of `slots` a day have at least one of so many things that come by chance, when each looks at `spanS` seconds. */
const nonEmpty = (slots: number, perDay: number, spanS: number): number =>
  slots * (1 - Math.exp((-perDay * spanS) / DAY_S))

export interface Capacity {
  readonly mentionsPerSecond: number
  readonly peakPerSecond: number
  /** Values of windows a second: the newest of each size while a brand is talked about, and each one once more when it closes. */
  readonly windowsPerSecond: number
  readonly partitions: number
  readonly cores: {
    readonly [part in 'ingest' | 'sentiment' | 'aggregator' | 'archive' | 'clickhouse' | 'kafka']: number
  }
  readonly totalCores: number
  readonly memoryGib: number
  readonly logGib: number
  readonly historyGib: number
  readonly networkMibPerSecond: number
  /** Until a gateway that starts has read the windows that it begins with. */
  readonly gatewayStartS: number
  readonly moneyPerMonth: number
}

const windowsOf = ({ mentionsPerDay, brands }: Load): { readonly told: number; readonly kept: number } => {
  const each = mentionsPerDay / brands
  const kept = SIZES.reduce((sum, { sizeS, advanceS }) => sum + nonEmpty(DAY_S / advanceS, each, sizeS), 0)
  const newest = SIZES.length * nonEmpty(DAY_S, each, 1)
  return { told: brands * (newest + kept), kept: brands * kept }
}

/** From a load to machines and money. Everything is linear but the windows, which stop growing when every second has a mention. */
export const capacityFor = (load: Load, prices: Prices): Capacity => {
  const perSecond = load.mentionsPerDay / DAY_S
  const peak = perSecond * load.peak
  const posts = (load.postsPerDay / DAY_S) * load.peak
  const windows = windowsOf(load)
  const windowsPerSecond = windows.told / DAY_S
  const rows = peak + windowsPerSecond
  const coresFor = (...work: readonly (readonly [perSecond: number, micros: number])[]): number =>
    work.reduce((sum, [count, micros]) => sum + (count * micros) / 1e6, 0) / BUSY
  const records = 2 * peak + windowsPerSecond
  const cores = {
    ingest: coresFor([posts, COSTS.match.value], [peak, COSTS.take.value]),
    sentiment: coresFor([peak, COSTS.score.value]),
    aggregator: coresFor([peak, COSTS.fold.value]),
    archive: coresFor([rows, COSTS.row.value]),
    clickhouse: HISTORY_COPIES * coresFor([rows, COSTS.insert.value]),
    kafka: LOG_COPIES * coresFor([records, COSTS.broker.value]),
  }
  const totalCores = Math.max(
    LEAST_CORES,
    Object.values(cores).reduce((sum, some) => sum + some, 0),
  )
  const logBytesPerDay =
    load.mentionsPerDay * (COSTS.collected.value + COSTS.scored.value) + windows.told * COSTS.window.value
  const logGib = (logBytesPerDay * LOG_DAYS * LOG_COPIES) / GIB
  const historyGib =
    ((load.mentionsPerDay * MENTION_DAYS * COSTS.mentionRow.value +
      windows.kept * WINDOW_DAYS * COSTS.windowRow.value) *
      HISTORY_COPIES) /
    GIB
  // Each byte of the log goes to its copies, and to about two readers.
  const networkBytesPerDay = logBytesPerDay * (LOG_COPIES + 2)
  const memoryGib = LEAST_MEMORY_GIB + (load.brands * MEMORY_PER_BRAND_MIB) / 1024 + totalCores
  const perPartition = (BUSY * 1e6) / COSTS.fold.value
  return {
    mentionsPerSecond: perSecond,
    peakPerSecond: peak,
    windowsPerSecond,
    partitions: Math.max(1, Math.ceil(peak / perPartition / PARTITIONS_STEP)) * PARTITIONS_STEP,
    cores,
    totalCores,
    memoryGib,
    logGib,
    historyGib,
    networkMibPerSecond: networkBytesPerDay / DAY_S / 1024 ** 2,
    gatewayStartS: (windowsPerSecond * GATEWAY_READS_S * COSTS.catchUp.value) / 1e6,
    moneyPerMonth:
      totalCores * prices.core +
      memoryGib * prices.gibMemory +
      (logGib + historyGib) * prices.gibDisk +
      ((networkBytesPerDay * MONTH_DAYS) / GIB) * prices.gibNetwork,
  }
}
