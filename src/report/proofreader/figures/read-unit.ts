// The unit after a number: per cent, points, money, time, or the noun that is counted.
import type { FigureUnit } from './figure.ts';
import type { Token } from './tokens.ts';
import { ADJECTIVES, DURATIONS, FACTORS, MONEY, NOT_COUNTED } from './words.ts';

export interface ReadUnit {
  readonly unit: FigureUnit;
  readonly scale: number;
  readonly unitText: string;
  readonly noun: string;
  readonly last: number;
}

export function readUnit(tokens: readonly Token[], index: number): ReadUnit {
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
