// What an entry of the audit log can be about.

export const AUDIT_KINDS = [
  /** Something was changed: before and after tell what. */
  'change',
  /** Unpublished unit data were read. */
  'read',
  /** Signed in or out, or failed to. */
  'sign-in',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];
