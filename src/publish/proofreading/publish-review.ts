// A proofread document as a file: Word with the findings as comments, or the list of findings as PDF. A Word file from
// outside is annotated as it is by the proofreader itself (report/proofreader/comments); here every other text is set anew.
import type { ReviewedDocument } from '../../report/contract.ts';
import type { PublishedFile, PublishReview, ReviewFormat } from '../contract.ts';
import { reviewDocx } from './review-docx.ts';
import { reviewPdf } from './review-pdf.ts';

interface Target {
  readonly mediaType: string;
  readonly ending: string;
  readonly write: (reviewed: ReviewedDocument) => Promise<Uint8Array>;
}

const TARGETS = {
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: 'granskad.docx',
    write: reviewDocx,
  },
  pdf: { mediaType: 'application/pdf', ending: 'fynd.pdf', write: reviewPdf },
} as const satisfies Record<ReviewFormat, Target>;

export const publishReview: PublishReview = async (reviewed, format): Promise<PublishedFile> => {
  const { mediaType, write } = TARGETS[format];
  return { fileName: reviewFileName(reviewed.fileName, format), mediaType, bytes: await write(reviewed) };
};

/** "rapport 2023.docx" → "rapport 2023-granskad.docx" */
export function reviewFileName(fileName: string, format: ReviewFormat): string {
  return `${fileName.replace(/\.\w{1,8}$/u, '')}-${TARGETS[format].ending}`;
}
