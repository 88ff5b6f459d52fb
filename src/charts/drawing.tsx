// What all charts are drawn with: the picture with its text alternative, and labels. Nothing inside can take focus.
import type { ReactNode, SVGAttributes } from 'react';
import { useId } from 'react';
import type { Palette, Role } from './brush.ts';
import { brush, COLOURS } from './brush.ts';
import type { ChartSpec, ChartText } from './contract.ts';
import { LABEL_SIZE, LINE_HEIGHT } from './text-width.ts';

export interface ChartProps<Kind extends ChartSpec['kind']> {
  readonly spec: Extract<ChartSpec, { kind: Kind }>;
  /** Width in px that the picture is laid out for; text is 13 px at that width. */
  readonly width: number;
  readonly palette: Palette;
  /** Prefix of the ids inside; needed only where several pictures are rendered apart into one page. */
  readonly id?: string | undefined;
}

export function px(value: number): number {
  return Math.round(value * 10) / 10;
}

interface PictureProps {
  readonly text: ChartText;
  readonly width: number;
  readonly height: number;
  readonly palette: Palette;
  readonly id?: string | undefined;
  readonly children: ReactNode;
}

export function Picture({ text, width, height, palette, id, children }: PictureProps) {
  const own = useId();
  const prefix = id ?? own;
  const look: SVGAttributes<SVGSVGElement> =
    palette === 'css'
      ? { className: 'chart' }
      : { xmlns: 'http://www.w3.org/2000/svg', fontFamily: 'Source Sans 3', fill: COLOURS['ink-2'][0] };
  return (
    <svg
      {...look}
      width={px(width)}
      height={px(height)}
      viewBox={`0 0 ${px(width)} ${px(height)}`}
      fontSize={LABEL_SIZE}
      role="img"
      aria-labelledby={`${prefix}-t ${prefix}-d`}
    >
      <title id={`${prefix}-t`}>{text.title}</title>
      <desc id={`${prefix}-d`}>{text.description}</desc>
      {children}
    </svg>
  );
}

interface LabelProps {
  readonly x: number;
  /** Vertical middle of the (first) line. */
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly roles?: readonly Role[];
  readonly palette: Palette;
  readonly lines: readonly string[];
}

/** Text whose lines are centred around `y`. The baseline lies 0.35 em under the middle of the letters. */
export function Label({ x, y, anchor = 'start', roles = [], palette, lines }: LabelProps) {
  const top = y - ((lines.length - 1) * LINE_HEIGHT) / 2;
  const look = brush(palette)('tx-2', ...roles);
  return lines.map((line, index) => (
    <text
      // biome-ignore lint/suspicious/noArrayIndexKey: lines of one label have no identity but their order
      key={index}
      {...look}
      x={px(x)}
      y={px(top + index * LINE_HEIGHT + LABEL_SIZE * 0.35)}
      {...(anchor === 'start' ? {} : { textAnchor: anchor })}
    >
      {line}
    </text>
  ));
}
