// Original file: tocsin/crisis/v1/crisis.proto


/**
 * A record of flags.v1, key flag_id: what an employee saw. Signals and events name flags and never repeat them; blanked, it has no note.
 */
export interface FlagNoteInput {
  'flagId'?: (string);
  'brandId'?: (string);
  'note'?: (string);
  /**
   * Person id, or "code:<label>".
   */
  'raisedBy'?: (string);
  'raisedAtMs'?: (number | string);
}

/**
 * A record of flags.v1, key flag_id: what an employee saw. Signals and events name flags and never repeat them; blanked, it has no note.
 */
export interface FlagNote {
  'flagId': (string);
  'brandId': (string);
  'note': (string);
  /**
   * Person id, or "code:<label>".
   */
  'raisedBy': (string);
  'raisedAtMs': (number);
}
