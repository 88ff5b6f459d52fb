// Numbers that are names or times and are left alone: years, sections, paragraphs, tables, dates, ages, definitions.
import type { Figure } from './figure.ts';
import type { ReadUnit } from './read-unit.ts';
import type { Token } from './tokens.ts';
import { COUNTED_AFTER_YEARLIKE, LABEL_BEFORE, MONTHS, YEAR_BEFORE } from './words.ts';

export function isYear(tokens: readonly Token[], index: number, sign: number): boolean {
  const token = tokens[index];
  if (token === undefined || sign !== 0 || !/^(19|20)\d{2}$/u.test(token.text)) return false;
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1];
  if (after === undefined) return true;
  if (after.text === '%' || after.lower.startsWith('procent')) return false;
  if (COUNTED_AFTER_YEARLIKE.has(after.lower)) return YEAR_BEFORE.has(before) || MONTHS.has(before);
  return true;
}

export function isLabel(
  text: string,
  tokens: readonly Token[],
  index: number,
  unit: ReadUnit,
  range: boolean,
  previous: Figure | undefined,
  isWord: boolean,
): boolean {
  const before = tokens[index - 1]?.lower ?? '';
  const further = tokens[index - 2]?.lower ?? '';
  const after = tokens[index + 1]?.lower ?? '';
  if (tokens[index]?.text === '1177') return true; // the national telephone line and web site
  if (before === '§' || after === '§' || after === 'kap' || MONTHS.has(after)) return !isWord;
  // "inom tre dagar", "de senaste 18 månaderna", "per 1 000 invånare": parts of a definition, values of nothing.
  if (unit.unit === 'duration' && ['inom', 'senaste'].includes(before)) return true;
  if (before === 'per' && unit.unit !== 'money') return true;
  if (unit.noun === 'år' && unit.unit === 'duration') return isAge(tokens, index, unit, range, before);
  if (unit.unit === 'bare' || (unit.unit === 'count' && !isWord)) {
    if (before === '.' && ['kap', 'nr', 'kl', 'bil', 'tab', 'fig', 's', 'sid'].includes(further)) return true;
    if (LABEL_BEFORE.has(before) && !(before === 'målet' && unit.unit === 'count'))
      return !isWord || before === 'mål';
    if (before === 'till' && unit.unit === 'bare' && LABEL_BEFORE.has(further)) return true;
  }
  if (/^\d{2}\.\d{2}$/u.test(tokens[index]?.text ?? '') && unit.unit === 'bare' && range) return true;
  // An enumeration goes on as it began: "vecka 40, 41 och 42", "tabell 2, 3 och 5".
  return (
    unit.unit === 'bare' &&
    previous !== undefined &&
    previous.kind === 'label' &&
    /^(?:\s*(?:[,–-]|och|eller|samt|respektive|till))+\s*$/u.test(
      text.slice(previous.end, tokens[index]?.start ?? 0),
    )
  );
}

function isAge(
  tokens: readonly Token[],
  index: number,
  unit: ReadUnit,
  range: boolean,
  before: string,
): boolean {
  if (range) return true;
  if (
    [
      'över',
      'under',
      'fyllt',
      'fyller',
      'fyllda',
      'minst',
      'upptill',
      'åldern',
      'från',
      'till',
      'än',
    ].includes(before)
  )
    return true;
  const after = tokens[unit.last + 1]?.lower ?? '';
  const second = tokens[unit.last + 2]?.lower ?? '';
  if (['eller', 'och'].includes(after) && ['äldre', 'yngre', 'uppåt'].includes(second)) return true;
  return ['gammal', 'gamla'].includes(after) || (tokens[index]?.kind === 'word' && unit.unitText === 'år');
}
