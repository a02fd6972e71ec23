// Original file: tocsin/erasure/v1/erasure.proto


/**
 * An author as ingest knew it under one version of its key.
 */
export interface AuthorHashInput {
  'keyVersion'?: (number);
  'hash'?: (string);
}

/**
 * An author as ingest knew it under one version of its key.
 */
export interface AuthorHash {
  'keyVersion': (number);
  'hash': (string);
}
