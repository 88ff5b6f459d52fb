// The forms in which the audit log can be taken out; audit-file.ts writes and reads them.

export const AUDIT_FILE_FORMATS = ['csv', 'jsonl'] as const;
export type AuditFileFormat = (typeof AUDIT_FILE_FORMATS)[number];
