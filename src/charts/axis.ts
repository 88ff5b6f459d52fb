// Where a value axis starts and ends, its ticks, and how values are written in a chart.
import { scaleLinear } from 'd3-scale';
import { decimal, decimalsOf } from '../core/decimal.ts';
import { honestDecimals, writeNumber } from '../core/numbers/write.ts';
import type { AxisFormat } from './contract.ts';

export interface Axis {
  readonly start: number;
  readonly end: number;
  readonly ticks: readonly number[];
}

export function isShare(format: AxisFormat): boolean {
  return format.suffix.trim() === '%';
}

/** Below this a value is drawn as the zero that it is printed as. */
const TINY = 1e-9;

/**
 * An axis for points on lines: it need not start at zero, but a small difference must not fill the picture, so it spans at
 * least ten percentage points, or a tenth of the largest value. When it would start in the lowest third it starts at zero.
 * A share never leaves 0–100 unless the values do.
 */
export function axisFor(values: readonly number[], format: AxisFormat, tickCount = 4): Axis {
  const known = values.length === 0 ? [0, isShare(format) ? 100 : 1] : values;
  const [low, high] = spanOf(known, format);
  const floor = low - (high - low) * 0.15;
  const startsAtZero = Math.min(...known) >= 0 && floor <= high / 3;
  const top = Math.max(...known) * 1.1;
  const ceiling = startsAtZero ? (top > TINY ? top : 1) : high + (high - low) * 0.1;
  const nice = scaleLinear([startsAtZero ? 0 : floor, ceiling], [0, 1]).nice(tickCount);
  const [start = 0, niceEnd = 1] = nice.domain();
  const isWithinShare = isShare(format) && Math.min(...known) >= 0 && Math.max(...known) <= 100;
  const end = isWithinShare ? Math.min(100, niceEnd) : niceEnd;
  return { start, end, ticks: scaleLinear([start, end], [0, 1]).ticks(tickCount) };
}

/** Lowest and highest value, moved apart evenly when they lie closer than a picture may show them. */
export function spanOf(values: readonly number[], format: AxisFormat): readonly [low: number, high: number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const leastSpan = isShare(format) ? 10 : Math.max(Math.abs(low), Math.abs(high)) / 10 || 1;
  const padding = Math.max(0, (leastSpan - (high - low)) / 2);
  return [low - padding, high + padding];
}

/** A value as a label, without its unit: "77", "0,36", "266 108". */
export function writeValue(value: number, format: AxisFormat): string {
  const exact = decimal(value);
  const decimals = honestDecimals(exact, {
    unit: isShare(format) ? 'percent' : 'number',
    decimals: format.decimals,
    language: format.language,
  });
  return writeNumber(exact, decimals, format.language);
}

/** Where the axis starts, with as many decimals as that takes: what the picture says must be what it shows. */
export function writeStart(axis: Axis, format: AxisFormat): string {
  const start = decimal(Number(axis.start.toPrecision(12)));
  return writeNumber(start, decimalsOf(start), format.language);
}

/** The ticks written; the last one carries the unit. */
export function writeTicks(axis: Axis, format: AxisFormat): readonly string[] {
  const [first = 0, second = first + 1] = axis.ticks;
  const decimals = Math.max(0, -Math.floor(Math.log10(Math.abs(second - first) || 1) + 1e-9));
  return axis.ticks.map((tick, index) => {
    const rounded = decimal(Number(tick.toFixed(decimals)));
    const text = writeNumber(rounded, decimals, format.language);
    return index === axis.ticks.length - 1 ? text + format.suffix : text;
  });
}
