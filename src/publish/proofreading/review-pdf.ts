// The list of findings as PDF/A-2a and PDF/UA-1, set by Typst from findings.typ as the report is from report.typ.
import type { ReviewedDocument, ReviewedFinding } from '../../report/contract.ts';
import { claimAccessibility } from '../pdf/claim-accessibility.ts';
import { displayable } from '../pdf/displayable.ts';
import { typeset } from '../pdf/typst.ts';
import { writeDate } from '../words.ts';
import {
  REVIEW_WORDS,
  SEVERITIES,
  writeAgainst,
  writeCounts,
  writeDecision,
  writeFindingPlace,
} from './review-words.ts';

/** Characters of the text shown on each side of the quote. */
const AROUND = 110;

export async function reviewPdf(reviewed: ReviewedDocument): Promise<Uint8Array> {
  const at = new Date(reviewed.at);
  const texts = textsById(reviewed);
  const replaceUnknown = await displayable();
  const data = replaceUnknown({
    words: REVIEW_WORDS,
    fileName: reviewed.fileName,
    date: {
      year: at.getUTCFullYear(),
      month: at.getUTCMonth() + 1,
      day: at.getUTCDate(),
      text: writeDate(reviewed.at),
    },
    counts: writeCounts(reviewed),
    against: writeAgainst(reviewed),
    findings: reviewed.reviews.map((review, index) => toEntry(review, index + 1, reviewed, texts)),
    held: reviewed.document.held.map(({ quote, what, from }) => ({ quote, what, from })),
  });
  return claimAccessibility(await typeset(data, at, ['proofreading', 'findings.typ']));
}

function toEntry(
  { finding, decision }: ReviewedFinding,
  number: number,
  { document }: ReviewedDocument,
  texts: ReadonlyMap<number, string>,
) {
  const { start, end, severity, title, quote, message, suggestion, steps, replacement } = finding;
  const text = texts.get(finding.textId) ?? '';
  return {
    number,
    severity,
    word: SEVERITIES[severity].word,
    title,
    place: writeFindingPlace(finding, document.format),
    before: shortenedStart(text.slice(0, start)),
    quote,
    after: shortenedEnd(text.slice(end)),
    message,
    steps,
    suggestion,
    replacement: replacement ?? '',
    decision: writeDecision(decision),
    isDecided: decision.kind !== 'open',
  };
}

function textsById({ document }: ReviewedDocument): ReadonlyMap<number, string> {
  const all = document.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [...(block.caption === null ? [] : [block.caption]), ...block.header, ...block.rows.flat()]
      : [block.text],
  );
  return new Map(all.map(({ id, text }) => [id, text]));
}

/** The end of what stands before, from a whole word. */
function shortenedStart(before: string): string {
  if (before.length <= AROUND) return before;
  return `… ${before.slice(-AROUND).replace(/^\S*\s+/u, '')}`;
}

function shortenedEnd(after: string): string {
  if (after.length <= AROUND) return after;
  return `${after.slice(0, AROUND).replace(/\s+\S*$/u, '')} …`;
}
