// Original file: tocsin/ingest/v1/ingest.proto


/**
 * A record of sources.cursors.v1 (key source).
 */
export interface SourceCursorInput {
  'source'?: (string);
  'cursor'?: (string);
  'savedAtMs'?: (number | string);
}

/**
 * A record of sources.cursors.v1 (key source).
 */
export interface SourceCursor {
  'source': (string);
  'cursor': (string);
  'savedAtMs': (number);
}
