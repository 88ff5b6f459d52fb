// Charts as standing SVG files with fixed colours, for the PDF and Word. In pages, use the components.
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Light } from '../core/light.ts';
import { Chart } from './chart.tsx';
import type { ChartSpec } from './contract.ts';
import { LightGlyph } from './light-glyph.tsx';

export function chartSvg(spec: ChartSpec, width: number): string {
  return renderToStaticMarkup(createElement(Chart, { spec, width, palette: 'print', id: 'chart' }));
}

/** The symbol of a light, 18 px; decoration beside its word, so without a text alternative of its own. */
export function lightSvg(light: Light): string {
  const glyph = createElement(LightGlyph, { light, palette: 'print' });
  return renderToStaticMarkup(
    createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: 18,
        height: 18,
        viewBox: '0 0 18 18',
        'aria-hidden': true,
      },
      glyph,
    ),
  );
}

/** Width and height in px as the chart was laid out. */
export function svgSize(svg: string): { readonly width: number; readonly height: number } {
  const size = /^<svg[^>]*? width="([\d.]+)" height="([\d.]+)"/.exec(svg);
  if (size === null) throw new Error('The picture has no size');
  return { width: Number(size[1]), height: Number(size[2]) };
}
