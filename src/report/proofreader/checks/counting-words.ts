// counting-words: "alla utom en", "samtliga", "ingen", "flera" against the count beside them (language.md, Counting words).

import type { Finding } from '../finding.ts';
import { findingOnTokens, say, sayValue } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkCountingWords: Check = ({ quantifiers }) =>
  quantifiers.flatMap(({ sentence, first, last, meaning, part, whole }): Finding[] => {
    if (meaning.kind === 'share' || part === null || whole === null) return [];
    const missing = whole.value - part.value;
    const text = sentence.source.text.slice(sentence.tokens[first]?.start, sentence.tokens[last]?.end);
    const make = (severity: Finding['severity'], suggestion: string): Finding[] => [
      findingOnTokens(sentence, first, last, {
        code: 'counting-words',
        severity,
        message: `”${text}” stämmer inte med ${sayValue(part)} av ${sayValue(whole)}.`,
        suggestion,
        arithmetic: `${sayValue(whole)} − ${sayValue(part)} = ${say(missing, 0)}`,
      }),
    ];
    switch (meaning.kind) {
      case 'except':
        return missing === meaning.count
          ? []
          : make('error', `Skriv alla utom ${say(missing, 0)}, eller rätta talen.`);
      case 'all':
        return missing === 0 ? [] : make('error', `Skriv alla utom ${say(missing, 0)}.`);
      case 'none':
        return part.value === 0 ? [] : make('error', 'Skriv ut antalet.');
      case 'count':
        return part.value >= meaning.low && part.value <= meaning.high
          ? []
          : make('ask', 'Skriv ut antalet i stället för ordet.');
    }
  });
