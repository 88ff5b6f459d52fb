// Swedish number words from zero to 999 999, alone or joined ("tjugotre", "trettioåtta", "ettusen").

const ONES: Readonly<Record<string, number>> = {
  noll: 0,
  en: 1,
  ett: 1,
  två: 2,
  tre: 3,
  fyra: 4,
  fem: 5,
  sex: 6,
  sju: 7,
  åtta: 8,
  nio: 9,
  tio: 10,
  elva: 11,
  tolv: 12,
  tretton: 13,
  fjorton: 14,
  femton: 15,
  sexton: 16,
  sjutton: 17,
  arton: 18,
  nitton: 19,
};

const TENS: Readonly<Record<string, number>> = {
  tjugo: 20,
  trettio: 30,
  fyrtio: 40,
  femtio: 50,
  sextio: 60,
  sjuttio: 70,
  åttio: 80,
  nittio: 90,
};

/** The number that the word says, or null. "tjugotal" and the like are no numbers. */
export function readNumberWord(lower: string): number | null {
  const one = ONES[lower];
  if (one !== undefined) return one;
  if (lower === 'hundra') return 100;
  if (lower === 'tusen') return null; // a factor, read with the number before it
  for (const [ten, value] of Object.entries(TENS)) {
    if (lower === ten) return value;
    if (!lower.startsWith(ten)) continue;
    const rest = ONES[lower.slice(ten.length)];
    if (rest !== undefined && rest > 0 && rest < 10) return value + rest;
  }
  const hundred = /^(\p{L}{2,4})?hundra(\p{L}*)$/u.exec(lower);
  if (hundred) {
    const many = hundred[1] === undefined ? 1 : ONES[hundred[1]];
    const rest = hundred[2] === '' ? 0 : readNumberWord(hundred[2] ?? '');
    if (many !== undefined && rest !== null) return many * 100 + rest;
  }
  return null;
}
