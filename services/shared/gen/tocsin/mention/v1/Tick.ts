// Original file: tocsin/mention/v1/mention.proto


/**
 * Written by ingest into every partition each second so that stream time moves in silence.
 * On mentions.scored.v1 appended_at_ms carries the append time of the tick in mentions.collected.v1.
 */
export interface TickInput {
  'ingestId'?: (string);
  'observedAtMs'?: (number | string);
  'appendedAtMs'?: (number | string);
}

/**
 * Written by ingest into every partition each second so that stream time moves in silence.
 * On mentions.scored.v1 appended_at_ms carries the append time of the tick in mentions.collected.v1.
 */
export interface Tick {
  'ingestId': (string);
  'observedAtMs': (number);
  'appendedAtMs': (number);
}
