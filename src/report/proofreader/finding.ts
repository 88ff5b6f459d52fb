// What the proofreader says: one finding is one thing that is wrong, likely wrong or worth asking about, with the
// arithmetic that shows it. The list of codes is the contract with the documentation: docs/reference/proofreader/.
import type { ProofText } from './document.ts';

export const FINDING_CODES = [
  'change-arithmetic',
  'percent-for-points',
  'parts-do-not-sum',
  'share-of-count',
  'impossible-share',
  'share-words',
  'counting-words',
  'direction-word',
  'target-word',
  'total-outside-groups',
  'extreme-contradicted',
  'unit-of-measure',
  'same-thing-two-values',
  'neighbours-contradict',
  'stale-verdict',
  'status-against-comment',
  'table-integrity',
  'money-and-scale',
  'rounding',
  'against-data',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** error = the figures contradict each other; likely = so nearly certain that it should be looked at; ask = a question. */
export type Severity = 'error' | 'likely' | 'ask';

export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly line: number;
  readonly column: number;
  /** The text of the document that it stands in, and from which character of it. */
  readonly source: ProofText;
  readonly start: number;
  /** The words of the document that the finding is about. */
  readonly quote: string;
  /** One Swedish sentence: what is wrong. */
  readonly message: string;
  /** What to write instead, or what to check. */
  readonly suggestion: string;
  /** The calculation, as a person would write it down: "648 − 600 = 48; 48 / 600 = 8 procent". */
  readonly arithmetic: string;
}

/** Headings of the codes, for lists and pages. */
export const FINDING_TITLES = {
  'change-arithmetic': 'Förändringen stämmer inte med talen',
  'percent-for-points': 'Procentenheter, inte procent',
  'parts-do-not-sum': 'Delarna ger inte helheten',
  'share-of-count': 'Andelen stämmer inte med antalen',
  'impossible-share': 'Andelen går inte att få',
  'share-words': 'Andelsordet stämmer inte med talen',
  'counting-words': 'Räkneordet stämmer inte med talen',
  'direction-word': 'Ordet går emot siffrorna',
  'target-word': 'Omdömet om målet stämmer inte',
  'total-outside-groups': 'Totalen ligger utanför delarna',
  'extreme-contradicted': 'Lägsta eller högsta värdet motsägs',
  'unit-of-measure': 'Fel eller saknad måttenhet',
  'same-thing-two-values': 'Samma sak har två värden',
  'neighbours-contradict': 'Meningarna motsäger varandra',
  'stale-verdict': 'Gammalt eller ofullständigt värde bakom omdömet',
  'status-against-comment': 'Statusen stämmer inte med kommentaren',
  'table-integrity': 'Fel i tabellen',
  'money-and-scale': 'Belopp eller storleksordning stämmer inte',
  rounding: 'Fel avrundning',
  'against-data': 'Stämmer inte med regionens uppgifter',
} as const satisfies Record<FindingCode, string>;
