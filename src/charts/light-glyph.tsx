// The five lights as symbols. The outlines differ so that they can be told apart without colour: disc with tick, half disc,
// diamond with cross, dashed ring with question mark, line. Each is drawn in a square of 18.
import type { SVGAttributes } from 'react';
import type { Light } from '../core/light.ts';
import type { Palette } from './brush.ts';
import { COLOURS, LIGHT_COLOURS } from './brush.ts';

interface LightGlyphProps {
  readonly light: Light;
  readonly palette: Palette;
  readonly transform?: string;
}

/** A group to be put inside an svg element. Beside it there is always the light's word. */
export function LightGlyph({ light, palette, transform }: LightGlyphProps) {
  const name = LIGHT_COLOURS[light];
  const isPrint = palette === 'print';
  const look: SVGAttributes<SVGGElement> = isPrint ? {} : { className: `k-${name}` };
  const colour = isPrint ? COLOURS[name][0] : 'currentColor';
  const ground = isPrint ? COLOURS.surface[0] : 'var(--surface)';
  return (
    <g {...look} {...(transform === undefined ? {} : { transform })}>
      {SHAPES[light](colour, ground)}
    </g>
  );
}

const round = { strokeLinecap: 'round', strokeLinejoin: 'round' } as const;

const SHAPES = {
  reached: (colour, ground) => (
    <>
      <circle cx={9} cy={9} r={8} fill={colour} />
      <path d="M5.2 9.3l2.6 2.6 5-5.5" fill="none" stroke={ground} strokeWidth={2} {...round} />
    </>
  ),
  partly: (colour) => (
    <>
      <circle cx={9} cy={9} r={7} fill="none" stroke={colour} strokeWidth={2} />
      <path d="M9 2a7 7 0 0 0 0 14z" fill={colour} />
    </>
  ),
  'not-reached': (colour, ground) => (
    <>
      <path d="M9 .6L17.4 9 9 17.4.6 9z" fill={colour} />
      <path d="M6.6 6.6l4.8 4.8M11.4 6.6l-4.8 4.8" fill="none" stroke={ground} strokeWidth={1.9} {...round} />
    </>
  ),
  'not-assessable': (colour) => (
    <>
      <circle cx={9} cy={9} r={7} fill="none" stroke={colour} strokeWidth={2} strokeDasharray="2.6 1.8" />
      <path
        d="M7 7.2c0-2.6 4-2.6 4 0 0 1.6-2 1.6-2 3.2M9 12.6v.1"
        fill="none"
        stroke={colour}
        strokeWidth={1.8}
        strokeLinecap="round"
      />
    </>
  ),
  tracked: (colour) => (
    <>
      <path d="M1.8 13.2l4.4-4.6 3.4 3 6.4-7" fill="none" stroke={colour} strokeWidth={2.2} {...round} />
      <circle cx={15.6} cy={4.6} r={2} fill={colour} />
    </>
  ),
} as const satisfies Record<Light, (colour: string, ground: string) => React.ReactNode>;
