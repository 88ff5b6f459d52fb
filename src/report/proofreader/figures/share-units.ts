// A unit written once for two or more figures: "från 72 till 76 procent", "88, 90 respektive 89 procent".
import type { Figure } from './figure.ts';
import type { Token } from './tokens.ts';
import { HEDGES } from './words.ts';

/** "från 72 till 76 procent", "88, 90 respektive 89 procent", "från 65 procent till 62": the unit is written once. */
export function shareUnits(tokens: readonly Token[], figures: readonly Figure[]): Figure[] {
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
