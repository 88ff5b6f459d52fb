// What is said in words about a field of values: that there are none, and below it where an axis starts that does not start at zero.
import type { Axis } from './axis.ts';
import { writeStart } from './axis.ts';
import type { Palette } from './brush.ts';
import { CHART_WORDS } from './chart-words.ts';
import type { AxisFormat } from './contract.ts';
import { Label } from './drawing.tsx';

interface FieldRemarksProps {
  readonly isEmpty: boolean;
  readonly axis: Axis;
  readonly format: AxisFormat;
  readonly field: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  /** Where the line about the axis stands. */
  readonly below: number;
  readonly palette: Palette;
}

export function FieldRemarks({ isEmpty, axis, format, field, below, palette }: FieldRemarksProps) {
  const words = CHART_WORDS[format.language];
  const startsAtZero = axis.start <= 0 && axis.end >= 0;
  return (
    <>
      {isEmpty ? (
        <Label
          x={(field.left + field.right) / 2}
          y={(field.top + field.bottom) / 2}
          anchor="middle"
          roles={['tx-3', 'halo']}
          palette={palette}
          lines={[words.noValues]}
        />
      ) : null}
      {startsAtZero ? null : (
        <Label
          x={field.left}
          y={below}
          roles={['tx-3']}
          palette={palette}
          lines={[words.axisStartsAt(writeStart(axis, format))]}
        />
      )}
    </>
  );
}
