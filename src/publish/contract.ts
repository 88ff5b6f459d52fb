// From the report document to files that people open. One folder per target; each sets the same blocks.
import type { ReportDocument, ReviewedDocument } from '../report/contract.ts';

export const REPORT_FORMATS = ['pdf', 'docx', 'html', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

export interface PublishedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export type Publish = (report: ReportDocument, format: ReportFormat) => Promise<PublishedFile>;

export const REVIEW_FORMATS = ['docx', 'pdf'] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

/** A proofread document: its text with the findings as comments (Word), or the list of findings (PDF). */
export type PublishReview = (reviewed: ReviewedDocument, format: ReviewFormat) => Promise<PublishedFile>;
