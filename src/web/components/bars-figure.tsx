// Three bars beside a table row. Apart from chart-figure.tsx so that the overview does not wait for the larger drawings.
import type { MiniBars } from '../../charts/contract.ts';
import { MiniBars as Drawing } from '../../charts/mini-bars.tsx';

export function BarsFigure({ bars }: { readonly bars: MiniBars }) {
  return <Drawing bars={bars} palette="css" />;
}
