// neighbours-contradict: two sentences in a row say opposite things about the trend of the same thing.
import { sentenceText } from '../claims/reading.ts';
import { findingOnTokens } from '../findings/write.ts';
import type { Check } from './check.ts';

export const checkNeighboursContradict: Check = ({ contradictions }) =>
  contradictions.map(({ before, after }) => {
    const quote = before.sentence.source.text.slice(
      before.sentence.tokens[before.first]?.start,
      before.sentence.tokens[before.last]?.end,
    );
    return findingOnTokens(after.sentence, after.first, after.last, {
      code: 'neighbours-contradict',
      severity: 'likely',
      message: `Meningen före säger ”${quote}” om samma sak.`,
      suggestion: 'Kontrollera vilket som gäller, eller skriv ut vad som skiljer (grupp, period, mått).',
      arithmetic: `${before.subject.join(' ')}: ${shorten(sentenceText(before.sentence))}`,
    });
  });

function shorten(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 89)}…`;
}
