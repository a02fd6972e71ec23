/** A dependency failed in a way that may pass: the caller retries with capped back-off. */
export class RetryableError extends Error {
  override readonly name: string = 'RetryableError'
  readonly retryable = true
}

/** The log does not take writes for now: disk full, broker away. Ingest answers 503 with Retry-After. */
export class LogUnavailableError extends RetryableError {
  override readonly name = 'LogUnavailableError'
}

/** The partition belongs to another member or another epoch now; the result of this one must be dropped. */
export class StaleEpochError extends Error {
  override readonly name = 'StaleEpochError'
}

/** A committed offset lies below the log start: records were removed before they were read. Never skipped silently. */
export class LogGapError extends Error {
  override readonly name = 'LogGapError'
}

/** A topic exists with another number of partitions. A new count is a new topic version. */
export class PartitionCountError extends Error {
  override readonly name = 'PartitionCountError'
}

/** A topic does not exist: it was never made, or somebody removed it. */
export class UnknownTopicError extends Error {
  override readonly name = 'UnknownTopicError'
}

/** Another process owns the data folder. */
export class LogLockedError extends Error {
  override readonly name = 'LogLockedError'
}

/** A record is larger than the log takes (1 MiB). */
export class RecordTooLargeError extends Error {
  override readonly name = 'RecordTooLargeError'
}
