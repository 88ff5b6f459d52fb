// Three bars beside a table row. The target lies at the same height in every row, so the bars show attainment, not size.
import type { Palette } from './brush.ts';
import { brush, COLOURS } from './brush.ts';
import type { MiniBars as MiniBarsSpec } from './contract.ts';
import { px } from './drawing.tsx';

const WIDTH = 96;
const HEIGHT = 52;
const BASE = 49;
/** Where the target, or without one the largest value, reaches. */
const FULL = 35;
/** A value far over its target is cut here; the row's figures say how far. */
const TALLEST = 47;
const BAR = 22;

interface MiniBarsProps {
  readonly bars: MiniBarsSpec;
  readonly palette: Palette;
}

export function MiniBars({ bars, palette }: MiniBarsProps) {
  const { values, target } = bars;
  const paint = brush(palette);
  const known = values.filter((value) => value !== null);
  const scale = target !== null && target > 0 ? target : Math.max(0, ...known);
  const pitch = WIDTH / Math.max(values.length, 1);
  const width = Math.min(BAR, pitch - 4);
  const look =
    palette === 'css'
      ? { className: 'mini' }
      : { xmlns: 'http://www.w3.org/2000/svg', fill: COLOURS['ink-2'][0] };
  return (
    <svg
      {...look}
      width={WIDTH}
      height={HEIGHT}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      role="img"
      aria-label={bars.alternative}
    >
      <path {...paint('s-axis')} d={`M0 ${BASE + 0.5}h${WIDTH}`} />
      {values.map((value, index) => {
        const x = px(index * pitch + (pitch - width) / 2);
        const height =
          value === null || scale <= 0 ? 0 : Math.max(0, Math.min((value / scale) * FULL, TALLEST));
        const age = values.length - 1 - index;
        return value === null ? (
          <path
            key={x}
            {...paint('s-axis', 'f-none')}
            strokeDasharray="2 2"
            d={`M${x} ${BASE - 0.5}h${px(width)}`}
          />
        ) : (
          <Bar key={x} x={x} width={width} height={height} age={age} palette={palette} />
        );
      })}
      {target === null ? null : (
        <>
          <path {...paint('s-bg')} strokeWidth={3} d={`M0 ${BASE - FULL}h${WIDTH}`} />
          <path
            {...paint('s-target')}
            strokeWidth={1.5}
            strokeDasharray="4 2"
            d={`M0 ${BASE - FULL}h${WIDTH}`}
          />
        </>
      )}
    </svg>
  );
}

interface BarProps {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** 0 = this year. */
  readonly age: number;
  readonly palette: Palette;
}

/** This year is filled, last year soft, older years are outlines. */
function Bar({ x, width, height, age, palette }: BarProps) {
  const paint = brush(palette);
  if (age === 0)
    return <rect {...paint('f-data')} x={x} y={px(BASE - height)} width={px(width)} height={px(height)} />;
  return (
    <rect
      {...paint(age === 1 ? 'f-soft' : 'f-surface', 's-data')}
      x={px(x + 0.5)}
      y={px(BASE - height + 0.5)}
      width={px(width - 1)}
      height={px(Math.max(0, height - 0.5))}
    />
  );
}
