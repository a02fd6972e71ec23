// Original file: tocsin/audit/v1/audit.proto

export const AuditKind = {
  AUDIT_KIND_UNSPECIFIED: 'AUDIT_KIND_UNSPECIFIED',
  /**
   * A command that crisis.events.v1 took: of a person, a link, a connector, the detector or a clock.
   */
  AUDIT_KIND_TAKEN: 'AUDIT_KIND_TAKEN',
  /**
   * A command that was refused by a rule.
   */
  AUDIT_KIND_REFUSED: 'AUDIT_KIND_REFUSED',
  /**
   * A token, link or code that opens nothing, or not this.
   */
  AUDIT_KIND_ACCESS_REFUSED: 'AUDIT_KIND_ACCESS_REFUSED',
  AUDIT_KIND_PLAN_CHANGED: 'AUDIT_KIND_PLAN_CHANGED',
  /**
   * Texts of the plan or of this log were handed out.
   */
  AUDIT_KIND_EXPORTED: 'AUDIT_KIND_EXPORTED',
  /**
   * The erasure of an author: asked for, counted, done.
   */
  AUDIT_KIND_ERASURE: 'AUDIT_KIND_ERASURE',
  /**
   * Entries of this log were blanked.
   */
  AUDIT_KIND_ENTRIES_ERASED: 'AUDIT_KIND_ENTRIES_ERASED',
  /**
   * A command that leaves no record of its own in another log: a flag, a message sent again.
   */
  AUDIT_KIND_DONE: 'AUDIT_KIND_DONE',
} as const;

export type AuditKindInput =
  | 'AUDIT_KIND_UNSPECIFIED'
  | 0
  /**
   * A command that crisis.events.v1 took: of a person, a link, a connector, the detector or a clock.
   */
  | 'AUDIT_KIND_TAKEN'
  | 1
  /**
   * A command that was refused by a rule.
   */
  | 'AUDIT_KIND_REFUSED'
  | 2
  /**
   * A token, link or code that opens nothing, or not this.
   */
  | 'AUDIT_KIND_ACCESS_REFUSED'
  | 3
  | 'AUDIT_KIND_PLAN_CHANGED'
  | 4
  /**
   * Texts of the plan or of this log were handed out.
   */
  | 'AUDIT_KIND_EXPORTED'
  | 5
  /**
   * The erasure of an author: asked for, counted, done.
   */
  | 'AUDIT_KIND_ERASURE'
  | 6
  /**
   * Entries of this log were blanked.
   */
  | 'AUDIT_KIND_ENTRIES_ERASED'
  | 7
  /**
   * A command that leaves no record of its own in another log: a flag, a message sent again.
   */
  | 'AUDIT_KIND_DONE'
  | 8

export type AuditKind = typeof AuditKind[keyof typeof AuditKind]
