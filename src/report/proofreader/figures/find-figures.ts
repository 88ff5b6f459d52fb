// Finds the figures of a text and says what each is: a value with its unit, a year, or a label that is left alone
// (sections, paragraphs, tables, dates, ages, codes). Knows the language, not the subject. Claims start from here.
import type { Figure, Hedge } from './figure.ts';
import { isLabel, isYear } from './labels.ts';
import { readNumberWord } from './number-words.ts';
import { readUnit } from './read-unit.ts';
import { shareUnits } from './share-units.ts';
import type { Token } from './tokens.ts';
import { COUNTED_BY_ARTICLE, HEDGES } from './words.ts';

/** More digits than any report needs: account and telephone numbers. */
const MOST_DIGITS = 12;

export function findFigures(text: string, tokens: readonly Token[]): Figure[] {
  const figures: Figure[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const figure = readFigure(text, tokens, index, figures.at(-1));
    if (figure === null) continue;
    figures.push(figure);
    index = figure.last;
  }
  return shareUnits(tokens, figures);
}

function readFigure(
  text: string,
  tokens: readonly Token[],
  index: number,
  previous: Figure | undefined,
): Figure | null {
  const token = tokens[index];
  if (token === undefined) return null;
  const isWord = token.kind === 'word';
  const value = isWord
    ? readNumberWord(token.lower)
    : token.kind === 'number'
      ? readDigits(token.text)
      : null;
  if (value === null) return null;
  const unit = readUnit(tokens, index);
  const isArticle = token.lower === 'en' || token.lower === 'ett';
  const isPlainArticle =
    unit.unit === 'bare'
      ? tokens[index + 1]?.lower !== 'av'
      : unit.unit === 'count' && !COUNTED_BY_ARTICLE.has(unit.noun);
  if (isArticle && isPlainArticle) return articleAlone(tokens, index, token, previous);
  const sign = isWord ? 0 : readSign(tokens, index);
  const decimals = isWord ? 0 : (/[.,](\d+)$/.exec(token.text)?.[1]?.length ?? 0);
  const range = isInRange(tokens, index);
  const base = {
    value: (sign === -1 ? -value : value) * unit.scale,
    half: 0.5 * 10 ** -decimals * unit.scale,
    decimals,
    hedge: readHedge(tokens, index, sign),
    sign,
    isWord,
    isArticle,
    isRangeEnd: range,
    first: index,
    last: unit.last,
    start: sign === 0 ? token.start : token.start - 1,
    end: tokens[unit.last]?.end ?? token.end,
  } as const;
  const plain = { unit: 'bare' as const, scale: 1, unitText: '', noun: '' };
  if (!isWord && isYear(tokens, index, sign))
    return { ...base, ...plain, kind: 'year', value, last: index, end: token.end };
  if (isLabel(text, tokens, index, unit, range, previous, isWord))
    return { ...base, ...plain, kind: 'label', last: index, end: token.end };
  return {
    ...base,
    kind: 'value',
    unit: unit.unit,
    scale: unit.scale,
    unitText: unit.unitText,
    noun: unit.noun,
  };
}

/** "en" and "ett" without a noun count only in an enumeration: "… och en inte", "ett kan inte bedömas". */
function articleAlone(
  tokens: readonly Token[],
  index: number,
  token: Token,
  previous: Figure | undefined,
): Figure | null {
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1]?.lower ?? '';
  const counts =
    before === 'utom' ||
    (previous !== undefined &&
      ['och', ',', ';', 'samt', 'men'].includes(before) &&
      [
        'kan',
        'har',
        'är',
        'inte',
        'i',
        'vid',
        'på',
        'hos',
        'efter',
        'drogs',
        'når',
        'pågår',
        'saknar',
        'uppfylls',
        'nås',
      ].includes(after));
  if (!counts) return null;
  return {
    kind: 'value',
    value: 1,
    half: 0.5,
    decimals: 0,
    unit: 'bare',
    scale: 1,
    unitText: '',
    noun: '',
    hedge: null,
    sign: 0,
    isWord: true,
    isArticle: true,
    isRangeEnd: false,
    first: index,
    last: index,
    start: token.start,
    end: token.end,
  };
}

function readDigits(text: string): number | null {
  const plain = text.replace(/[^\d.,]/gu, '').replace(',', '.');
  if (plain.replace('.', '').length > MOST_DIGITS) return null;
  const value = Number(plain.startsWith('.') ? `0${plain}` : plain);
  return Number.isFinite(value) ? value : null;
}

function readSign(tokens: readonly Token[], index: number): -1 | 0 | 1 {
  const token = tokens[index];
  const mark = tokens[index - 1];
  if (token === undefined || mark === undefined || mark.end !== token.start) return 0;
  const sign = '-−–'.includes(mark.text) ? -1 : mark.text === '+' ? 1 : 0;
  const before = tokens[index - 2];
  if (sign === 0 || (before !== undefined && before.end === mark.start && before.text !== '(')) return 0;
  return sign;
}

function readHedge(tokens: readonly Token[], index: number, sign: number): Hedge | null {
  const at = index - (sign === 0 ? 1 : 2);
  const before = tokens[at]?.lower ?? '';
  const further = tokens[at - 1]?.lower ?? '';
  if (before === 'än') {
    if (['mer', 'fler', 'högre', 'större', 'längre'].includes(further)) return 'more-than';
    if (['mindre', 'färre', 'lägre', 'kortare'].includes(further)) return 'less-than';
  }
  if (before === '=' && further === '<') return 'at-most';
  if (before === '=' && further === '>') return 'at-least';
  if (before === '.' && further === 'ca') return 'about';
  if (before === 'fullt' && further === 'inte') return 'under';
  if (before === 'till' && further === 'upp') return 'at-most';
  return Object.hasOwn(HEDGES, before) ? HEDGES[before as keyof typeof HEDGES] : null;
}

function isInRange(tokens: readonly Token[], index: number): boolean {
  const joined = (mark: number, other: number) => {
    const dash = tokens[mark];
    return (
      dash !== undefined &&
      '-–−'.includes(dash.text) &&
      tokens[other]?.kind === 'number' &&
      isTight(tokens, mark)
    );
  };
  return joined(index + 1, index + 2) || joined(index - 1, index - 2);
}

/** A dash of a range has both neighbours close ("18–80") or both apart by one space ("18 – 80" is left alone). */
function isTight(tokens: readonly Token[], mark: number): boolean {
  const dash = tokens[mark];
  return dash?.start === tokens[mark - 1]?.end && dash?.end === tokens[mark + 1]?.start;
}
