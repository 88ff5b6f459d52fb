// Picks the component that draws a chart. A new kind in contract.ts does not compile until it has one here.
import type { ReactElement } from 'react';
import type { Palette } from './brush.ts';
import type { ChartSpec } from './contract.ts';
import { Control } from './control.tsx';
import type { ChartProps } from './drawing.tsx';
import { Funnel } from './funnel.tsx';
import { Lights } from './lights.tsx';
import { Monthly } from './monthly.tsx';
import { SexSlope } from './sex-slope.tsx';
import { SortedDots } from './sorted-dots.tsx';
import { Yearly } from './yearly.tsx';

type Kind = ChartSpec['kind'];

const COMPONENTS = {
  yearly: Yearly,
  'sex-slope': SexSlope,
  'sorted-dots': SortedDots,
  monthly: Monthly,
  lights: Lights,
  funnel: Funnel,
  control: Control,
} as const satisfies { readonly [K in Kind]: (props: ChartProps<K>) => ReactElement };

interface AnyChartProps {
  readonly spec: ChartSpec;
  readonly width: number;
  readonly palette?: Palette;
  readonly id?: string | undefined;
}

/**
 * The picture alone: the spec's title and subtitle stand beside it, as figcaption or caption. The chart itself says where
 * its axis starts.
 */
export function Chart({ spec, width, palette = 'css', id }: AnyChartProps) {
  // The record pairs each kind with its own component, which a union of props can't express.
  const Component = COMPONENTS[spec.kind] as (
    props: AnyChartProps & { readonly palette: Palette },
  ) => ReactElement;
  return <Component spec={spec} width={width} palette={palette} id={id} />;
}
