-- One row per mention of a brand. ver = deleted (1 bit) | revision (15 bits) | offset (48 bits): an edit replaces, a deletion outranks both.
CREATE TABLE IF NOT EXISTS mentions (
  brand_id LowCardinality(String),
  source LowCardinality(String),
  native_id String,
  revision UInt32,
  ver UInt64,
  event_time DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  observed_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  appended_at DateTime64(3, 'UTC') CODEC(Delta, ZSTD),
  timing LowCardinality(String),
  text String CODEC(ZSTD(3)),
  author_hash String,
  author_key_version UInt32,
  url String CODEC(ZSTD(3)),
  language_hint LowCardinality(String),
  parent_id String,
  matched_terms Array(String),
  language LowCardinality(String),
  sentiment LowCardinality(String),
  negative_probability Float32,
  neutral_probability Float32,
  positive_probability Float32,
  vulgar Bool,
  abusive Bool,
  scorer_version LowCardinality(String),
  weight UInt32,
  deleted Bool,
  archived_at DateTime64(3, 'UTC') DEFAULT now64(3, 'UTC'),
  INDEX by_native_id native_id TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_author author_hash TYPE bloom_filter(0.01) GRANULARITY 1,
  INDEX by_archived_at archived_at TYPE minmax GRANULARITY 1
) ENGINE = {{ReplacingMergeTree}}(ver)
PARTITION BY toYYYYMM(event_time)
ORDER BY (brand_id, event_time, source, native_id);

-- What sources withdrew and whose authors asked to be erased; it outlives a rebuild of mentions from the log.
CREATE TABLE IF NOT EXISTS mention_deletions (
  source LowCardinality(String),
  native_id String,
  author_hash String,
  observed_at DateTime64(3, 'UTC'),
  ver UInt64
) ENGINE = {{ReplacingMergeTree}}(ver)
ORDER BY (source, native_id, author_hash);
