// Turns pictures into Word drawings. Ids are counted per document, so that the same report gives the same file.
import { ImageRun } from 'docx';
import type { ChartSpec } from '../../charts/contract.ts';
import { chartSvg, lightSvg } from '../../charts/svg.ts';
import type { Light } from '../../core/light.ts';
import { LIGHTS } from '../../core/light.ts';
import type { Picture } from './picture.ts';
import { picture } from './picture.ts';
import { TEXT_WIDTH } from './styles.ts';

/** Same layout width as in the PDF: the 13 px labels become 9 points. */
const CHART_WIDTH = 680;
/** Twips per pixel of 1/96 inch, the unit of docx's transformation. */
const TWIPS_PER_PIXEL = 15;
/** A chart with many rows is made narrower rather than taller than the page. */
const TALLEST = (205 / 25.4) * 96;
const GLYPH_SIZE = 12;

export interface Drawings {
  chart(spec: ChartSpec, name: string): Promise<ImageRun>;
  light(light: Light): ImageRun;
}

export async function startDrawings(): Promise<Drawings> {
  let count = 0;
  const nextId = () => {
    count += 1;
    return String(count);
  };
  const glyphs = new Map<Light, Picture>();
  for (const light of LIGHTS) glyphs.set(light, await picture(lightSvg(light)));
  return {
    chart: async (spec, name) => {
      const drawn = await picture(chartSvg(spec, CHART_WIDTH));
      const fullWidth = TEXT_WIDTH / TWIPS_PER_PIXEL;
      const width = Math.min(fullWidth, (TALLEST * drawn.width) / drawn.height);
      const altText = { id: nextId(), name, title: spec.title, description: spec.description };
      return drawing(drawn, width, { altText });
    },
    light: (light) => {
      const glyph = glyphs.get(light);
      if (glyph === undefined) throw new Error(`No symbol for ${light}`);
      return drawing(glyph, GLYPH_SIZE, { altText: { id: nextId(), name: light }, decorative: true });
    },
  };
}

interface Description {
  readonly altText: { id: string; name: string; title?: string; description?: string };
  readonly decorative?: boolean;
}

function drawing(
  { svg, png, width, height }: Picture,
  shownWidth: number,
  description: Description,
): ImageRun {
  const transformation = { width: Math.round(shownWidth), height: Math.round((shownWidth * height) / width) };
  return new ImageRun({
    type: 'svg',
    data: svg,
    transformation,
    fallback: { type: 'png', data: png },
    ...description,
  });
}
