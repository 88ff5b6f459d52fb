// The names of lines, in a column to the right of where they end, moved apart and led to their lines.
import type { Palette, Role } from './brush.ts';
import { brush } from './brush.ts';
import { dodge } from './dodge.ts';
import { Label, px } from './drawing.tsx';
import { LINE_HEIGHT, widest, wrapText } from './text-width.ts';

export interface EndLabel {
  readonly text: string;
  readonly roles: readonly Role[];
  readonly value: number;
}

export interface LaidLabels {
  readonly labels: readonly (EndLabel & { readonly lines: readonly string[] })[];
  readonly width: number;
}

export function layOutEndLabels(labels: readonly EndLabel[], limit: number): LaidLabels {
  const laid = labels.map((label) => ({ ...label, lines: wrapText(label.text, limit, 600) }));
  return { labels: laid, width: Math.ceil(Math.max(0, ...laid.map(({ lines }) => widest(lines, 600)))) };
}

interface EndLabelsProps {
  readonly laid: LaidLabels;
  readonly y: (value: number) => number;
  /** Where the lines end. */
  readonly right: number;
  readonly bounds: { readonly from: number; readonly to: number };
  readonly palette: Palette;
}

export function EndLabels({ laid: { labels }, y, right, bounds, palette }: EndLabelsProps) {
  const paint = brush(palette);
  const middles = dodge(
    labels.map(({ value, lines }) => ({ at: y(value), size: lines.length * LINE_HEIGHT })),
    0,
    bounds,
  );
  return labels.map(({ text, roles, value, lines }, index) => {
    const middle = middles[index] ?? y(value);
    const isMoved = Math.abs(middle - y(value)) > 2;
    return (
      // Two lines may have the same name: the upper and the lower limit.
      <g key={`${text} ${value}`}>
        {isMoved ? (
          <path
            {...paint('s-axis', 'f-none')}
            strokeWidth={1}
            d={`M${px(right + 1)} ${px(y(value))}L${px(right + 10)} ${px(middle)}`}
          />
        ) : null}
        <Label x={right + 13} y={middle} roles={roles} palette={palette} lines={lines} />
      </g>
    );
  });
}
