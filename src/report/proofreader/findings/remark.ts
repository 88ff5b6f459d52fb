// A finding as the paragraphs of a comment in the margin, in Swedish: heading, what is wrong, the sum, what to write, and
// what a person has decided. Word comments and lists say exactly this.
import type { FindingDecision, ProofedFinding } from '../../contract.ts';

export const SEVERITY_WORDS = {
  error: 'Fel',
  likely: 'Troligt fel',
  ask: 'Kontrollera',
} as const satisfies Record<ProofedFinding['severity'], string>;

export function remarkOn(finding: ProofedFinding, decision: FindingDecision): readonly string[] {
  const sum = finding.steps.map(({ terms, gives }) => (gives === '' ? terms : `${terms} = ${gives}`));
  return [
    `${SEVERITY_WORDS[finding.severity]}: ${finding.title}`,
    finding.message,
    ...(sum.length === 0 ? [] : [`Uträkning: ${sum.join('; ')}`]),
    ...(finding.suggestion === '' ? [] : [`Förslag: ${finding.suggestion}`]),
    ...decided(decision),
  ];
}

function decided(decision: FindingDecision): readonly string[] {
  switch (decision.kind) {
    case 'open':
      return [];
    case 'accepted':
      return ['Beslut: ska rättas.'];
    case 'dismissed':
      return [`Beslut: rättas inte. Skäl: ${decision.reason}`];
  }
}
