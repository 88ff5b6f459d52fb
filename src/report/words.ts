// Small Swedish phrases that several chapters share. Counts in running text are words up to twelve.
import { capitalise, writeCount } from '../core/numbers/write.ts';

export function countOf(count: number, one: string, many: string): string {
  return `${writeCount(count, 'sv')} ${count === 1 ? one : many}`;
}

/** For the start of a sentence, which must not be a digit: from thirteen "Totalt 13 …". */
export function startCount(count: number, one: string, many: string): string {
  const words = countOf(count, one, many);
  return count > 12 ? `Totalt ${words}` : capitalise(words);
}

/** "a, b och c" */
export function joinWords(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} och ${parts.at(-1)}`;
}
