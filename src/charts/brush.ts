// Colours by role. In the browser a role is a CSS class that the page's stylesheet colours for its theme; in the PDF and in
// Word the same role becomes fixed attributes. Roles are named as in the stylesheet: f- fill, s- stroke, tx- text.
import type { SVGAttributes } from 'react';
import type { Light } from '../core/light.ts';

export type Palette = 'css' | 'print';

/** Light and dark value of each colour; the light ones are also what is printed. Contrasts: see README.md. */
export const COLOURS = {
  surface: ['#ffffff', '#191f26'],
  bg: ['#f6f6f2', '#11161b'],
  ink: ['#17202a', '#edf0f2'],
  'ink-2': ['#454f59', '#bcc5cd'],
  'ink-3': ['#5b646e', '#9ba6b0'],
  grid: ['#e4e4dd', '#2b343c'],
  'line-strong': ['#82878a', '#74808a'],
  data: ['#1b4f8f', '#8dbbf2'],
  'data-soft': ['#c9d8ec', '#33506f'],
  'accent-tint': ['#e8eff8', '#1b2b3f'],
  women: ['#7a3b8f', '#d6a3e6'],
  men: ['#1c7474', '#6cc7c4'],
  country: ['#454f59', '#bcc5cd'],
  target: ['#17202a', '#edf0f2'],
  helt: ['#00635c', '#5fd9c0'],
  delvis: ['#b57300', '#f0be5c'],
  inte: ['#8e1b12', '#f0705c'],
  okand: ['#737d87', '#8e99a5'],
  foljs: ['#3d4e8c', '#8fa3de'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type Colour = keyof typeof COLOURS;

interface Paint {
  readonly fill?: Colour | 'none';
  readonly stroke?: Colour;
  readonly isBold?: boolean;
  readonly isHalo?: boolean;
}

export const ROLES = {
  'f-none': { fill: 'none' },
  'f-surface': { fill: 'surface' },
  'f-ink': { fill: 'ink' },
  'f-data': { fill: 'data' },
  'f-soft': { fill: 'data-soft' },
  'f-tint': { fill: 'accent-tint' },
  'f-women': { fill: 'women' },
  'f-men': { fill: 'men' },
  'f-country': { fill: 'country' },
  'f-better': { fill: 'helt' },
  'f-worse': { fill: 'inte' },
  'f-neutral': { fill: 'foljs' },
  's-bg': { stroke: 'bg' },
  's-grid': { stroke: 'grid' },
  's-axis': { stroke: 'line-strong' },
  's-ink2': { stroke: 'ink-2' },
  's-data': { stroke: 'data' },
  's-soft': { stroke: 'data-soft' },
  's-women': { stroke: 'women' },
  's-men': { stroke: 'men' },
  's-target': { stroke: 'target' },
  'tx-2': { fill: 'ink-2' },
  'tx-ink': { fill: 'ink' },
  'tx-3': { fill: 'ink-3' },
  'tx-data': { fill: 'data', isBold: true },
  'tx-women': { fill: 'women', isBold: true },
  'tx-men': { fill: 'men', isBold: true },
  b: { isBold: true },
  halo: { isHalo: true },
} as const satisfies Record<string, Paint>;

export type Role = keyof typeof ROLES;

export type Brush = (...roles: readonly Role[]) => SVGAttributes<SVGElement>;

export function brush(palette: Palette): Brush {
  if (palette === 'css') return (...roles) => ({ className: roles.join(' ') });
  return (...roles) => Object.assign({}, ...roles.map(inline)) as SVGAttributes<SVGElement>;
}

function inline(role: Role): SVGAttributes<SVGElement> {
  const paint: Paint = ROLES[role];
  return {
    ...(paint.fill === undefined ? {} : { fill: paint.fill === 'none' ? 'none' : COLOURS[paint.fill][0] }),
    ...(paint.stroke === undefined ? {} : { stroke: COLOURS[paint.stroke][0] }),
    ...(paint.isBold ? { fontWeight: 600 } : {}),
    ...(paint.isHalo
      ? { paintOrder: 'stroke', stroke: COLOURS.surface[0], strokeWidth: 4, strokeLinejoin: 'round' as const }
      : {}),
  };
}

/** Class and colour of a light; the classes are the stylesheet's own Swedish ones. */
export const LIGHT_COLOURS = {
  reached: 'helt',
  partly: 'delvis',
  'not-reached': 'inte',
  'not-assessable': 'okand',
  tracked: 'foljs',
} as const satisfies Record<Light, Colour>;

/** The stylesheet that gives the roles their colours, for pages that stand alone (the HTML report, the gallery). */
export function chartCss(): string {
  const tokens = Object.entries(COLOURS).map(
    ([name, [light, dark]]) => `--${name}:light-dark(${light},${dark});`,
  );
  const rules = Object.entries(ROLES).map(([role, value]) => {
    const paint: Paint = value;
    const declarations = [
      paint.fill === undefined ? '' : `fill:${paint.fill === 'none' ? 'none' : `var(--${paint.fill})`};`,
      paint.stroke === undefined ? '' : `stroke:var(--${paint.stroke});`,
      paint.isBold ? 'font-weight:600;' : '',
      paint.isHalo
        ? 'paint-order:stroke;stroke:var(--chart-ground,var(--bg));stroke-width:4px;stroke-linejoin:round;'
        : '',
    ].join('');
    return `.chart .${role},.mini .${role}{${declarations}}`;
  });
  const lights = Object.values(LIGHT_COLOURS).map((name) => `.k-${name}{color:var(--${name});}`);
  return [
    `:root{${tokens.join('')}}`,
    '.chart,.mini{display:block;max-width:100%;height:auto;overflow:visible;font-family:var(--font);}',
    '.chart text{fill:var(--ink-2);font-size:13px;}',
    ...rules,
    ...lights,
    '.glyph{width:18px;height:18px;flex:none;}',
    '@media (forced-colors:active){.glyph,.chart *,.mini *{forced-color-adjust:none}}',
    '@media print{.chart *,.mini *,.glyph *{print-color-adjust:exact}}',
  ].join('\n');
}
