// Restated values told (product.md 3): the old value is kept and said beside the new one, with the reason.
import type { Decimal } from '../core/decimal.ts';
import { decimalsOf, round } from '../core/decimal.ts';
import type { Observation } from '../core/observation.ts';
import { exactValue } from '../core/observation.ts';
import { writePeriod, yearOf } from '../core/period.ts';
import { printedValue, printLong } from '../core/printed.ts';
import type { Indicator } from '../plan/contract.ts';
import { referenceYear } from './change.ts';
import type { Restatement } from './contract.ts';
import type { IndicatorFigures } from './figures.ts';

/**
 * "värdet för 2022 är rättat: tidigare redovisat 72 procent, nu 73 procent" for each restatement of the year and the
 * reference year whose current figure `isWanted`.
 */
export function restatementsTold(
  { restatements, indicator, year }: IndicatorFigures,
  isWanted: (now: Observation) => boolean,
): readonly string[] {
  const first = referenceYear({ indicator, year });
  return restatements
    .filter(({ now }) => isWanted(now) && yearOf(now.period) >= first && yearOf(now.period) <= year)
    .flatMap((restatement) => writeRestatement(restatement, indicator) ?? []);
}

/** Null when nothing that can be told was changed (a note, a count that leaves the value as it was). */
function writeRestatement({ earlier, now }: Restatement, indicator: Indicator): string | null {
  const [before, after] = [earlier, now].map(({ outcome }) => exactValue(outcome, indicator.kind));
  if (before === after) return null;
  const whose = [
    now.group.kind === 'region' ? '' : now.group.name,
    now.sex === 'total' ? '' : SEXES[now.sex](indicator),
  ]
    .filter((part) => part !== '')
    .join(', ');
  const about = `${whose} ${writePeriod(now.period, 'sv')}`.trim();
  const decimals = decimalsToTell(earlier, now, indicator);
  const written = ({ outcome }: Observation) =>
    writeAt(exactValue(outcome, indicator.kind), decimals, indicator);
  const reason = now.restatementReason ? `. Skäl: ${now.restatementReason.trim().replace(/\.$/, '')}` : '';
  return `värdet för ${about} är rättat: tidigare redovisat ${written(earlier)}, nu ${written(now)}${reason}`;
}

const SEXES = {
  women: ({ sexNames }: Indicator) => sexNames.women,
  men: ({ sexNames }: Indicator) => sexNames.men,
  unknown: () => 'okänt kön',
} as const;

/** As many as are printed, or up to four more where the two would otherwise read alike. */
function decimalsToTell(one: Observation, other: Observation, indicator: Indicator): number {
  const printed = [one, other].flatMap(({ outcome }) => printedValue(outcome, indicator) ?? []);
  const [a, b] = [one, other].map(({ outcome }) => exactValue(outcome, indicator.kind));
  const fewest = Math.max(0, ...printed.map(decimalsOf));
  if (!a || !b) return fewest;
  let decimals = fewest;
  while (decimals < fewest + 4 && round(a, decimals) === round(b, decimals)) decimals += 1;
  return decimals;
}

function writeAt(value: Decimal | null, decimals: number, { unit }: Indicator): string {
  return value === null ? 'inget värde' : printLong(round(value, decimals), unit, 'sv');
}
