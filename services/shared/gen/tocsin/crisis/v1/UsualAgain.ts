// Original file: tocsin/crisis/v1/events.proto


/**
 * A signal of this crisis closed: its figures are in their usual range.
 */
export interface UsualAgainInput {
  'signalId'?: (string);
  'brandId'?: (string);
  'atMs'?: (number | string);
  /**
   * When recovery is proposed if nothing opens again; 0 while another signal is open.
   */
  'proposeRecoveryAtMs'?: (number | string);
}

/**
 * A signal of this crisis closed: its figures are in their usual range.
 */
export interface UsualAgain {
  'signalId': (string);
  'brandId': (string);
  'atMs': (number);
  /**
   * When recovery is proposed if nothing opens again; 0 while another signal is open.
   */
  'proposeRecoveryAtMs': (number);
}
