// Signs that tell kinds of points apart without colour, and the key that says in words what those that occur mean.
import type { ReactNode } from 'react';
import type { Palette, Role } from './brush.ts';
import { brush } from './brush.ts';
import { Label, px } from './drawing.tsx';
import { textWidth } from './text-width.ts';

export const SHAPES = ['disc', 'ring', 'diamond', 'square', 'triangle', 'cross'] as const;
export type Shape = (typeof SHAPES)[number];

interface SignProps {
  readonly shape: Shape;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly look: Role;
  readonly palette: Palette;
}

/** `size`: half its height. Rings and crosses look as a stroke does, the others as a fill. */
export function Sign({ shape, x, y, size, look, palette }: SignProps) {
  const paint = brush(palette);
  switch (shape) {
    case 'disc':
      return <circle {...paint(look)} cx={px(x)} cy={px(y)} r={size} />;
    case 'ring':
      return <circle {...paint(look, 'f-surface')} strokeWidth={2} cx={px(x)} cy={px(y)} r={size} />;
    case 'diamond':
      return (
        <path
          {...paint(look)}
          d={`M${px(x)} ${px(y - size)}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`}
        />
      );
    case 'square':
      return <rect {...paint(look)} x={px(x - size)} y={px(y - size)} width={2 * size} height={2 * size} />;
    case 'triangle':
      return <path {...paint(look)} d={`M${px(x)} ${px(y - size)}l${size} ${2 * size}h${-2 * size}z`} />;
    case 'cross':
      return (
        <path
          {...paint(look, 'f-none')}
          strokeWidth={1.5}
          d={`M${px(x - size)} ${px(y - size)}l${2 * size} ${2 * size}m0 ${-2 * size}l${-2 * size} ${2 * size}`}
        />
      );
  }
}

export interface KeyEntry {
  readonly shape: Shape;
  readonly look: Role;
  readonly size: number;
  readonly text: string;
}

const ROW = 20;
const SIGN_WIDTH = 18;
const GAP = 20;

interface LaidEntry extends KeyEntry {
  readonly x: number;
  readonly y: number;
}

/** The key in rows no wider than `width`, from `left`; `height` is 0 without entries. */
export function layOutKey(
  entries: readonly KeyEntry[],
  left: number,
  width: number,
): { readonly entries: readonly LaidEntry[]; readonly height: number } {
  let x = left;
  let row = 0;
  const laid = entries.map((entry) => {
    const size = SIGN_WIDTH + textWidth(entry.text);
    if (x > left && x + size > width) {
      x = left;
      row += 1;
    }
    const placed = { ...entry, x, y: row * ROW };
    x += size + GAP;
    return placed;
  });
  return { entries: laid, height: entries.length === 0 ? 0 : (row + 1) * ROW };
}

interface KeyProps {
  readonly laid: ReturnType<typeof layOutKey>;
  /** Middle of the first row. */
  readonly top: number;
  readonly palette: Palette;
}

export function Key({ laid, top, palette }: KeyProps): ReactNode {
  return laid.entries.map(({ shape, look, size, text, x, y }) => (
    <g key={text}>
      <Sign shape={shape} look={look} size={size} x={x + 6} y={top + y} palette={palette} />
      <Label x={x + SIGN_WIDTH} y={top + y} palette={palette} lines={[text]} />
    </g>
  ));
}
