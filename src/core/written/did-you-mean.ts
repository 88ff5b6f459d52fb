// Suggestions for misspelt names: the closest known name, if it is close enough to be what was meant.

/** The known name with the fewest changed letters, at most a third of them; null when none is that near. */
export function closestName(name: string, known: Iterable<string>): string | null {
  const wanted = name.toLocaleLowerCase('sv-SE');
  let best: string | null = null;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(wanted, candidate.toLocaleLowerCase('sv-SE'));
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** A hint sentence: the near name when there is one, else what there is to choose from (at most twelve). */
export function suggest(name: string, known: Iterable<string>): string {
  const names = [...known];
  const near = closestName(name, names);
  if (near !== null) return `Menade du ”${near}”?`;
  if (names.length === 0) return 'Det finns inget att välja på än.';
  if (names.length > 12) return 'Kontrollera stavningen.';
  return `Det som kan stå här är ${names.join(', ')}.`;
}

/** Damerau–Levenshtein with adjacent swaps: the four slips of a typing hand count one each. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, (beforeLast[j - 2] ?? 0) + 1);
      row.push(distance);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
