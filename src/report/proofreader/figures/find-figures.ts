// Finds the figures of a text and says what each is: a value with its unit, a year, or a label that is left alone
// (sections, paragraphs, tables, dates, ages, codes). Knows the language, not the subject. Claims start from here.
import type { Figure, FigureUnit, Hedge } from './figure.ts';
import { readNumberWord } from './number-words.ts';
import type { Token } from './tokens.ts';
import {
  ADJECTIVES,
  COUNTED_AFTER_YEARLIKE,
  COUNTED_BY_ARTICLE,
  DURATIONS,
  FACTORS,
  HEDGES,
  LABEL_BEFORE,
  MONEY,
  MONTHS,
  NOT_COUNTED,
  YEAR_BEFORE,
} from './words.ts';

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

interface ReadUnit {
  readonly unit: FigureUnit;
  readonly scale: number;
  readonly unitText: string;
  readonly noun: string;
  readonly last: number;
}

function readUnit(tokens: readonly Token[], index: number): ReadUnit {
  const alone = { unit: 'bare', scale: 1, unitText: '', noun: '', last: index } as const;
  const next = tokens[index + 1];
  if (next === undefined) return alone;
  const at = (offset: number) => tokens[index + offset]?.lower ?? '';
  if (next.text === '%') {
    if (/^-?enhet/u.test(at(2)) && tokens[index + 2]?.start === next.end)
      return { ...alone, unit: 'points', unitText: '%-enheter', last: index + 2 };
    return { ...alone, unit: 'percent', unitText: '%', last: index + 1 };
  }
  if (next.kind !== 'word') return alone;
  if (/^procentenhet(er|s)?$/u.test(next.lower))
    return { ...alone, unit: 'points', unitText: next.text, last: index + 1 };
  if (/^procents?$/u.test(next.lower))
    return { ...alone, unit: 'percent', unitText: next.text, last: index + 1 };
  const money = MONEY[next.lower];
  if (money !== undefined)
    return { ...alone, unit: 'money', scale: money, unitText: next.text, last: index + 1 };
  const factor = FACTORS[next.lower];
  if (factor !== undefined) {
    if (/^kr(onor)?$/u.test(at(2)))
      return { ...alone, unit: 'money', scale: factor, unitText: `${next.text} ${at(2)}`, last: index + 2 };
    return { ...countedNoun(tokens, index + 1), scale: factor };
  }
  const duration = DURATIONS[next.lower];
  // "0,63 år 2023": the word belongs to the year.
  const isYearWord = next.lower === 'år' && /^(?:19|20)\d{2}$/u.test(at(2));
  if (isYearWord) return alone;
  if (duration !== undefined)
    return { ...alone, unit: 'duration', unitText: next.text, noun: duration, last: index + 1 };
  return countedNoun(tokens, index);
}

function countedNoun(tokens: readonly Token[], index: number): ReadUnit {
  const alone = { unit: 'bare', scale: 1, unitText: '', noun: '', last: index } as const;
  let at = index + 1;
  let next = tokens[at];
  if (next !== undefined && ADJECTIVES.has(next.lower)) {
    const after = tokens[at + 1];
    if (after?.kind === 'word' && isNoun(after)) {
      at += 1;
      next = after;
    }
  }
  if (next === undefined || next.kind !== 'word' || !isNoun(next)) return alone;
  return { unit: 'count', scale: 1, unitText: next.text, noun: next.lower, last: at };
}

function isNoun(token: Token): boolean {
  return token.lower === token.text && token.lower.length > 1 && !NOT_COUNTED.has(token.lower);
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

function isYear(tokens: readonly Token[], index: number, sign: number): boolean {
  const token = tokens[index];
  if (token === undefined || sign !== 0 || !/^(19|20)\d{2}$/u.test(token.text)) return false;
  const before = tokens[index - 1]?.lower ?? '';
  const after = tokens[index + 1];
  if (after === undefined) return true;
  if (after.text === '%' || after.lower.startsWith('procent')) return false;
  if (COUNTED_AFTER_YEARLIKE.has(after.lower)) return YEAR_BEFORE.has(before) || MONTHS.has(before);
  return true;
}

function isLabel(
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

/** "från 72 till 76 procent", "88, 90 respektive 89 procent", "från 65 procent till 62": the unit is written once. */
function shareUnits(tokens: readonly Token[], figures: readonly Figure[]): Figure[] {
  const shared = [...figures];
  const gap = (from: Figure, to: Figure) =>
    tokens
      .slice(from.last + 1, to.first)
      .map((token) => token.lower)
      .filter((word) => !Object.hasOwn(HEDGES, word) && word !== 'i' && word !== 'ännu');
  let fromList = false;
  for (let index = shared.length - 2; index >= 0; index -= 1) {
    const here = shared[index];
    const next = shared[index + 1];
    if (here === undefined || next === undefined) continue;
    const between = gap(here, next).join(' ');
    if (here.isRangeEnd && next.isRangeEnd && next.kind === 'label' && here.kind === 'value') {
      shared[index] = { ...here, kind: 'label' };
      continue;
    }
    const isList: boolean = between === ',' && fromList;
    const takes: boolean =
      here.kind === 'value' &&
      next.kind === 'value' &&
      here.unit === 'bare' &&
      !here.isArticle &&
      next.unit !== 'bare' &&
      (next.unit !== 'count' || between === '–' || between === '-') &&
      tokens[here.first - 1]?.lower !== 'av' &&
      (isList ||
        ['till', 'mot', 'respektive', 'resp', 'resp .', '–', '-', ', mot'].includes(between) ||
        (['och', 'samt'].includes(between) && opensPair(tokens, here, shared[index - 1])));
    fromList = takes;
    if (takes) shared[index] = withUnit(here, next);
  }
  for (let index = 1; index < shared.length; index += 1) {
    const here = shared[index];
    const before = shared[index - 1];
    if (here === undefined || before === undefined || here.kind !== 'value' || here.unit !== 'bare') continue;
    if (
      before.kind !== 'value' ||
      before.unit === 'bare' ||
      before.unit === 'count' ||
      before.unit === 'points'
    )
      continue;
    // "med 15 procent till 1 584": the amount is in per cent, the result is not.
    const isResult = before.unit === 'percent' && tokens[before.first - 1]?.lower !== 'från';
    if (isResult && gap(before, here).includes('till')) continue;
    if (['till', 'mot', ', mot'].includes(gap(before, here).join(' ')) && !here.isArticle)
      shared[index] = withUnit(here, before);
  }
  return shared;
}

/** "mellan 53 och 100 procent", "12, 15 och 11 procent" share their unit; "blev 78 och 91 procent av cheferna" do not. */
function opensPair(tokens: readonly Token[], here: Figure, before: Figure | undefined): boolean {
  const lead = tokens[here.first - 1]?.lower ?? '';
  const isListed = lead === ',' && before !== undefined && before.last === here.first - 2;
  return isListed || ['mellan', 'både', 'på', 'med', 'om'].includes(lead) || here.hedge !== null;
}

function withUnit(figure: Figure, from: Figure): Figure {
  const { unit, scale, unitText, noun } = from;
  return { ...figure, unit, scale, unitText, noun, value: figure.value * scale, half: figure.half * scale };
}
