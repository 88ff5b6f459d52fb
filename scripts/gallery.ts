// Writes dist/gallery/index.html: every chart in many cases, on the page's own ground, light and dark, wide and phone-wide.
// For looking at, and for showing in a review what a change does. Run: npm run gallery
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { chartCss } from '../src/charts/brush.ts';
import { Chart } from '../src/charts/chart.tsx';
import { LightGlyph } from '../src/charts/light-glyph.tsx';
import { MiniBars } from '../src/charts/mini-bars.tsx';
import { chartSvg } from '../src/charts/svg.ts';
import { LIGHTS } from '../src/core/light.ts';
import { CHART_CASES, MINI_BAR_CASES } from '../tests/fixtures/chart-cases.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const font = readFileSync(join(root, 'src/publish/assets/fonts/source-sans-3-latin-wght-normal.woff2'));
const WIDTHS = [760, 350] as const;

function figure(theme: 'light' | 'dark'): string {
  const charts = CHART_CASES.flatMap(({ name, spec }, index) => {
    const pictures = WIDTHS.map((width) =>
      renderToStaticMarkup(createElement(Chart, { spec, width, id: `${theme}-${index}-${width}` })),
    ).map((svg, at) => `<div style="width:${WIDTHS[at]}px">${svg}</div>`);
    return `<figure><figcaption><p class="case">${name}</p><p class="chart-title">${spec.title}</p><p class="chart-sub">${spec.subtitle}</p></figcaption><div class="pair">${pictures.join('')}</div></figure>`;
  });
  const bars = MINI_BAR_CASES.map((spec) =>
    renderToStaticMarkup(createElement(MiniBars, { bars: spec, palette: 'css' })),
  );
  const glyphs = LIGHTS.map(
    (light) =>
      `<svg class="glyph" viewBox="0 0 18 18" aria-hidden="true">${renderToStaticMarkup(createElement(LightGlyph, { light, palette: 'css' }))}</svg> ${light}`,
  );
  return `<section data-theme="${theme}"><p>${glyphs.join(' ')}</p><div class="minis">${bars.join('')}</div>${charts.join('\n')}</section>`;
}

const printed = CHART_CASES.map(
  ({ spec }) => `<p>${chartSvg(spec, 680).replaceAll(/ id="[^"]*"| aria-labelledby="[^"]*"/g, '')}</p>`,
);

const page = `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<title>Utfall: diagram</title>
<style>
@font-face{font-family:"Source Sans 3";font-weight:200 900;src:url(data:font/woff2;base64,${font.toString('base64')}) format("woff2")}
:root{--font:"Source Sans 3",sans-serif}
${chartCss()}
body{margin:0;font:16px/24px var(--font)}
section{padding:24px;background:var(--bg);color:var(--ink)}
section[data-theme=light]{color-scheme:light}
section[data-theme=dark]{color-scheme:dark}
figure{margin:0 0 40px}
.pair{display:flex;gap:48px;align-items:flex-start;flex-wrap:wrap}
.case{font-size:12px;color:var(--ink-3);margin:0}
.chart-title{font-weight:600;font-size:20px;line-height:28px;margin:0}
.chart-sub{font-size:14px;line-height:20px;color:var(--ink-2);margin:2px 0 12px}
.minis{display:flex;gap:24px;margin:0 0 32px}
.glyph{vertical-align:-4px}
</style>
</head>
<body>
${figure('light')}
${figure('dark')}
<section style="background:#fff;color-scheme:light"><h2>Tryck</h2>${printed.join('\n')}</section>
</body>
</html>
`;

mkdirSync(join(root, 'dist/gallery'), { recursive: true });
writeFileSync(join(root, 'dist/gallery/index.html'), page);
console.log(`dist/gallery/index.html: ${CHART_CASES.length} diagram, ${MINI_BAR_CASES.length} radstaplar`);
