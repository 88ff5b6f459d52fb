// A proofread text with a person's decisions as a file: the Word file that was sent with the findings as comments, a new Word
// file for other texts, or the list of findings as PDF. The text is sent again with the decisions; nothing is kept between.
import { hasIdentityNumber } from '../core/identity-number.ts';
import type { PublishedFile, ReviewFormat } from '../publish/contract.ts';
import { reviewFileName } from '../publish/proofreading/publish-review.ts';
import type { FindingDecision, ReviewedDocument } from '../report/contract.ts';
import { remarkOn } from '../report/proofreader/findings/remark.ts';
import { Refused } from './failures.ts';
import type { ProofedUpload, ProofUpload } from './proofread-upload.ts';
import { proofUpload } from './proofread-upload.ts';
import type { World } from './world.ts';

/** By the finding's id; findings that are not named are open. */
export type Decisions = ReadonlyMap<string, FindingDecision>;

/** Throws as proofreadUpload, and Refused when a decision is about a finding that the text does not have. */
export async function exportProofreading(
  world: World,
  upload: ProofUpload,
  decisions: Decisions,
  format: ReviewFormat,
): Promise<PublishedFile> {
  refuseIdentityNumbers(decisions);
  const proofed = await proofUpload(world, upload);
  const reviewed = toReviewed(proofed, decisions, world.clock());
  if (format === 'docx' && proofed.document.format === 'docx') {
    const bytes = await annotated(world, upload, reviewed);
    if (bytes !== null) return { fileName: reviewFileName(proofed.fileName, format), mediaType: WORD, bytes };
  }
  return world.publishReview(reviewed, format);
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Null when the file is not laid out as Word lays it out: then its text is set anew. */
async function annotated(
  world: World,
  { bytes }: ProofUpload,
  { fileName, at, reviews }: ReviewedDocument,
): Promise<Uint8Array | null> {
  const notes = reviews.map(({ finding: { textId, start, end }, remark }) => ({
    textId,
    start,
    end,
    paragraphs: remark,
  }));
  const answer = await world.proofreading.annotate({ name: fileName, bytes, notes, at });
  return answer.kind === 'annotated' ? answer.bytes : null;
}

function toReviewed(
  { fileName, document, year }: ProofedUpload,
  decisions: Decisions,
  at: string,
): ReviewedDocument {
  const known = new Set(document.findings.map(({ id }) => id));
  if ([...decisions.keys()].some((id) => !known.has(id)))
    throw new Refused([
      {
        code: 'decision-without-finding',
        severity: 'error',
        where: {},
        message:
          'Besluten hör inte till den här texten, eller så har regionens uppgifter ändrats sedan den granskades.',
        hint: 'Granska texten på nytt och spara sedan.',
      },
    ]);
  return {
    fileName,
    at,
    against: year === null ? null : `${year.region.name} ${year.plan.year}`,
    document,
    reviews: document.findings.map((finding) => {
      const decision = decisions.get(finding.id) ?? { kind: 'open' };
      return { finding, decision, remark: remarkOn(finding, decision) };
    }),
  };
}

function refuseIdentityNumbers(decisions: Decisions): void {
  for (const decision of decisions.values())
    if (decision.kind === 'dismissed' && hasIdentityNumber(decision.reason))
      throw new Refused([
        {
          code: 'identity-number',
          severity: 'error',
          where: { column: 'skäl' },
          message: 'Ett skäl innehåller ett personnummer.',
          hint: 'Ta bort det. Personnummer tas inte emot någonstans i systemet.',
        },
      ]);
}
