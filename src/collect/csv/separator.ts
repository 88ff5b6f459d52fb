// Which character parts the cells: semicolon, tab or comma. Counted outside quotes, record by record: the separator is
// the one whose number is the same in most records. The total would be fooled by decimal commas and by commas in notes.

const SEPARATORS = [';', '\t', ','] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Enough records to see the pattern, few enough to cost nothing. */
const SAMPLE_RECORDS = 60;
const SAMPLE_CHARACTERS = 200_000;

export function findSeparator(text: string): Separator {
  const records = countPerRecord(text.slice(0, SAMPLE_CHARACTERS));
  let best: Separator = ';';
  let bestScore = { records: 0, count: 0 };
  SEPARATORS.forEach((separator, position) => {
    const score = commonestCount(records.map((counts) => counts[position] ?? 0));
    const isBetter =
      score.records > bestScore.records ||
      (score.records === bestScore.records && score.count > bestScore.count);
    if (isBetter) {
      best = separator;
      bestScore = score;
    }
  });
  return best;
}

/** For each record that is not empty: how many of each separator it has outside quotes. */
function countPerRecord(text: string): number[][] {
  const records: number[][] = [];
  let counts = SEPARATORS.map(() => 0);
  let isQuoted = false;
  let isFieldStart = true;
  let isEmpty = true;
  for (let index = 0; index < text.length && records.length < SAMPLE_RECORDS; index += 1) {
    const character = text[index] ?? '';
    if (isQuoted) {
      if (character === '"') isQuoted = false;
      continue;
    }
    if (character === '\n' || character === '\r') {
      if (!isEmpty) records.push(counts);
      counts = SEPARATORS.map(() => 0);
      isEmpty = true;
      isFieldStart = true;
      continue;
    }
    isEmpty = false;
    const position = (SEPARATORS as readonly string[]).indexOf(character);
    // A quote opens only where a field begins; the second of two doubled quotes reopens, which counts the same.
    if (character === '"' && (isFieldStart || text[index - 1] === '"')) isQuoted = true;
    if (position >= 0) counts[position] = (counts[position] ?? 0) + 1;
    isFieldStart = position >= 0;
  }
  if (!isEmpty && records.length < SAMPLE_RECORDS) records.push(counts);
  return records;
}

/** The count (at least one) that most records share, and how many share it. */
function commonestCount(counts: readonly number[]): { records: number; count: number } {
  const tally = new Map<number, number>();
  for (const count of counts) if (count > 0) tally.set(count, (tally.get(count) ?? 0) + 1);
  let best = { records: 0, count: 0 };
  for (const [count, records] of tally)
    if (records > best.records || (records === best.records && count > best.count)) best = { records, count };
  return best;
}
