// Comparing names as people type them: without regard to case, spaces or how å, ä and ö are composed; and the nearest
// known name when one is misspelt.

/** The form in which names are compared. */
export function nameKey(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/\s+/gu, '');
}

/** The form in which fixed words are compared: "Unit_min" and "unit min" are one. */
export function wordKey(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_-]+/gu, ' ')
    .trim();
}

/** Headings besides without spaces: "Grupptyp" and "grupp typ" are one. */
export function headingKey(text: string): string {
  return wordKey(text).replaceAll(' ', '');
}

/** "Södra Lappland" → "sodra-lappland". */
export function kebabCase(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** A cell as it may be repeated in a message: short, on one line. */
export function quote(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return `”${line.length > 60 ? `${line.slice(0, 59)}…` : line}”`;
}

/** Names longer than this are compared by their beginning: the work grows with the square of the length. */
const COMPARED_CHARACTERS = 80;

/** The candidate nearest to `name`, if near enough to have been meant: at most a third of the letters differ. */
export function nearestName(name: string, candidates: Iterable<string>): string | null {
  const wanted = nameKey(name).slice(0, COMPARED_CHARACTERS);
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const key = nameKey(candidate).slice(0, COMPARED_CHARACTERS);
    if (Math.abs(key.length - wanted.length) >= bestDistance) continue;
    const distance = editDistance(wanted, key);
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours (Damerau 1964). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (isSwap) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      current.push(least);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}
