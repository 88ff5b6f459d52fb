// What a person has made of a proofread text so far. Lives in the page's memory and nowhere else.
import type {
  DecisionsPart,
  ProofreadingFinding,
  ProofreadingPage,
} from '../../../http/proofread-contract.ts';

/** What was sent: sent again for an export, since the server has forgotten it. */
export type ProofSource =
  | { readonly kind: 'file'; readonly file: File }
  | { readonly kind: 'text'; readonly text: string };

export interface Place {
  readonly region: string;
  readonly year: number;
}

export interface Review {
  readonly source: ProofSource;
  readonly place: Place | null;
  readonly page: ProofreadingPage;
  /** By the finding's id; a finding without one is open. */
  readonly decisions: DecisionsPart;
}

export type Decision = DecisionsPart[string];

export type Severity = ProofreadingFinding['severity'];
export const SEVERITIES = ['error', 'likely', 'ask'] as const satisfies readonly Severity[];

/** Which findings are shown. */
export type Filter = 'all' | 'undecided' | Severity;

export interface NumberedFinding {
  readonly finding: ProofreadingFinding;
  /** From 1, in the order of the document. */
  readonly number: number;
}

export function numberFindings({ findings }: ProofreadingPage): readonly NumberedFinding[] {
  return findings.map((finding, index) => ({ finding, number: index + 1 }));
}

export function isShown(
  { id, severity }: ProofreadingFinding,
  filter: Filter,
  decisions: DecisionsPart,
): boolean {
  if (filter === 'all') return true;
  return filter === 'undecided' ? decisions[id] === undefined : severity === filter;
}

/** Without the decision when it is null. */
export function withDecision(review: Review, id: string, decision: Decision | null): Review {
  const { [id]: _before, ...others } = review.decisions;
  return { ...review, decisions: decision === null ? others : { ...others, [id]: decision } };
}

export function toForm(source: ProofSource, place: Place | null): FormData {
  const form = new FormData();
  if (place !== null) {
    form.append('region', place.region);
    form.append('year', String(place.year));
  }
  if (source.kind === 'file') form.append('file', source.file, source.file.name);
  else form.append('text', source.text);
  return form;
}

export function findingAnchor(number: number): string {
  return `fynd-${number}`;
}
