// Original file: tocsin/sentiment/v1/thinning.proto

import type { Long } from '@grpc/proto-loader';

/**
 * How much of a range of mentions.collected.v1 is passed on to be counted. It stands in the partition of the same number, and is durable
 * before the first record of its range is passed on. A range counts if it begins at or after the end of the ranges that count before it,
 * so of two that speak of the same records the first one counts: whoever scores them again thins them alike.
 */
export interface ThinningRangeInput {
  /**
   * Offsets in mentions.collected.v1: [from_offset, to_offset).
   */
  'fromOffset'?: (number | string | Long);
  'toOffset'?: (number | string | Long);
  /**
   * 1 in n of the mentions that are neither negative nor abusive is passed on, with weight n. A power of two; 1 passes everything on.
   */
  'oneIn'?: (number);
  /**
   * Why, for people: records passed on and not folded when it was decided.
   */
  'lagRecords'?: (number | string);
}

/**
 * How much of a range of mentions.collected.v1 is passed on to be counted. It stands in the partition of the same number, and is durable
 * before the first record of its range is passed on. A range counts if it begins at or after the end of the ranges that count before it,
 * so of two that speak of the same records the first one counts: whoever scores them again thins them alike.
 */
export interface ThinningRange {
  /**
   * Offsets in mentions.collected.v1: [from_offset, to_offset).
   */
  'fromOffset': (string);
  'toOffset': (string);
  /**
   * 1 in n of the mentions that are neither negative nor abusive is passed on, with weight n. A power of two; 1 passes everything on.
   */
  'oneIn': (number);
  /**
   * Why, for people: records passed on and not folded when it was decided.
   */
  'lagRecords': (number);
}
