import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CHART_CASES, MINI_BAR_CASES } from '../../tests/fixtures/chart-cases.ts';
import { LIGHTS } from '../core/light.ts';
import { COLOURS, chartCss, LIGHT_COLOURS, ROLES } from './brush.ts';
import { Chart } from './chart.tsx';
import type { ChartSpec } from './contract.ts';
import { MiniBars } from './mini-bars.tsx';
import { chartSvg, lightSvg, svgSize } from './svg.ts';

const inPage = (spec: ChartSpec, width = 680) =>
  renderToStaticMarkup(<Chart spec={spec} width={width} id="c" />);
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

describe.each(CHART_CASES)('$name', ({ spec }) => {
  it('is one picture with a name and a text alternative', () => {
    const svg = inPage(spec);
    expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="c-t c-d"/);
    expect(svg).toContain(`<title id="c-t">${escaped(spec.title)}</title>`);
    expect(svg).toContain(`<desc id="c-d">${escaped(spec.description)}</desc>`);
  });

  it('holds nothing that takes focus or stands outside the picture’s one name', () => {
    expect(inPage(spec)).not.toMatch(/tabindex|href=|<a[ >]|role="(?!img)|<image|<foreignObject/i);
  });

  it('has a number wherever a number is due', () => {
    for (const width of [350, 680, 960])
      expect(inPage(spec, width)).not.toMatch(/NaN|Infinity|undefined|null/);
  });

  it('takes its colours from the page’s stylesheet, and from nothing outside when printed', () => {
    expect(inPage(spec)).not.toMatch(/#[0-9a-f]{3,6}\b/i);
    const printed = chartSvg(spec, 680);
    expect(printed).not.toMatch(/class=|var\(|currentColor/);
    expect(printed).toContain('xmlns="http://www.w3.org/2000/svg"');
  });

  it('fits the width it was asked for', () => {
    for (const width of [350, 680]) expect(svgSize(chartSvg(spec, width)).width).toBe(width);
  });
});

describe('the stylesheet', () => {
  it('has a rule for every role and light', () => {
    const css = chartCss();
    for (const role of Object.keys(ROLES)) expect(css).toContain(`.chart .${role},`);
    for (const light of LIGHTS) expect(css).toContain(`.k-${LIGHT_COLOURS[light]}{`);
  });

  it.each([0, 1] as const)('keeps text and symbols readable in theme %d', (theme) => {
    for (const ground of ['surface', 'bg'] as const) {
      for (const text of ['ink', 'ink-2', 'ink-3', 'data', 'women', 'men'] as const)
        expect(contrast(COLOURS[text][theme], COLOURS[ground][theme]), text).toBeGreaterThanOrEqual(4.5);
      for (const light of Object.values(LIGHT_COLOURS))
        expect(contrast(COLOURS[light][theme], COLOURS[ground][theme]), light).toBeGreaterThanOrEqual(3);
    }
  });
});

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(a: string, b: string): number {
  const luminance = (hex: string) =>
    [1, 3, 5]
      .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4))
      .reduce((sum, channel, index) => sum + channel * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0);
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('the small bars', () => {
  it.each(MINI_BAR_CASES)('$alternative', (bars) => {
    const svg = renderToStaticMarkup(<MiniBars bars={bars} palette="css" />);
    expect(svg).toContain(`aria-label="${bars.alternative}"`);
    expect(svg).not.toMatch(/NaN|height="-/);
    expect(svg.includes('stroke-dasharray="4 2"')).toBe(bars.target !== null);
  });
});

it('the symbols of the lights differ in outline, not only in colour', () => {
  const outlines = LIGHTS.map((light) => lightSvg(light).replaceAll(/#[0-9a-f]{6}/g, ''));
  expect(new Set(outlines).size).toBe(LIGHTS.length);
});
