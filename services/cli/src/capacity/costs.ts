/** What one thing costs, and where that was measured. `deploy/CAPACITY.md` explains each line. */
export interface Cost {
  readonly value: number
  readonly unit: 'µs' | 'B'
  readonly of: string
  readonly from: string
}

/** CPU of one core, and bytes. Where several were measured, the one that was worse. */
export const COSTS = {
  match: { value: 3.4, unit: 'µs', of: 'ingest: looking for brands in a post', from: 'bench:match, 293 k posts/s' },
  take: {
    value: 49,
    unit: 'µs',
    of: 'ingest: a mention, posted in batches, until it is durable',
    from: 'its README: webhook, 41 k posts/s on two cores',
  },
  score: { value: 15.6, unit: 'µs', of: 'sentiment: a mention with topics', from: 'bench:sentiment, CPU time' },
  fold: {
    value: 22.2,
    unit: 'µs',
    of: 'aggregator: a mention, its windows included',
    from: 'bench:pipeline, 22.2 s for 1 M',
  },
  row: { value: 42.5, unit: 'µs', of: 'archive: a row', from: 'bench:pipeline, 7.2 s for 169,346 rows' },
  insert: { value: 37.8, unit: 'µs', of: 'ClickHouse: a row', from: 'bench:pipeline, 6.4 s for 169,346 rows' },
  broker: {
    value: 6.5,
    unit: 'µs',
    of: 'Kafka: a record, written and read, per copy',
    from: 'bench:pipeline, 6.5 s for 1 M',
  },
  catchUp: { value: 5.6, unit: 'µs', of: 'gateway: a value of a window', from: 'its README: 216,000 read in 1.2 s' },
  collected: { value: 144, unit: 'B', of: 'log: a collected mention', from: 'bench:disk, 200 in a batch' },
  scored: { value: 168, unit: 'B', of: 'log: a scored mention', from: 'bench:disk, 200 in a batch' },
  window: { value: 245, unit: 'B', of: 'log: a value of a window', from: 'bench:disk, full of words and ids' },
  mentionRow: { value: 118, unit: 'B', of: "ClickHouse's disk: a mention", from: 'bench:disk' },
  windowRow: { value: 305, unit: 'B', of: "ClickHouse's disk: a window", from: 'bench:disk, full of words and ids' },
} as const satisfies Record<string, Cost>
