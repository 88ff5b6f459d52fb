// The months under a series: as many names as fit, and the years below where there is more than one.
import type { Language } from '../core/language.ts';
import type { Palette } from './brush.ts';
import { CHART_WORDS } from './chart-words.ts';
import { Label } from './drawing.tsx';
import { textWidth } from './text-width.ts';

/** Months as whole numbers, year · 12 + month from 0. */
export function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

interface MonthAxisProps {
  /** Every month drawn, rising, without gaps. */
  readonly months: readonly number[];
  readonly x: (month: number) => number;
  /** Where the field above ends. */
  readonly top: number;
  readonly language: Language;
  readonly palette: Palette;
}

export function monthAxisHeight(months: readonly number[]): number {
  return hasYears(months) ? 46 : 28;
}

export function MonthAxis({ months, x, top, language, palette }: MonthAxisProps) {
  const names = CHART_WORDS[language].months;
  const first = months[0] ?? 0;
  return (
    <>
      {thinMonths(months, x, names).map((month) => (
        <Label
          key={month}
          x={x(month)}
          y={top + 16}
          anchor="middle"
          palette={palette}
          lines={[names[month % 12] ?? '']}
        />
      ))}
      {hasYears(months)
        ? months
            .filter((month) => month === first || month % 12 === 0)
            // The first year is left out where it has too few months to stand over.
            .filter((month) => month !== first || 12 - (first % 12) >= 3)
            .map((month) => (
              <Label
                key={month}
                x={x(month)}
                y={top + 34}
                anchor="middle"
                roles={['b', 'tx-ink']}
                palette={palette}
                lines={[String(Math.floor(month / 12))]}
              />
            ))
        : null}
    </>
  );
}

function hasYears(months: readonly number[]): boolean {
  return months.some((month) => month % 12 === 0 && month !== months[0]) || months.length > 12;
}

/** All, every second, third, fourth, sixth or twelfth, always with January where it is. */
function thinMonths(
  months: readonly number[],
  x: (month: number) => number,
  names: readonly string[],
): readonly number[] {
  const step = months.length < 2 ? Number.POSITIVE_INFINITY : x((months[0] ?? 0) + 1) - x(months[0] ?? 0);
  const widestName = Math.max(...names.map((name) => textWidth(name))) + 8;
  const every = [1, 2, 3, 4, 6, 12].find((count) => step * count >= widestName) ?? 12;
  return months.filter((month) => month % every === 0 || months.length === 1);
}
