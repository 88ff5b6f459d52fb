// What the two exports of a proofread document say beside the findings, in Swedish.
import type { FindingDecision, ProofedFinding, ReviewedDocument } from '../../report/contract.ts';

export const REVIEW_WORDS = {
  title: 'Siffergranskning',
  by: 'Siffergranskaren',
  page: 'Sida',
  of: 'av',
  findings: 'Fynd',
  held: 'Tal som stämmer med regionens uppgifter',
  inText: 'I texten',
  value: 'Värde',
  source: 'Källa',
  sum: 'Uträkning',
  suggestion: 'Förslag',
  decision: 'Beslut',
  none: 'Inga fynd. Det betyder inte att allt är rätt, bara att inget som granskas motsäger sig självt.',
  fresh: 'Texten är återgiven utan originalets layout. Fynden står som kommentarer.',
} as const;

export const SEVERITIES = {
  error: { word: 'Fel', one: 'fel', many: 'fel' },
  likely: { word: 'Troligt fel', one: 'troligt fel', many: 'troliga fel' },
  ask: { word: 'Kontrollera', one: 'sak att kontrollera', many: 'saker att kontrollera' },
} as const satisfies Record<
  ProofedFinding['severity'],
  { readonly word: string; readonly one: string; readonly many: string }
>;

export function writeDecision(decision: FindingDecision): string {
  switch (decision.kind) {
    case 'open':
      return 'Inte avgjort';
    case 'accepted':
      return 'Ska rättas';
    case 'dismissed':
      return `Rättas inte. Skäl: ${decision.reason}`;
  }
}

/** "2 fel och 1 sak att kontrollera. 1 ska rättas, 1 rättas inte, 1 är inte avgjort." */
export function writeCounts({ reviews }: ReviewedDocument): string {
  if (reviews.length === 0) return REVIEW_WORDS.none;
  const found = (['error', 'likely', 'ask'] as const).flatMap((severity) => {
    const count = reviews.filter(({ finding }) => finding.severity === severity).length;
    const { one, many } = SEVERITIES[severity];
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const decided = (kind: FindingDecision['kind']) =>
    reviews.filter(({ decision }) => decision.kind === kind).length;
  const list = found.length < 2 ? found.join('') : `${found.slice(0, -1).join(', ')} och ${found.at(-1)}`;
  return `${list}. ${decided('accepted')} ska rättas, ${decided('dismissed')} rättas inte, ${decided('open')} är inte avgjorda.`;
}

/** "sida 3, rad 41"; a Word file has paragraphs and no lines. */
export function writeFindingPlace(
  { line, page }: ProofedFinding,
  format: ReviewedDocument['document']['format'],
): string {
  const row = format === 'docx' ? `stycke ${line}` : `rad ${line}`;
  return page === null ? row : `sida ${page}, ${row}`;
}

export function writeAgainst({ against }: ReviewedDocument): string {
  return against === null
    ? 'Texten är hållen mot sig själv, inte mot några uppgifter.'
    : `Texten är också hållen mot uppgifterna för ${against}.`;
}
