// Turns pictures into Word drawings. Ids are counted per document, so that the same report gives the same file.
import { ImageRun } from 'docx';
import { chartSvg, lightSvg } from '../../charts/svg.ts';
import type { Light } from '../../core/light.ts';
import { LIGHTS } from '../../core/light.ts';
import type { Block } from '../../report/contract.ts';
import { WORDS } from '../words.ts';
import type { Picture } from './picture-worker.ts';
import { drawPictures } from './pictures.ts';
import { TEXT_WIDTH } from './styles.ts';

/** Same layout width as in the PDF: the 13 px labels become 9 points. */
const CHART_WIDTH = 680;
/** Twips per pixel of 1/96 inch, the unit of docx's transformation. */
const TWIPS_PER_PIXEL = 15;
/** A chart with many rows is made narrower rather than taller than the page. */
const TALLEST = (205 / 25.4) * 96;
const GLYPH_SIZE = 12;

export interface Drawings {
  chart(block: ChartBlock): ImageRun;
  light(light: Light): ImageRun;
}

type ChartBlock = Extract<Block, { kind: 'chart' }>;

/** Draws all that the report needs at once, so that the work can be shared out. */
export async function startDrawings(blocks: readonly Block[]): Promise<Drawings> {
  const charts = blocks.filter((block): block is ChartBlock => block.kind === 'chart');
  const pictures = await drawPictures([
    ...LIGHTS.map(lightSvg),
    ...charts.map((block) => chartSvg(block.chart, CHART_WIDTH)),
  ]);
  let count = 0;
  const nextId = () => {
    count += 1;
    return String(count);
  };
  const pictureAt = (index: number): Picture => {
    const found = pictures[index];
    if (found === undefined) throw new Error(`Picture ${index} was not drawn`);
    return found;
  };
  return {
    chart: (block) => {
      const drawn = pictureAt(LIGHTS.length + charts.indexOf(block));
      const fullWidth = TEXT_WIDTH / TWIPS_PER_PIXEL;
      const width = Math.min(fullWidth, (TALLEST * drawn.width) / drawn.height);
      const { title, description } = block.chart;
      const altText = { id: nextId(), name: `${WORDS.figure} ${block.number}`, title, description };
      return drawing(drawn, width, { altText });
    },
    light: (light) =>
      drawing(pictureAt(LIGHTS.indexOf(light)), GLYPH_SIZE, {
        altText: { id: nextId(), name: light },
        decorative: true,
      }),
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
