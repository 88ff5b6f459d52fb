// From a document and what the proofreader says of it to what is shown and exported: texts with numbers, findings with the
// text and the characters that they stand on. Plain values, so that they can leave the process that read the file.
import type {
  ProofedBlock,
  ProofedDocument,
  ProofedFinding,
  ProofedFormat,
  ProofedText,
} from '../contract.ts';
import type { Bound } from './claims/bindings.ts';
import type { ProofData } from './data.ts';
import type { ProofBlock, ProofDocument, ProofText } from './document.ts';
import { pageOf, textsOf } from './document.ts';
import type { Finding } from './finding.ts';
import { FINDING_TITLES } from './finding.ts';
import { replacementOf, stepsOf } from './findings/steps.ts';
import { proofreadClosely } from './proofread.ts';

export function toProofed(document: ProofDocument, format: ProofedFormat, data?: ProofData): ProofedDocument {
  const { findings, figureCount, held } = proofreadClosely(document, data);
  const numbers = new Map(textsOf(document).map((text, id) => [text, id]));
  const idOf = (text: ProofText): number => {
    const id = numbers.get(text);
    if (id === undefined) throw new Error('A finding on a text that is not in the document');
    return id;
  };
  const toText = (text: ProofText): ProofedText => {
    const line = text.anchors[0]?.line ?? 1;
    return { id: idOf(text), text: text.text, line, page: pageOf(document, line) };
  };
  return {
    format,
    figureCount,
    blocks: document.blocks.map((block) => toBlock(block, toText)),
    findings: findings.map((finding) => toFinding(finding, idOf(finding.source), document)),
    held: held.map((bound) => toHeld(bound, idOf(bound.source))),
  };
}

function toBlock(block: ProofBlock, toText: (text: ProofText) => ProofedText): ProofedBlock {
  if (block.kind !== 'table') return { ...block, text: toText(block.text) };
  return {
    kind: 'table',
    caption: block.caption === null ? null : toText(block.caption),
    header: block.header.map(toText),
    rows: block.rows.map((row) => row.map(toText)),
  };
}

function toFinding(finding: Finding, textId: number, document: ProofDocument): ProofedFinding {
  const { code, severity, line, column, source, quote, message, suggestion, arithmetic } = finding;
  // A finding on a cell as a whole has no words of its own.
  const isWhole = quote === '';
  const start = isWhole ? 0 : finding.start;
  const end = isWhole ? source.text.length : start + quote.length;
  return {
    id: `${textId}:${start}-${end}:${code}`,
    textId,
    start,
    end,
    code,
    title: FINDING_TITLES[code],
    severity,
    line,
    column,
    page: pageOf(document, line),
    quote: isWhole ? source.text : quote,
    message,
    suggestion,
    replacement: replacementOf(suggestion, quote),
    steps: stepsOf(arithmetic),
  };
}

function toHeld({ source, figure: { start, end }, what, from, observationId }: Bound, textId: number) {
  return { textId, start, end, quote: source.text.slice(start, end), what, from, observationId };
}
