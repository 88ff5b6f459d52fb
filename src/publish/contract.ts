// From the report document to files that people open. One folder per target; each sets the same blocks.
import type { ReportDocument } from '../report/contract.ts';

export const REPORT_FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface PublishedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export type Publish = (report: ReportDocument, format: ReportFormat) => Promise<PublishedFile>;
