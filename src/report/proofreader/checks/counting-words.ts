// counting-words: "alla utom en", "samtliga", "ingen", "flera" against the count beside them (language.md, Counting words).
import type { Meaning, QuantifierClaim } from '../claims/quantifiers.ts';
import type { Figure } from '../figures/figure.ts';
import type { Finding, Severity } from '../finding.ts';
import { findingOnTokens, say, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkCountingWords: Check = ({ quantifiers }) =>
  quantifiers.flatMap((claim): Finding[] => {
    const { meaning, part, whole } = claim;
    if (meaning.kind === 'share' || part === null || whole === null) return [];
    const objection = judge(meaning, part.value, whole.value);
    return objection === null ? [] : [toFinding(claim, part, whole, objection)];
  });

interface Objection {
  readonly severity: Severity;
  readonly suggestion: string;
}

function judge(meaning: Exclude<Meaning, { kind: 'share' }>, part: number, whole: number): Objection | null {
  const missing = say(whole - part, 0);
  switch (meaning.kind) {
    case 'except':
      return whole - part === meaning.count
        ? null
        : { severity: 'error', suggestion: `Skriv alla utom ${missing}, eller rätta talen.` };
    case 'all':
      return part === whole ? null : { severity: 'error', suggestion: `Skriv alla utom ${missing}.` };
    case 'none':
      return part === 0 ? null : { severity: 'error', suggestion: 'Skriv ut antalet.' };
    case 'count':
      return part >= meaning.low && part <= meaning.high
        ? null
        : { severity: 'ask', suggestion: 'Skriv ut antalet i stället för ordet.' };
  }
}

function toFinding(
  { sentence, first, last }: QuantifierClaim,
  part: Figure,
  whole: Figure,
  objection: Objection,
): Finding {
  const text = sentence.source.text.slice(sentence.tokens[first]?.start, sentence.tokens[last]?.end);
  return findingOnTokens(sentence, first, last, {
    code: 'counting-words',
    ...objection,
    message: `”${text}” stämmer inte med ${sayValue(part)} av ${sayValue(whole)}.`,
    arithmetic: `${sayValue(whole)} − ${sayValue(part)} = ${say(whole.value - part.value, 0)}`,
  });
}
