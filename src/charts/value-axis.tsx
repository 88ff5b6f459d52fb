// Grid lines across a field and the values that they stand at, for charts whose values rise upwards.
import type { Axis } from './axis.ts';
import type { Palette } from './brush.ts';
import { brush } from './brush.ts';
import { Label, px } from './drawing.tsx';

interface ValueAxisProps {
  readonly axis: Axis;
  /** The ticks as written, in their order. */
  readonly ticks: readonly string[];
  readonly y: (value: number) => number;
  readonly left: number;
  readonly right: number;
  readonly palette: Palette;
}

export function ValueAxis({ axis, ticks, y, left, right, palette }: ValueAxisProps) {
  const paint = brush(palette);
  return axis.ticks.map((tick, index) => (
    <g key={tick}>
      <path {...paint('s-grid')} d={`M${left} ${px(y(tick))}H${px(right)}`} />
      <Label
        x={left - 8}
        y={y(tick)}
        anchor="end"
        roles={['tx-3']}
        palette={palette}
        lines={[ticks[index] ?? '']}
      />
    </g>
  ));
}
