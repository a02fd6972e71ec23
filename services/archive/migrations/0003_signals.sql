-- One row per value of an episode; the highest ver per signal_id is the value. body is the whole signal as JSON.
CREATE TABLE IF NOT EXISTS signals (
  signal_id String,
  brand_id LowCardinality(String),
  rule_id LowCardinality(String),
  kind LowCardinality(String),
  level LowCardinality(String),
  state LowCardinality(String),
  opened_at DateTime64(3, 'UTC'),
  updated_at DateTime64(3, 'UTC'),
  closed_at Nullable(DateTime64(3, 'UTC')),
  ver UInt64,
  while_blind Bool,
  sentence String,
  mention_ids Array(String),
  body String CODEC(ZSTD(3))
) ENGINE = {{ReplacingMergeTree}}(ver)
PARTITION BY toYear(opened_at)
ORDER BY (brand_id, opened_at, signal_id);
