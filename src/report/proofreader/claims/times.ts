// When a figure holds: a year in words around it, or "året innan", "i år". Gives each figure of a sentence at most one time.
import type { Figure } from '../figures/figure.ts';
import type { Sentence } from './reading.ts';
import { wordAt } from './reading.ts';
import { CURRENT_TIME, PREVIOUS_TIME } from './words.ts';

export type Time = number | 'previous' | 'current';

interface TimeMark {
  readonly time: Time;
  readonly first: number;
  readonly last: number;
}

const cache = new WeakMap<Sentence, ReadonlyMap<Figure, Time>>();

export function timesOf(sentence: Sentence): ReadonlyMap<Figure, Time> {
  const known = cache.get(sentence);
  if (known !== undefined) return known;
  const times = placeTimes(sentence, timeMarks(sentence));
  cache.set(sentence, times);
  return times;
}

function timeMarks(sentence: Sentence): TimeMark[] {
  const marks: TimeMark[] = [];
  for (const figure of sentence.figures)
    if (figure.kind === 'year') marks.push({ time: figure.value, first: figure.first, last: figure.last });
  for (let at = sentence.from; at < sentence.to - 1; at += 1) {
    const word = wordAt(sentence, at);
    const next = wordAt(sentence, at + 1);
    const pairs = (list: readonly (readonly [string, string])[]) =>
      list.some(([first, second]) => first === word && second === next);
    if (pairs(PREVIOUS_TIME)) marks.push({ time: 'previous', first: at, last: at + 1 });
    else if (pairs(CURRENT_TIME)) marks.push({ time: 'current', first: at, last: at + 1 });
  }
  if (!marks.some(({ time }) => typeof time === 'number')) marks.push(...monthMarks(sentence));
  return marks.sort((a, b) => a.first - b.first);
}

const MONTH_ORDER =
  'januari februari mars april maj juni juli augusti september oktober november december'.split(' ');

/** "402 i januari och 312 i december": months order values of a sentence that names no year. */
function monthMarks(sentence: Sentence): TimeMark[] {
  const marks: TimeMark[] = [];
  for (let at = sentence.from + 1; at < sentence.to; at += 1) {
    const month = MONTH_ORDER.indexOf(wordAt(sentence, at));
    if (month >= 0 && wordAt(sentence, at - 1) === 'i') marks.push({ time: month + 1, first: at, last: at });
  }
  return marks.length === 2 ? marks : [];
}

/** A time just after the figure wins; else the nearest one before it that no figure just before has taken for itself. */
function placeTimes(sentence: Sentence, marks: readonly TimeMark[]): ReadonlyMap<Figure, Time> {
  const times = new Map<Figure, Time>();
  const taken = new Set<TimeMark>();
  for (const figure of sentence.values) {
    const next = marks.find((mark) => mark.first > figure.last);
    if (next === undefined || taken.has(next) || !isJustAfter(sentence, figure, next)) continue;
    times.set(figure, next.time);
    taken.add(next);
  }
  for (const figure of sentence.values) {
    if (times.has(figure)) continue;
    const before = marks.filter((mark) => mark.last < figure.first && !taken.has(mark)).at(-1);
    if (before !== undefined && isSameClause(sentence, before, figure)) times.set(figure, before.time);
  }
  return times;
}

function isJustAfter(sentence: Sentence, figure: Figure, mark: TimeMark): boolean {
  if (mark.first - figure.last > 5) return false;
  const other = sentence.values.find((value) => value.first > figure.last && value.first < mark.first);
  if (other !== undefined) return false;
  // "7,2 (2022)": a year alone in parentheses belongs to the figure before it.
  if (
    mark.first === figure.last + 2 &&
    wordAt(sentence, figure.last + 1) === '(' &&
    wordAt(sentence, mark.last + 1) === ')'
  )
    return true;
  let words = 0;
  for (let at = figure.last + 1; at < mark.first; at += 1) {
    const word = wordAt(sentence, at);
    if (
      [
        ',',
        ';',
        ':',
        'än',
        'mot',
        'jämfört',
        'sedan',
        'mellan',
        '(',
        ')',
        'och',
        'samt',
        'men',
        'medan',
        'från',
        'till',
      ].includes(word)
    )
      return false;
    if (!['år', 'under', 'i', 'december', 'för', 'den', 'ett', 'för', 'två', 'tre'].includes(word))
      words += 1;
  }
  if (words > 1) return false;
  // "(2022: 76 procent; 2021: 73)": the year leads the figure after it.
  return wordAt(sentence, mark.last + 1) !== ':';
}

function isSameClause(sentence: Sentence, mark: TimeMark, figure: Figure): boolean {
  for (let at = mark.last + 1; at < figure.first; at += 1) {
    const word = wordAt(sentence, at);
    if (word === ';' || word === ')' || word === 'men' || word === 'medan') return false;
  }
  return true;
}

/** True when `a` is earlier than `b` as far as the text says. */
export function isEarlier(a: Time | undefined, b: Time | undefined): boolean {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  if (a === 'previous') return b !== 'previous';
  return b === 'current' && a !== undefined && a !== 'current';
}
